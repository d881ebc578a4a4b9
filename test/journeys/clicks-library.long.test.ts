// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The clicks of the office from the mail of the day to the letter in the postbox, for the usual case
// of every procedure in the library. The application is that of its scenarios; applicant, consultees
// and second readers answer beside it. Choosing is a click, typing and signing in are none.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../../src/command/case-view.ts'
import { execute } from '../../src/command/execute.ts'
import type { Json, Values } from '../../src/engine/case.ts'
import { readScenarios } from '../../src/engine/read-scenario.ts'
import { entriesOf } from '../../src/forms/entries.ts'
import { checkFiles } from '../../src/process/check.ts'
import type { Process } from '../../src/process/process.ts'
import { planPdf } from '../../src/sample/plan-pdf.ts'
import { SAMPLE_PEOPLE } from '../../src/sample/people.ts'
import { libraryFiles } from '../../src/sample/test-world.ts'
import { addDocument, moveDocuments } from '../../src/store/documents.ts'
import { Keys } from './keys.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

interface Step {
  readonly by: string
  readonly do: string
  readonly input?: Values
  /** Somebody else's part: it happens, but its clicks are not those of the office. */
  readonly beside?: true
  readonly consultee?: string
}

interface Usual {
  readonly scenario: string
  readonly steps: readonly Step[]
  /** What it takes today. */
  readonly clicks: number
}

const TAKEN: readonly Step[] = [
  { by: 'sb', do: 'uebernehmen' },
  { by: 'sb', do: 'vollstaendig_feststellen' },
]
const SIGNED: readonly Step[] = [
  { by: 'sb', do: 'vorlegen' },
  { by: 'zb', do: 'zeichnen' },
]
const drafted = (entscheidung: string, input: Values = {}): Step => ({ by: 'sb', do: 'entwerfen', input: { entscheidung, ...input } })
const NOTHING = { nr1: 'nein', nr2: 'nein', nr3: 'nein', nr4: 'nein', nr5: 'nein', nr6: 'nein', nr7: 'nein', nr8: 'nein', satzung25: 'nein', quelle: 'B-Plan 12' }
const SIGN = { zeichen: '283', zusatz: '1042-33', standort: 'Hausnummer 12', zeit: '7 bis 17 Uhr' }
const heard = (consultee: string): Step => ({ by: 'stelle', do: 'stellung_nehmen', consultee, input: { haltung: 'keine' }, beside: true })

const USUAL: Readonly<Record<string, Usual>> = {
  gestattung: { scenario: 'erteilt', steps: [...TAKEN, drafted('erteilt'), ...SIGNED], clicks: 9 },
  plakatierung: { scenario: 'p1-erteilt', steps: [...TAKEN, drafted('erteilt'), ...SIGNED], clicks: 9 },
  negativzeugnis: {
    scenario: 'n1-besteht-nicht', clicks: 12,
    steps: [...TAKEN, { by: 'sb', do: 'vorpruefen', input: { pruefliste: NOTHING } }, drafted('besteht_nicht', { gebuehrenbefreiung: false }), ...SIGNED],
  },
  aufgrabung: { scenario: 'a1-wasser-r2', steps: [...TAKEN, drafted('erteilt'), ...SIGNED], clicks: 9 },
  verkehrsanordnung: {
    scenario: 'v1-gehweg', clicks: 11,
    steps: [
      ...TAKEN, { by: 'sb', do: 'beteiligen' }, heard('polizei'), heard('baulast'),
      drafted('wie_beantragt', { zeichenliste: [SIGN], notwendigkeit: 'Der Gehweg ist zu schmal.' }), ...SIGNED,
    ],
  },
  hundesteuer: {
    scenario: 'h1-erstes-jahr', clicks: 9,
    steps: [...TAKEN, drafted('festgesetzt'), ...SIGNED].map((one) => ({ ...one, by: one.by === 'sb' ? 'steuer' : 'steuer_zb' })),
  },
  baulastenauskunft: { scenario: 'b1-keine-eintragung', steps: [...TAKEN, { by: 'sb', do: 'keine_eintragung' }], clicks: 5 },
  'allgemeiner-antrag': { scenario: 'bescheid-postfach', steps: [...TAKEN, drafted('stattgegeben', { tenor: 'Dem Antrag wird stattgegeben.' }), ...SIGNED], clicks: 9 },
}

let stage: Stage
before(async () => {
  if (!NO_BROWSER) stage = await openStage(...Object.keys(USUAL).filter((id) => id !== 'gestattung'))
})
after(() => stage?.close())

for (const [id, usual] of Object.entries(USUAL)) {
  test(`${id}: from the mail of the day to the delivered letter`, { skip: NO_BROWSER }, async (t) => {
    const { process } = checkFiles(libraryFiles(id))
    const office = new Office(process!, await applied(id, usual.scenario))
    for (const step of usual.steps) await office.take(step)
    await office.isDelivered()
    t.diagnostic(`${id}: ${office.clicks.length} clicks: ${office.clicks.join(' · ')}`)
    assert.ok(office.clicks.length <= usual.clicks, office.clicks.join(' · '))
  })
}

test('a checklist by keys alone, without scripts: one is different, the rest is one press', { skip: NO_BROWSER }, async () => {
  const id = await applied('negativzeugnis', 'n1-besteht-nicht', { uvzNr: '7/2026' })
  const office = new Office(checkFiles(libraryFiles('negativzeugnis')).process!, id)
  for (const step of TAKEN) await office.take(step)
  const visitor = await stage.visitor()
  const keys = new Keys(visitor)
  await visitor.become('petersen')
  await visitor.open(`/musterangeln/amt/vorgaenge/${id}/aktion/vorpruefen`)
  await visitor.look('pruefliste-1-leer')
  await keys.tabTo(({ name }) => name === 'pruefliste.nr3')
  await keys.type({ 'pruefliste.nr3': 'ja' }, new Set(['pruefliste.nr3']), await keys.stop())
  await keys.press(/^Alle übrigen mit „Nein“ beantworten/)
  await visitor.sees('8 Fragen sind jetzt mit „Nein“ beantwortet. Gespeichert ist noch nichts')
  await visitor.look('pruefliste-2-beantwortet')
  assert.equal(await visitor.page.locator('main [value="nein"]:checked').count(), 8)
  assert.equal(await visitor.page.locator('main [name="pruefliste.nr3"][value="ja"]').isChecked(), true)
  const next = await keys.tab()
  assert.equal(next.name, 'pruefliste.quelle', 'the keys go on where the answers end')
  await visitor.page.keyboard.type('Sanierungssatzung 3')
  await keys.go()
  const { at } = (await viewCase(stage.world.house, stage.world.angeln, id))!
  assert.equal(at.statuses['vorkauf'], 'recht_moeglich')
})

const APPLICANT = SAMPLE_PEOPLE['musterangeln']!.find((one) => one.account)!
const TOWN = 'suederau'

/** Sends the application of a scenario on its day; the id of the case. */
async function applied(process: string, scenario: string, other: Values = {}): Promise<string> {
  const { scenarios } = readScenarios(scenarioOf(process, scenario))
  const step = scenarios[0]!.steps.filter((one) => one.do === 'einreichen').at(-1)!
  stage.world.setClock(`${step.on}T08:00:00.000Z`)
  const { house, angeln } = stage.world
  const id = randomUUID()
  const input = (await withPapers({ ...step.input, ...other, gemeinde: TOWN }, id)) as Values
  const done = await execute(house, angeln, {
    kind: 'act', id: randomUUID(), action: 'einreichen', input,
    actor: { kind: 'person', id: `account:${APPLICANT.account}`, name: APPLICANT.name, roles: ['antragsteller'] },
  }, { open: { case: id, entity: TOWN, channel: 'portal', account: APPLICANT.account! }, process })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  await moveDocuments(house.store, angeln, id, id)
  await stage.world.worker.drain()
  return id
}

/** The same answers, each paper of the scenario replaced by a real one. */
async function withPapers(value: Json, draft: string): Promise<Json> {
  if (Array.isArray(value)) return Promise.all((value as readonly Json[]).map((one) => withPapers(one, draft)))
  if (typeof value !== 'object' || value === null) return value
  const given = value as Values
  if (typeof given['size'] !== 'number') {
    return Object.fromEntries(await Promise.all(Object.entries(given).map(async ([key, one]) => [key, await withPapers(one, draft)])))
  }
  const { house, angeln } = stage.world
  const bytes = planPdf('Lageplan')
  const file = { id: randomUUID(), name: 'lageplan.pdf', size: bytes.length, type: 'application/pdf' }
  await addDocument(house.store, angeln, {
    id: file.id, caseId: null, draftId: draft, kind: 'upload:lageplan', title: 'Lageplan', fileName: file.name, mediaType: file.type,
    size: file.size, sha256: await house.blobs.put(angeln, bytes), origin: 'portal', createdAt: house.clock(), meta: {},
  })
  return file
}

/** Its file alone, with all it refers to. */
function scenarioOf(process: string, scenario: string): Record<string, string> {
  const isOther = (name: string) => /^scenarios\/[^/]+\.yaml$/.test(name) && name !== `scenarios/${scenario}.yaml`
  return Object.fromEntries(Object.entries(libraryFiles(process)).filter(([name]) => !isOther(name)))
}

/** The people of the office before their screens, with what they clicked. */
class Office {
  readonly clicks: string[] = []
  private readonly process: Process
  private readonly id: string
  private last: { readonly by: string; readonly visitor: Visitor } | undefined

  constructor(process: Process, id: string) {
    this.process = process
    this.id = id
  }

  async take(step: Step): Promise<void> {
    if (step.beside) await this.answer(step)
    else await this.act(await this.before(step.by), step)
    await stage.world.worker.drain()
  }

  async isDelivered(): Promise<void> {
    const { at } = (await this.view())!
    const made = at.deliveries.filter(({ letter }) => letter !== 'eingangsbestaetigung')
    assert.ok(made.some(({ status }) => status === 'provided'), JSON.stringify(at.deliveries))
  }

  private view() {
    return viewCase(stage.world.house, stage.world.angeln, this.id)
  }

  private async answer({ by, do: action, input = {}, consultee }: Step): Promise<void> {
    const { at } = (await this.view())!
    const asked = at.consultations.find((one) => one.consultee === consultee)!
    const done = await execute(stage.world.house, stage.world.angeln, {
      kind: 'act', id: randomUUID(), action, input, target: asked.id,
      actor: { kind: 'person', id: `stelle:${consultee}`, name: asked.title, roles: [by] },
    }, { case: this.id })
    assert.ok(!('refusal' in done), JSON.stringify(done))
    this.last = undefined
  }

  /** Whoever comes new begins on the page of the day. */
  private async before(by: string): Promise<Visitor> {
    if (this.last?.by === by) return this.last.visitor
    const person = SAMPLE_PEOPLE['musterangeln']!.find(({ roles }) => roles.includes(by))!
    const visitor = await stage.visitor({ scripts: true })
    await visitor.become(person.id)
    const line = visitor.page.getByRole('main').locator(`li:has(a[href$="/vorgaenge/${this.id}"])`)
    const next = line.getByRole('link', { name: /^Weiter mit/ })
    await this.click(visitor, (await next.count()) > 0 ? next : line.getByRole('link'))
    this.last = { by, visitor }
    return visitor
  }

  private async act(visitor: Visitor, { do: key, input = {} }: Step): Promise<void> {
    const { title } = this.process.actions[key]!
    const main = visitor.page.getByRole('main')
    const button = main.getByRole('button', { name: title, exact: true })
    if ((await button.count()) === 0) await this.click(visitor, main.getByRole('link', { name: title, exact: true }))
    await this.fill(visitor, input)
    await this.click(visitor, button)
    assert.equal(await main.locator('.kern-alert--danger').count(), 0, await visitor.text())
  }

  /** Where a checklist has a usual answer, one press gives it to all that have it. */
  private async answerLists(visitor: Visitor, entries: readonly (readonly [string, string])[]): Promise<void> {
    for (const button of await visitor.page.locator('main button[name="_uebliche"]').all()) {
      const [path, text] = (await button.getAttribute('value'))!.split(':') as [string, string]
      const own = entries.filter(([name]) => name.startsWith(`${path}.`))
      // Otherwise it would answer what is to be answered differently.
      const isForAll = await visitor.page.locator(`main [name^="${path}."][value="${text}"]`).count() === own.filter((one) => one[1] === text).length
      if (isForAll) await this.click(visitor, button)
    }
  }

  private async fill(visitor: Visitor, input: Values): Promise<void> {
    await this.answerLists(visitor, entriesOf(this.process.fields, Object.keys(input), input))
    for (const [name, text] of entriesOf(this.process.fields, Object.keys(input), input)) {
      const field = visitor.page.locator(`main [name="${name}"]`)
      // A list begins empty: one click gives it a row.
      const [list] = name.split('.')
      const more = visitor.page.locator(`main button[name="_hinzufuegen"][value="${list}"]`)
      if ((await field.count()) === 0 && (await more.count()) > 0) await this.click(visitor, more)
      if ((await field.count()) === 0) continue
      const type = await field.first().getAttribute('type')
      if (type === 'hidden') continue
      if (type === 'radio' || type === 'checkbox') {
        const one = visitor.page.locator(`main [name="${name}"][value="${text}"]`)
        if (!(await one.isChecked())) await this.click(visitor, one, text)
      } else if (await field.first().evaluate((node) => node.tagName === 'SELECT')) {
        if ((await field.inputValue()) !== text) {
          await field.selectOption(text)
          this.clicks.push(text)
        }
      } else await field.fill(text)
    }
  }

  private async click(visitor: Visitor, place: ReturnType<Visitor['page']['locator']>, name?: string): Promise<void> {
    const words = name ?? (await place.innerText()).trim().replaceAll(/\s+/g, ' ')
    await place.click()
    await visitor.page.waitForLoadState()
    this.clicks.push(words)
  }
}
