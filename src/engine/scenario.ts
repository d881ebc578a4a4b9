// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A scenario is an example case that travels with its process: who does what when, and what must
// then be so. A red scenario blocks publication.
import type { LocalDate } from '../calendar/date.ts'
import type { Json, LinkedCase, ProofKind, Values } from './case.ts'
import type { Entity, ForeignOccupation } from './context.ts'
import type { Work } from './event.ts'
import { letterText } from './letter-content.ts'
import type { Prepared } from './prepare.ts'
import type { ReadOverlay } from '../process/overlay.ts'
import { player, Rehearsal } from './rehearse.ts'
import type { Setting } from './rehearse.ts'

export interface Scenario {
  readonly title: string
  readonly land?: string
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  /** Legal entity of `overlays/` whose values, tariff and texts hold. */
  readonly entity?: string
  /** Name of the link under which this case knows the one that opened it. */
  readonly openedBy?: string
  /** How the application came: `portal` if absent; on paper there is no account. */
  readonly channel?: 'portal' | 'paper'
  /** False: applied without an account. */
  readonly account?: boolean
  /** What other cases hold. */
  readonly occupied?: readonly ForeignOccupation[]
  /** Name → roles. */
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly steps: readonly ScenarioStep[]
}

export interface ScenarioStep {
  readonly on: LocalDate
  readonly by?: string
  /** Acts in the place of this person. */
  readonly for?: string
  readonly do?: string
  readonly input?: Values
  /** The consultee whose question is answered. */
  readonly consultee?: string
  /** A linked case tells something. */
  readonly signal?: { readonly from: string; readonly name: string }
  /** What a service or the post shows of a letter on its way. */
  readonly proof?: { readonly letter: string; readonly kind: ProofKind }
  /** The step must be refused with a sentence that contains this. */
  readonly refused?: string
  readonly expect?: Expectation
}

export interface Expectation {
  readonly statuses?: Readonly<Record<string, string>>
  readonly offers?: Readonly<Record<string, readonly string[]>>
  readonly blocked?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly deadlines?: Readonly<Record<string, LocalDate | null>>
  readonly served?: Readonly<Record<string, LocalDate | null>>
  /** The way a letter is on, or went. */
  readonly way?: Readonly<Record<string, string>>
  /** Euro; `total` and the positions by number. */
  readonly fee?: Readonly<Record<string, number>>
  /** Text that the latest letter of this key contains, or with `not ` in front, must not. */
  readonly letters?: Readonly<Record<string, readonly string[]>>
  readonly values?: Readonly<Record<string, string | number | boolean | null>>
  /** Work ordered by this step, such as `consult polizei`, `open vao`, `signal gezeichnet`. */
  readonly effects?: readonly string[]
  /** Claims by account ('' where there is one cash office), in euro. */
  readonly claims?: Readonly<Record<string, number>>
}

export interface ScenarioFault {
  readonly scenario: string
  readonly step: number
  readonly message: string
}

export interface ScenarioRun {
  readonly faults: readonly ScenarioFault[]
  /** Actions this scenario executed, for the coverage report. */
  readonly actions: readonly string[]
}

/** What the folder says of legal entities, and who is told what was decided and what happened. */
export interface ScenarioWorld extends Pick<Setting, 'observe' | 'happened' | 'wrote' | 'clock'> {
  readonly overlays?: Readonly<Record<string, ReadOverlay>>
}

/** Runs one scenario and lists everything that is not as expected. */
export function runScenario(
  prepared: Prepared, scenario: Scenario, { overlays = {}, ...watch }: ScenarioWorld = {},
): ScenarioRun {
  const setting = { ...settingOf(scenario, overlays), ...watch }
  const rehearsal = new Rehearsal(prepared, setting, scenario.steps[0]!.on)
  const people = Object.fromEntries(
    Object.entries(scenario.people).map(([name, roles]) => [name, player(name, name, roles)]))
  const faults: ScenarioFault[] = []
  scenario.steps.forEach((step, i) => {
    const before = rehearsal.work.length
    const report = (message: string) => faults.push({ scenario: scenario.title, step: i + 1, message })
    try {
      rehearsal.moveTo(step.on)
      if (step.signal) rehearsal.signal(step.signal.from, step.signal.name)
      if (step.proof) rehearsal.proof(step.proof.letter, step.proof.kind)
      if (step.do) actStep(rehearsal, people, step, report)
      if (step.expect) expectations(rehearsal, people, step.expect, report)
      orderedExpectations(rehearsal.work.slice(before), step.expect?.effects ?? [], report)
    } catch (error) {
      report(error instanceof Error ? error.message : String(error))
    }
  })
  const actions = rehearsal.events.flatMap((event) => (event.kind === 'acted' ? [event.action] : []))
  return { faults, actions: [...new Set(actions)] }
}

/** The world a scenario plays in: one legal entity, with what the folder says of it. */
export function settingOf(scenario: Scenario, overlays: Readonly<Record<string, ReadOverlay>>): Setting {
  const own = scenario.entity === undefined ? undefined : overlays[scenario.entity]
  if (scenario.entity !== undefined && !own) throw new Error(`Die Datei overlays/${scenario.entity}.yaml fehlt.`)
  const entity: Entity = own === undefined ? MUSTERGEMEINDE
    : { ...MUSTERGEMEINDE, id: scenario.entity!, name: own.title, genitive: own.genitive ?? own.title }
  const { occupied, openedBy, land, parameters, channel, account } = scenario
  return {
    entity: entity.id,
    entities: { [entity.id]: entity, [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
    overlays: {
      ...Object.fromEntries(Object.entries(overlays).map(([key, one]) => [key, one.parameters])),
      '': { ...overlays['']?.parameters, ...parameters },
    },
    adaptations: overlays,
    region: { land: (land ?? 'SH') as 'SH' },
    ...(occupied && { occupied }),
    ...(openedBy !== undefined && { link: openerUnder(openedBy) }),
    ...(channel !== undefined && { channel }),
    ...(account !== undefined && { account }),
  }
}

/** The other case as a rehearsal stands in for it: it is only heard by its signals. */
function openerUnder(as: string): LinkedCase {
  return { as, title: as, process: as, case: 'other', fileNumber: '00-XX-1/2026', back: 'other', signals: [] }
}

type People = Readonly<Record<string, ReturnType<typeof player>>>
type Report = (message: string) => void

function actStep(rehearsal: Rehearsal, people: People, step: ScenarioStep, report: Report) {
  const self = people[step.by ?? '']
  if (!self) return report(`Die Person «${step.by}» ist nicht unter people genannt.`)
  const actor = step.for ? player(self.id, self.name, people[step.for]!.roles, people[step.for]) : self
  const target = rehearsal.at?.consultations.find((c) => c.consultee === step.consultee && c.status === 'open')?.id
  const refusal = rehearsal.act(actor, step.do!, step.input ?? {}, target)
  const said = refusal && [refusal.message, ...(refusal.problems ?? []).map((p) => `${p.field}: ${p.message}`)].join(' ')
  if (said && !step.refused) report(`«${step.do}» wurde abgelehnt: ${said}`)
  else if (step.refused && !said) report(`«${step.do}» hätte abgelehnt werden müssen.`)
  else if (step.refused && !said!.includes(step.refused)) report(`Abgelehnt mit «${said}», erwartet war «${step.refused}».`)
}

function expectations(rehearsal: Rehearsal, people: People, expect: Expectation, report: Report) {
  const at = rehearsal.at
  if (!at) return report('Es gibt noch keinen Vorgang.')
  const same = (what: string, actual: unknown, wanted: unknown) => {
    if (actual !== wanted) report(`${what}: ist ${String(actual)}, erwartet ${String(wanted)}`)
  }
  for (const [key, state] of Object.entries(expect.statuses ?? {})) same(key, at.statuses[key], state)
  for (const [key, date] of Object.entries(expect.deadlines ?? {})) same(`Frist ${key}`, at.deadlines[key]?.due ?? null, date)
  for (const [key, value] of Object.entries(expect.values ?? {})) same(`Feld ${key}`, at.fields[key] ?? null, value)
  for (const [key, date] of Object.entries(expect.served ?? {})) {
    same(`Bekanntgabe ${key}`, at.deliveries.findLast((d) => d.letter === key)?.served ?? null, date)
  }
  for (const [key, way] of Object.entries(expect.way ?? {})) {
    same(`Weg ${key}`, at.deliveries.findLast((d) => d.letter === key)?.channel, way)
  }
  for (const [no, euro] of Object.entries(expect.fee ?? {})) {
    const cents = no === 'total' ? at.fee?.totalCents : at.fee?.lines.find((line) => line.no === no)?.cents
    same(`Gebühr ${no}`, cents, Math.round(euro * 100))
  }
  for (const [account, euro] of Object.entries(expect.claims ?? {})) {
    const claims = at.receivables.filter((one) => (one.account ?? '') === account && one.cancelled === undefined)
    same(`Forderung ${account}`, claims.reduce((sum, one) => sum + one.cents, 0), Math.round(euro * 100))
  }
  for (const [key, texts] of Object.entries(expect.letters ?? {})) {
    const letter = rehearsal.letters.findLast((one) => one.letter === key)
    const text = letter ? letterText(letter) : ''
    if (!letter) report(`Der Brief ${key} wurde nicht geschrieben.`)
    for (const wanted of letter ? texts : []) {
      const isAbsent = wanted.startsWith('not ')
      if (text.includes(isAbsent ? wanted.slice(4) : wanted) === isAbsent) report(`Brief ${key}: «${wanted}» stimmt nicht in:\n${text}`)
    }
  }
  offerExpectations(rehearsal, people, expect, report)
}

function orderedExpectations(work: readonly Work[], wanted: readonly string[], report: Report) {
  const ordered = work.map(workName)
  for (const one of wanted) {
    const isAbsent = one.startsWith('not ')
    const name = isAbsent ? one.slice(4) : one
    const found = ordered.some((each) => each === name || each.startsWith(`${name} `))
    if (found === isAbsent) report(`Folge «${one}» stimmt nicht, es folgen: ${ordered.join(', ') || 'keine'}`)
  }
}

/** What a piece of work is about, in two words: `consult polizei`, `letter bescheid`. */
function workName({ kind, payload }: Work): string {
  const { consultee, link, name, title, content, channel } = payload as Readonly<Record<string, Json>>
  const letter = (content as Values | undefined)?.['letter']
  const about = letter ?? consultee ?? link ?? name ?? channel ?? title ?? ''
  return `${kind} ${String(about)}`.trim()
}

function offerExpectations(rehearsal: Rehearsal, people: People, expect: Expectation, report: Report) {
  for (const [name, wanted] of Object.entries(expect.offers ?? {})) {
    const offered = rehearsal.offers(people[name]!).filter((o) => o.offered).map((o) => o.action)
    for (const action of wanted) {
      if (!offered.includes(action)) report(`${name}: «${action}» ist nicht angeboten, nur ${offered.join(', ')}`)
    }
  }
  for (const [name, wanted] of Object.entries(expect.blocked ?? {})) {
    const all = rehearsal.offers(people[name]!)
    for (const [action, text] of Object.entries(wanted)) {
      const offer = all.find((one) => one.action === action)
      const why = offer?.reasons.map((reason) => reason.sentence).join(' ') ?? ''
      if (!offer || offer.offered || !why.includes(text)) report(`${name}: «${action}» müsste gesperrt sein mit «${text}», ist aber: ${offer?.offered ? 'angeboten' : why}`)
    }
  }
}

/** The legal entity scenarios play in. */
export const MUSTERGEMEINDE: Entity = {
  id: 'muster',
  name: 'Mustergemeinde',
  genitive: 'der Mustergemeinde',
  authority: 'Amt Muster, Der Amtsvorsteher',
  office: 'Ordnungsamt',
  street: 'Am Markt 4',
  postcode: '24999',
  city: 'Muster',
  phone: '04600 0000',
  email: 'post@muster.example',
  signatory: 'Im Auftrag',
  accountHolder: 'Amt Muster',
  iban: 'DE02120300000000202051',
  arms: 'muster',
}
