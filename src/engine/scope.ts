// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a rule sees: the data of the case under the names of the process language.
import type { LocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Env, Scope } from '../feel/compile.ts'
import { feelDate } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Process, TariffTable } from '../process/process.ts'
import type { Actor } from './actor.ts'
import type { Adaptation, Context, Entity } from './context.ts'
import type { Case } from './case.ts'
import { houseFunctions } from './functions.ts'
import { assessFee } from './fees.ts'
import { needsPerson } from './delivery-ledger.ts'
import { missingAnswers } from './missing-answers.ts'
import { conflicts } from './occupy.ts'
import type { Prepared } from './prepare.ts'
import { openItems } from './requested.ts'
import { valueOf } from './value.ts'

export interface Sight {
  readonly scope: Scope
  readonly env: Env
  /** Tables of the municipality or legal entity, where it has its own. */
  readonly tables?: readonly TariffTable[]
}

/**
 * A case as its rules see it: every name is worked out when first asked for, so that looking costs
 * nothing by itself however many fields, deadlines and letters a process has.
 */
export function look(prepared: Prepared, at: Case, context: Context, actor?: Actor): Sight {
  const { today, budget, clock } = context
  const env: Env = { today, functions: houseFunctions(prepared.process, at, context), budget, clock }
  const tables = adapted(context, at.entity, 'tariff')
  const scope = Object.create(namesOf(prepared)) as Scope
  const sight: Sight = { scope, env, ...(tables && { tables }) }
  const seen: Seen = { prepared, at, context, actor, sight, known: new Map() }
  Object.defineProperty(scope, SEEN, { value: seen })
  return sight
}

/** What one look has before it, and what was worked out already. */
interface Seen {
  readonly prepared: Prepared
  readonly at: Case
  readonly context: Context
  readonly actor: Actor | undefined
  readonly sight: Sight
  readonly known: Map<string, Value | typeof BUSY>
}

type Meaning = (seen: Seen) => Value

const SEEN = Symbol('seen')
const BUSY = Symbol('busy')
const names = new WeakMap<Process, object>()

/** The names of a process as properties that work themselves out; made once for each process. */
function namesOf({ process }: Prepared): object {
  let known = names.get(process)
  if (!known) names.set(process, (known = namesFor(process)))
  return known
}

function namesFor(process: Process): object {
  const all = Object.create(null) as object
  const meanings: Record<string, Meaning> = {
    ...fieldMeanings(process), ...parameterMeanings(process), ...CASE_MEANINGS,
    ...deadlineMeanings(process), ...letterMeanings(process), ...registerMeanings(process),
  }
  for (const [key, meaning] of Object.entries(meanings)) {
    Object.defineProperty(all, key, {
      enumerable: true,
      get(this: { readonly [SEEN]: Seen }) {
        return worked(this[SEEN], key, meaning)
      },
    })
  }
  return all
}

function worked(seen: Seen, key: string, meaning: Meaning): Value {
  const known = seen.known.get(key)
  if (known === BUSY) throw new Error(`«${key}» hängt von sich selbst ab`)
  if (known !== undefined) return known
  seen.known.set(key, BUSY)
  const value = meaning(seen)
  seen.known.set(key, value)
  return value
}

function fieldMeanings({ fields, statuses }: Process): Record<string, Meaning> {
  const meanings: Record<string, Meaning> = {}
  for (const [key, field] of Object.entries(fields)) {
    const { value } = field
    meanings[key] = value === undefined
      ? ({ at }) => valueOf(field, at.fields[key])
      : ({ prepared, sight }) => prepared.rule(value).evaluate(sight.scope, sight.env)
  }
  for (const key of Object.keys(statuses)) meanings[key] = ({ at }) => at.statuses[key] ?? null
  return meanings
}

function parameterMeanings(process: Process): Record<string, Meaning> {
  return Object.fromEntries(Object.keys(process.parameters).map((key): [string, Meaning] =>
    [key, ({ at, context }) => parameterValue(process, key, at.entity, context)]))
}

function deadlineMeanings({ deadlines }: Process): Record<string, Meaning> {
  const meanings: Record<string, Meaning> = {}
  const running = ({ at }: Seen, key: string) => {
    const deadline = at.deadlines[key]
    return deadline !== undefined && deadline.restsSince === undefined ? deadline : undefined
  }
  for (const key of Object.keys(deadlines)) {
    meanings[`due ${key}`] = (seen) => {
      const deadline = running(seen, key)
      return deadline ? feelDate(deadline.due) : null
    }
    meanings[`overdue ${key}`] = (seen) => {
      const deadline = running(seen, key)
      return deadline !== undefined && seen.context.today > deadline.due
    }
    meanings[`resting ${key}`] = ({ at }) => at.deadlines[key]?.restsSince !== undefined
  }
  return meanings
}

function letterMeanings({ letters }: Process): Record<string, Meaning> {
  const meanings: Record<string, Meaning> = {}
  const day = (on: LocalDate | undefined) => (on ? feelDate(on) : null)
  for (const key of Object.keys(letters)) {
    const delivery = ({ at }: Seen) => at.deliveries.findLast((one) => one.letter === key)
    meanings[`issued ${key}`] = ({ at }) => day(at.letters.findLast((one) => one.letter === key)?.on)
    meanings[`provided ${key}`] = (seen) => day(delivery(seen)?.on)
    meanings[`served ${key}`] = (seen) => day(delivery(seen)?.served)
  }
  return meanings
}

/** What is known of other cases that hold the same places. */
function registerMeanings({ registers }: Process): Record<string, Meaning> {
  return Object.fromEntries(Object.keys(registers).map((key): [string, Meaning] =>
    [`conflicts ${key}`, ({ prepared, sight, context }) => conflicts(prepared, key, sight, context)]))
}

/** What every case has, whatever its process. */
const CASE_MEANINGS: Readonly<Record<string, Meaning>> = {
  today: ({ context }) => feelDate(context.today),
  'fee total': feeTotal,
  'fee paid': ({ at }) => at.paidCents / 100,
  'fee open': ({ at }) => (at.receivables.filter((one) => !one.cancelled).reduce((sum, one) => sum + one.cents, 0) - at.paidCents) / 100,
  behoerde: ({ prepared, at, context }) =>
    entityValue(context.entities[at.entity], adapted(context, at.entity, 'unit') ?? prepared.process.unit),
  vorgang: ({ at, context }) => ({
    aktenzeichen: at.fileNumber ?? context.reserved?.fileNumber ?? null,
    zugangscode: at.code ?? context.reserved?.code ?? null,
    eingang: at.receivedAt ? feelDate(localDateOf(at.receivedAt)) : feelDate(context.today),
    titel: at.title,
    antragsteller: at.applicant,
    konto: at.account !== undefined,
    kanal: at.channel,
  }),
  bearbeitung: ({ at, context }) => ({
    name: at.assignee?.name ?? null,
    telefon: at.assignee?.phone ?? context.entities[at.entity]?.phone ?? null,
  }),
  akteur: ({ actor }) => ({
    name: actor?.name ?? null, rollen: actor?.roles ?? [], vertritt: actor?.actingFor?.name ?? null,
  }),
  links: ({ at }) => (at.links ?? []).map(({ as, title, process, fileNumber, signals }) => ({
    als: as, titel: title, verfahren: process, aktenzeichen: fileNumber ?? null, signale: signals,
  })),
  consultations: ({ at }) => at.consultations.map((one) => ({
    stelle: one.consultee, titel: one.title, pflicht: one.mandatory, sperrt: one.blocking ?? false, status: one.status,
    haltung: one.position ?? null, text: one.text ?? null, frist: feelDate(one.due),
  })),
  'open notices': ({ prepared, at, context }) => openNotices(prepared, at, context),
  'missing answers': ({ prepared, at, sight }) => missingAnswers(prepared, at, sight),
  unasked: ({ prepared, at, sight }) => unasked(prepared, at, sight),
  'retention years': ({ prepared }) => prepared.process.retentionYears,
  requests: ({ at }) => at.requests.map((one) => ({ status: one.status, frist: feelDate(one.due) })),
  'open items': ({ prepared, at }) => openItems(prepared.process, at).map(({ title }) => title),
  deliveries: ({ at }) => at.deliveries.map((one) => {
    const { letter, channel, status } = one
    return { letter, channel, status, person: needsPerson(one) }
  }),
}

/** What cannot be computed yet is unknown, not nothing: rules see null, letters refuse it. */
function feeTotal({ prepared, at, context, sight }: Seen): Value {
  if (!prepared.process.tariff) return 0
  if (at.fee) return at.fee.totalCents / 100
  const answer = assessFee(prepared, sight, context.today)
  return 'fee' in answer ? answer.fee.totalCents / 100 : null
}

/** Further notices on their way, or still open to an objection (§ 70 VwGO): their titles. */
function openNotices({ process }: Prepared, at: Case, { today }: Context): Value {
  return Object.entries(process.deadlines)
    .filter(([key, { objection, starts }]) => {
      if (starts !== 'served') return false
      const isUnderWay = at.deliveries.some((one) => one.letter === objection && one.status !== 'provided')
      const due = at.deadlines[key]?.due
      return isUnderWay || (due !== undefined && today <= due)
    })
    .map(([, { objection }]) => process.letters[objection!]!.title)
}

/** Titles of consultees the law wants asked in this case and nobody has asked yet. */
function unasked({ process, rule }: Prepared, at: Case, { scope, env }: Sight): Value {
  return Object.entries(process.consultees)
    .filter(([key, one]) => one.mandatory && !at.consultations.some((c) => c.consultee === key))
    .filter(([, one]) => one.when === undefined || rule(one.when).evaluate(scope, env) === true)
    .map(([, one]) => one.title)
}

/** What a municipality has otherwise: the legal entity before the tenant, undefined if neither. */
export function adapted<K extends keyof Adaptation>(context: Context, entity: string, what: K): Adaptation[K] | undefined {
  return context.adaptations?.[entity]?.[what] ?? context.adaptations?.['']?.[what]
}

/** The value of a parameter: legal entity before tenant before library. */
export function parameterValue(process: Process, key: string, entity: string, context: Context) {
  return context.overlays[entity]?.[key] ?? context.overlays['']?.[key] ?? process.parameters[key]!.value
}

function entityValue(entity: Entity | undefined, unit: string | undefined): Value {
  if (!entity) return null
  return {
    name: entity.name, behoerde: entity.authority, amt: unit ?? entity.office, strasse: entity.street,
    plzOrt: `${entity.postcode} ${entity.city}`, telefon: entity.phone, email: entity.email,
    unterschrift: entity.signatory, leitung: entity.head ?? entity.signatory, gemeinde: entity.name, genitiv: entity.genitive,
  }
}
