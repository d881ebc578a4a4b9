// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One real address for every page there is, from the sample world.
import { setAvailability } from '../../src/command/availability.ts'
import { consultationToken } from '../../src/command/consultation-token.ts'
import { execute } from '../../src/command/execute.ts'
import { offersFor, viewCase } from '../../src/command/case-view.ts'
import { takesAnswer } from '../../src/engine/consulting.ts'
import type { Actor } from '../../src/engine/actor.ts'
import { portalApp } from '../../src/portal/portal.tsx'
import { Browser } from '../../src/portal/test-browser.ts'
import { codeOf, fillForm } from '../../src/portal/test-journey.ts'
import { SAMPLE_PEOPLE } from '../../src/sample/people.ts'
import { routesOf } from '../../src/server/route.ts'
import { createJob, setTask, startJob } from '../../src/store/bulk.ts'
import { appraise, createDisposal, releaseDisposal } from '../../src/store/disposals.ts'
import { addFeedback } from '../../src/store/feedback.ts'
import { messagesOf } from '../../src/store/inbox.ts'
import { parkedEffects } from '../../src/store/queue.ts'
import { hashSecret } from '../../src/store/secret.ts'
import { createToken } from '../../src/store/tokens.ts'
import { caseByFileNumber } from '../../src/store/worklist.ts'
import type { TestWorld } from '../../src/sample/test-world.ts'
import { CASE_TABS } from '../../src/workspace/case-tabs.ts'
import { workspaceApp } from '../../src/workspace/workspace.tsx'
import { lettersOnPaper, retrievedLetter } from './letters-under-way.ts'

const PORTAL = '/musterangeln'
const DESK = `${PORTAL}/amt`
/** More of the library than the sample world has, so that pages show many services. */
export const MORE = ['allgemeiner-antrag', 'baulastenauskunft', 'plakatierung', 'hundesteuer'] as const
const PAUSED = 'plakatierung'
/** Who has something to do in the sample cases. */
const ACTING = ['petersen', 'lorenzen', 'rohde', 'matthiesen'] as const

/** An address, who opens it, and what it answers where that is not 200. */
export interface Example {
  readonly who: string
  readonly path: string
  readonly status?: number
  /** The name of a photograph, where no journey takes one. */
  readonly photo?: string
}

/** Routes that show no page, each with what they answer instead. */
export const NO_PAGES: Readonly<Record<string, string>> = {
  '/:tenant/leistungen/:process/formular.pdf': 'the paper form, a PDF',
  '/:tenant/antrag/:code': 'leads on to the page where the person left off',
  '/:tenant/antrag/:code/zusammenfassung.pdf': 'the answers on paper, a PDF',
  '/:tenant/antrag/:code/dokument/:id': 'a file of the draft',
  '/:tenant/konto/daten/auszug': 'the own data, a ZIP',
  '/:tenant/konto/dokumente/:id': 'a letter, a PDF',
  '/:tenant/abruf/:token/:key/schreiben.pdf': 'a letter, a PDF',
  '/:tenant/beteiligung/:token/unterlagen/:document': 'a paper that goes along with a question, a file',
  '/:tenant/amt/druck/stapel/:stapel/stapel.pdf': 'all letters of a batch, a PDF',
  '/:tenant/amt/druck/stapel/:stapel/adressen.csv': 'the addresses of a batch, a CSV',
  '/:tenant/amt/aussonderung/:liste/liste.csv': 'a list of files to be disposed of, a CSV',
  '/:tenant/amt/aussonderung/:liste/anbietung.zip': 'the same for the archive, a ZIP',
  '/:tenant/amt/aussonderung/:liste/paket/:teil': 'files for the archive, a ZIP',
  '/:tenant/amt/auswertung.csv': 'the key figures to take along, CSV',
  '/:tenant/amt/vorgaenge/:id/weiter': 'leads on to the next step of a case',
  '/:tenant/amt/neu/:process': 'leads back to the choice of procedure',
  '/:tenant/amt/aussendienst.js': 'shows what was taken along without a connection, a script',
  '/:tenant/amt/suche/vorschlaege': 'the list of the palette, a piece of a page',
  '/:tenant/amt/live': 'what has changed, a stream that never ends',
  '/:tenant/amt/vorgaenge.csv': 'the list to take along, CSV',
  '/:tenant/amt/vorgaenge.xlsx': 'the list to take along, a spreadsheet',
  '/:tenant/amt/sammelauftraege/:job/briefe.pdf': 'the letters of a job, a PDF',
  '/:tenant/amt/vorgaenge/:id/entwurf.pdf': 'the draft of a letter, a PDF',
  '/:tenant/amt/vorgaenge/:id/entwurf.docx': 'the draft of a letter, a Word document',
  '/:tenant/amt/vorgaenge/:id/akte.pdf': 'the whole file, a PDF',
  '/:tenant/amt/vorgaenge/:id/akte.zip': 'the whole file, a ZIP',
  '/:tenant/amt/vorgaenge/:id/dokumente/:document': 'a paper of the case, a file',
}

/** The patterns of all declared GET routes, in the order in which they are tried. */
export function pagesDeclared(world: TestWorld): { readonly portal: string[]; readonly desk: string[] } {
  const under = (prefix: string, app: ReturnType<typeof portalApp>) =>
    [...new Set(routesOf(app).filter(({ method }) => method === 'get').map(({ path }) => prefix + path))]
  return { portal: under('/:tenant', portalApp(world.renderer)), desk: under('/:tenant/amt', workspaceApp(world.renderer)) }
}

/** The first pattern an address fits, as the server chooses it. */
export function patternOf(patterns: readonly string[], address: string): string | undefined {
  const [path] = address.split(/[?#]/)
  return patterns.find((pattern) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`).test(path!))
}

/** A sentence for every route that nobody looks at, and for every exception that is no route. */
export function overlooked(patterns: readonly string[], examples: readonly Example[], exceptions = NO_PAGES): string[] {
  const seen = new Set(examples.map(({ path }) => patternOf(patterns, path)))
  return [
    ...patterns.filter((one) => !seen.has(one) && !Object.hasOwn(exceptions, one))
      .map((one) => `${one} has no example: add an address to test/journeys/examples.ts, or the reason why it shows no page to NO_PAGES.`),
    ...examples.filter(({ path }) => patternOf(patterns, path) === undefined).map(({ path }) => `${path} is no declared route.`),
  ]
}

/** A case of the sample world by the number in its file number. */
async function caseId({ house, angeln }: TestWorld, number: number): Promise<string> {
  const line = await caseByFileNumber(house.store, angeln, `32-GE-${number}/2026`)
  return line!.id
}

/** Pages of one person, with a photograph where a name is given. */
const seenBy = (who: string, base: string, ...pages: readonly (readonly [path: string, photo?: string])[]): Example[] =>
  pages.map(([path, photo]) => ({ who, path: base + path, ...(photo !== undefined && { photo }) }))

/** Every page of the portal: public, with drafts and a sent application, with an account, by a link. */
export async function portalExamples(world: TestWorld): Promise<Example[]> {
  const { house, angeln } = world
  await setAvailability(house, angeln, PAUSED, { kind: 'paused', reason: 'Wir stellen gerade auf neue Rahmen um.', until: '2026-06-30' }, 'test')
  const middle = await applicant(world, 'anlass')
  const ready = await applicant(world)
  const sent = await applicant(world)
  await sent.send({})
  await world.worker.drain()
  const account = SAMPLE_PEOPLE[angeln.slug]!.find(({ id }) => id === 'sommer')!.account!
  const [message] = await messagesOf(house.store, angeln, account)
  const [past, own] = [await caseId(world, 1), await caseId(world, 2)]
  const asked = await viewCase(house, angeln, own)
  const open = asked!.at.consultations.find(({ status }) => status === 'open')!
  const [link, opened] = await retrievedLetter(world)
  const draft = `/antrag/${codeOf(middle)}`
  const invitation = await invite(ready)
  const [password, email] = [await accountLink(world, 'account-password'), await accountLink(world, 'account-email')]
  const sentCode = /\/status\/([A-Z0-9-]+)/.exec((await sent.open(`${PORTAL}/antrag/${codeOf(sent)}/eingegangen`)).html)![1]!
  return [
    ...seenBy('', PORTAL, ['/'], ['/?q=Hund', 'r01-suche'], ['/?q=Xylofonverleih', 'r02-suche-ohne-treffer'], ['/leistungen', 'r03-a-bis-z'],
      ...MORE.map((id) => [`/leistungen/${id}`, `r04-leistung-${id}`] as const), ['/leistungen/gestattung'], ['/leistungen/gestattung/datenschutz', 'r20-datenschutz-leistung'],
      ['/antrag', 'r05-antrag-fortsetzen'], [`${draft}/anlass`], [`${draft}/spaeter`, 'r06-gespeichert'],
      [`/antrag/${codeOf(ready)}/pruefen`], [`/antrag/${codeOf(sent)}/eingegangen`],
      [`/antrag/${codeOf(ready)}/mitantragsteller`, 'r08-mitantragsteller'], ['/mitantrag'], [invitation, 'r09-bestaetigen'],
      ['/status'], [`/status/${asked!.at.code}`, 'r07-stand'], [`/beteiligung/${consultationToken(house, angeln, open.id)}`, 'r28-beteiligung-code'], [`/beteiligung/${consultationToken(house, angeln, open.id)}/code`],
      [link!, 'r10-abruf'], [opened!, 'r11-abgerufen'], ['/anmelden', 'r21-anmelden'], ['/registrieren'], ['/kennwort', 'r22-kennwort-vergessen'], [`/kennwort/${password}`, 'r23-neues-kennwort'], [`/e-mail/${email}`, 'r24-adresse-bestaetigen'], ['/barrierefreiheit'], ['/impressum'], ['/datenschutz'], ['/hilfe'], ['/leichte-sprache', 'r18-leichte-sprache'], ['/rueckmeldung', 'r19-rueckmeldung']),
    ...seenBy('sommer', PORTAL, ['/konto'], ['/konto/entwuerfe', 'r10-entwuerfe'], ['/konto/postfach', 'r11-postfach'],
      [`/konto/postfach/${message!.id}`, 'r12-nachricht'], ['/konto/vertretung', 'r16-vertretung'], ['/konto/vertretung/neu', 'r17-vertretung-neu'], ['/konto/daten'], ['/konto/daten/kennwort', 'r25-kennwort-aendern'], ['/konto/daten/e-mail', 'r26-adresse-aendern'], [`/status/${sentCode}`, 'r27-uebernehmen'], ['/konto/daten/loeschen'],
      [`/konto/antraege/${own}`], [`/konto/antraege/${own}/nachrichten`, 'r13-nachrichten'],
      [`/konto/antraege/${own}/aktion/amt_schreiben`, 'r14-amt-schreiben'], [`/konto/antraege/${past}`, 'r15-antrag-erledigt']),
  ]
}

/** A link as a mail to the first citizen holds it. */
async function accountLink({ house, angeln }: TestWorld, purpose: string): Promise<string> {
  const { account, email } = SAMPLE_PEOPLE[angeln.slug]!.find(({ id }) => id === 'sommer')!
  await createToken(house.store, angeln, {
    hash: hashSecret(purpose), purpose, caseId: null, data: { account: account!, email, language: 'de' },
    createdAt: house.clock(), expiresAt: '2027-01-01T00:00:00.000Z',
  })
  return purpose
}

/** Somebody who applies too; gives the path at which they confirm. */
async function invite(browser: Browser): Promise<string> {
  await browser.open(`${PORTAL}/antrag/${codeOf(browser)}/mitantragsteller`)
  await browser.send({ mitantragsteller: 'Ole Sommer' })
  const path = /\/mitantrag\/[\w-]+/.exec(browser.shown.html)![0]
  await browser.open(`${PORTAL}/antrag/${codeOf(browser)}/pruefen`)
  return path
}

async function applicant({ house }: TestWorld, until?: string): Promise<Browser> {
  const browser = new Browser(house)
  await browser.open(`${PORTAL}/leistungen/gestattung`)
  await browser.send({})
  await fillForm(browser, until)
  return browser
}

/** Every page of the desk: lists, all tabs of a case, every action somebody may do, capture, hand-over. */
export async function deskExamples(world: TestWorld): Promise<Example[]> {
  const [old, ready, asked, complete, fresh] = await Promise.all([1, 3, 2, 5, 7].map((number) => caseId(world, number)))
  const parked = await leftLying(world, ready!)
  const question = (await viewCase(world.house, world.angeln, asked!))!.at.consultations.find(({ status }) => status === 'open')!
  const questioned = `/vorgaenge/${asked}/beteiligung`
  const paper = await lettersOnPaper(world)
  await addFeedback(world.house.store, world.angeln, {
    id: world.house.newId(), kind: 'barrier', page: '/antrag', body: 'Das Datum lese ich nicht.',
    contact: '04631 0000', createdAt: world.house.clock(),
  }, false)
  const one = `/vorgaenge/${ready}`
  const tabs = Object.keys(CASE_TABS).filter((tab) => tab !== 'antrag' && tab !== 'bescheid')
  return [
    ...seenBy('', DESK, ['/anmelden']),
    ...seenBy('petersen', DESK, ['/', 'r20-heute'], ['/konto', 'r21-mein-konto'], ['/konto/angaben', 'r22-eigene-angaben'], ['/rueckmeldungen', 'r22-rueckmeldungen'], ['/tasten', 'r28-tasten'], ['/suche?q=Dorffest'], ['/suche?q=Xylofon', 'r23-suche-ohne-treffer'],
      ['/uebergaben'], [`/uebergaben/${encodeURIComponent(parked)}`],
      ...paper.map((path, i) => [path, `r24-druck-${i + 1}`] as const),
      ['/neu', 'r26-neu'], ...['gestattung', 'allgemeiner-antrag', 'baulastenauskunft', 'plakatierung']
        .map((id) => [`/neu/${id}/aktion/erfassen`, `r27-erfassen-${id}`] as const),
      ['/vorgaenge'], ['/vorgaenge?sicht=abgeschlossen', 'r29-abgeschlossen'],
      [one, 'r30-vorgang'], [`${one}/bescheid`, 'r31-bescheid'], ...tabs.map((tab) => [`${one}/${tab}`] as const),
      [`${one}/akteneinsicht`, 'r34-akteneinsicht'], [`${one}/schriftstueck`, 'r35-schriftstueck'],
      [`${one}/vorlage`, 'r36-vorlage'], [`${one}/zuweisung`, 'r34-zuweisen'], [`${one}/uebergabe`, 'r37-uebergeben'], [`${one}/abgabe`, 'r38-paket'],
      [questioned, 'r39-beteiligung'], ...['erinnerung', 'rueckzug', 'neuer-link', 'code'].map((step) =>
        [`${questioned}/${encodeURIComponent(question.id)}/${step}`, `r39-${step}`] as const),
      [`/vorgaenge/${old}`], [`/vorgaenge/${asked}`], [`/vorgaenge/${fresh}`],
      ['/auswertung', 'r34-auswertung-klein'], ['/auswertung/gestattung', 'r35-weg-klein'],
      ['/gibt-es-nicht', 'r33-nicht-gefunden']),
    ...seenBy('rohde', DESK, ['/kasse']),
    ...seenBy('hansen', DESK, ['/aussendienst', 'r24-aussendienst-leer'], ['/aussendienst/ohne-netz', 'r24-ohne-netz']),
    ...(await bulkExamples(world, [asked!, ready!, complete!, fresh!])),
    ...(await adminExamples(world)),
    ...(await disposalExamples(world, [old!, asked!, ready!])),
    ...(await actionExamples(world, [old!, asked!, ready!, complete!, fresh!])),
  ].map((example) => (example.path.endsWith('/gibt-es-nicht') ? { ...example, status: 404 } : example))
}

/** Jobs over several cases: chosen, with an action, and done. */
async function bulkExamples({ house, angeln, worker }: TestWorld, cases: readonly string[]): Promise<Example[]> {
  const actor = { ...staffActor('petersen') }
  const task = { kind: 'act', action: 'vermerken', title: 'Vermerk zur Akte', input: { vermerktext: 'Gesammelt.' }, actor }
  const [chosen, previewed, dealt, moved, done] = Array.from({ length: 5 }, () => house.newId()) as [string, string, string, string, string]
  for (const id of [chosen, previewed, dealt, moved, done]) await createJob(house.store, angeln, { id, staff: 'petersen', createdAt: house.clock() }, cases)
  for (const id of [previewed, done]) await setTask(house.store, angeln, id, task)
  await setTask(house.store, angeln, dealt, { kind: 'assign', title: 'Nach Last verteilen', actor }, { [cases[0]!]: 'lorenzen', [cases[1]!]: 'lorenzen' })
  await setTask(house.store, angeln, moved, {
    kind: 'transfer', title: 'An Bürgerbüro übergeben', unit: { id: 'buergerbuero', name: 'Bürgerbüro' }, note: 'Wir ziehen um.', actor, lay: {},
  })
  await startJob(house.store, angeln, done, cases.map((_, i) => (i === 0 ? -1 : null)), house.clock())
  await worker.drain()
  const jobs = '/sammelauftraege'
  return seenBy('petersen', DESK, [jobs, 'r40-sammelauftraege'], [`${jobs}/${chosen}`, 'r41-zugleich-bearbeiten'],
    [`${jobs}/${chosen}/aktion/nachricht_schreiben`, 'r42-zugleich-aktion'], [`${jobs}/${chosen}/zuweisung`, 'r43-zuweisen'],
    [`${jobs}/${previewed}/vorschau`, 'r44-zugleich-vorschau'], [`${jobs}/${dealt}/vorschau`, 'r45-verteilen-vorschau'],
    [`${jobs}/${chosen}/uebergabe`, 'r47-zugleich-uebergeben'], [`${jobs}/${moved}/vorschau`, 'r48-uebergeben-vorschau'],
    [`${jobs}/${done}`, 'r46-zugleich-ergebnis'])
}

/** Lists of files to be disposed of: to be appraised, to be released, and carried out (where all were held back). */
async function disposalExamples({ house, angeln, worker }: TestWorld, cases: readonly string[]): Promise<Example[]> {
  const days = { record: '32.1-GE/2026 Gestattung', openedOn: '2020-02-01', closedOn: '2020-05-22', keptUntil: '2025-12-31' }
  const lists: string[] = []
  for (const [i, appraisal] of (['archive', 'destroy', 'hold'] as const).entries()) {
    const id = house.newId()
    lists.push(id)
    const list = { id, number: `${i + 1}/2026`, process: 'gestattung', madeAt: house.clock(), madeBy: 'friedrichsen' }
    await createDisposal(house.store, angeln, list, [{ caseId: cases[i]!, ...days }])
    await appraise(house.store, angeln, id, 'friedrichsen', new Map([[1, appraisal]]))
  }
  await releaseDisposal(house.store, angeln, lists[2]!, 'lorenzen', house.clock())
  await worker.drain()
  return [
    ...seenBy('friedrichsen', `${DESK}/aussonderung`, ['', 'r60-aussonderung'], [`/${lists[0]}`, 'r61-aussonderungsliste'], [`/${lists[2]}`, 'r62-ausgesondert']),
    ...seenBy('lorenzen', `${DESK}/aussonderung`, [`/${lists[1]}/freigabe`, 'r63-freigabe']),
  ]
}

/** Every page of the administration, with a link for a password that somebody made. */
async function adminExamples({ house, angeln }: TestWorld): Promise<Example[]> {
  const at = house.clock()
  const token = { hash: hashSecret('journey'), purpose: 'staff-password', caseId: null, data: { staff: 'clausen' }, createdAt: at }
  await createToken(house.store, angeln, { ...token, expiresAt: new Date(Date.parse(at) + 3_600_000).toISOString() })
  return [
    ...seenBy('', DESK, ['/kennwort/journey', 'r40-kennwort']),
    ...seenBy('andresen', `${DESK}/verwaltung`, ['', 'r41-verwaltung'], ['/personen', 'r42-personen'], ['/personen/neu'],
      ['/personen/petersen', 'r43-person'], ['/personen/thomsen/vertretung', 'r44-vertretung'],
      ['/einheiten', 'r45-einheiten'], ['/einheiten/neu'], ['/einheiten/ordnungsamt'], ['/rollen', 'r46-rollen'],
      ['/gemeinden'], ['/gemeinden/neu'], ['/gemeinden/suederau', 'r47-gemeinde'],
      ['/werte'], ['/werte/gestattung', 'r48-werte'], ['/werte/gestattung?gemeinde=osterlueck'],
      ['/texte', 'r49-texte'], ['/texte/gestattung/anrede', 'r50-text'],
      ['/leistungen', 'r51-leistungen'], [`/leistungen/${PAUSED}`, 'r52-leistung'],
      ['/seiten'], ['/seiten/impressum', 'r53-seite'], ['/seiten/hilfe?sprache=en'], ['/allgemein'], ['/stellen', 'r54-stellen'], ['/feiertage', 'r54-feiertage'],
      ['/anschluesse', 'r55-anschluesse'], ['/aufbewahrung', 'r56-aufbewahrung'], ['/zugriffe', 'r57-zugriffe'], ['/verlauf', 'r58-verlauf']),
  ]
}

/** Each action of the sample cases once, as somebody who may do it now. */
async function actionExamples({ house, angeln }: TestWorld, cases: readonly string[]): Promise<Example[]> {
  const found = new Map<string, Example>()
  for (const who of ACTING) {
    for (const id of cases) {
      const view = (await viewCase(house, angeln, id))!
      const offers = offersFor(view, staffActor(who))
      const question = view.at.consultations.find(({ status }) => status === 'open')
      for (const { action } of offers.filter((one) => one.offered && !found.has(one.action))) {
        const ziel = takesAnswer(view.prepared.process.actions[action]!) ? `?ziel=${encodeURIComponent(question!.id)}` : ''
        found.set(action, { who, path: `${DESK}/vorgaenge/${id}/aktion/${action}${ziel}`, photo: `r32-aktion-${action}` })
      }
    }
  }
  return [...found.values()]
}

function staffActor(who: string): Actor {
  const { id, name, roles } = SAMPLE_PEOPLE['musterangeln']!.find((one) => one.id === who)!
  return { kind: 'person', id, name, roles }
}

/** A message for somebody without an account: no service can bring it. */
async function leftLying({ house, angeln, worker }: TestWorld, id: string): Promise<string> {
  const input = { nachrichtBetreff: 'Aufbau', nachrichtText: 'Wann bauen Sie auf?' }
  const command = { kind: 'act' as const, id: 'left-lying', action: 'nachricht_schreiben', input, actor: staffActor('petersen') }
  await execute(house, angeln, command, { case: id })
  await worker.drain()
  const [effect] = await parkedEffects(house.store, angeln)
  return effect!.id
}
