// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a rule sees: the data of the case under the names of the process language.
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
import { valueOf } from './value.ts'

export interface Sight {
  readonly scope: Scope
  readonly env: Env
  /** Tables of the municipality or legal entity, where it has its own. */
  readonly tables?: readonly TariffTable[]
}

/** A case as its rules see it; computed fields and fees are worked out when first asked for. */
export function look(prepared: Prepared, at: Case, context: Context, actor?: Actor): Sight {
  const { process } = prepared
  const scope: Record<string, Value> = {}
  const { today, budget, clock } = context
  const env: Env = { today, functions: houseFunctions(process, at, context), budget, clock }
  const tables = adapted(context, at.entity, 'tariff')
  const sight: Sight = { scope, env, ...(tables && { tables }) }
  for (const [key, field] of Object.entries(process.fields)) {
    if (field.value === undefined && field.type !== 'group') scope[key] = valueOf(field, at.fields[key])
    else if (field.value === undefined) lazily(scope, key, () => valueOf(field, at.fields[key]))
    else lazily(scope, key, () => prepared.rule(field.value!).evaluate(scope, env))
  }
  for (const [key, value] of Object.entries(at.statuses)) scope[key] = value
  for (const key of Object.keys(process.parameters)) scope[key] = parameterValue(process, key, at.entity, context)
  scope['today'] = feelDate(context.today)
  addDeadlines(scope, process, at, context)
  addLetters(scope, process, at)
  addFee(scope, prepared, at, context, sight)
  addPeople(scope, process, at, context, actor)
  addOthers(scope, prepared, at, context, sight)
  scope['consultations'] = at.consultations.map((c) => ({
    stelle: c.consultee, titel: c.title, pflicht: c.mandatory, sperrt: c.blocking ?? false, status: c.status,
    haltung: c.position ?? null, text: c.text ?? null, frist: feelDate(c.due),
  }))
  lazily(scope, 'open notices', () => openNotices(prepared, at, context))
  lazily(scope, 'missing answers', () => missingAnswers(prepared, at, sight))
  lazily(scope, 'unasked', () => unasked(prepared, at, sight))
  scope['retention years'] = process.retentionYears
  scope['requests'] = at.requests.map((r) => ({ status: r.status, frist: feelDate(r.due) }))
  scope['deliveries'] = at.deliveries.map((one) => {
    const { letter, channel, status } = one
    return { letter, channel, status, person: needsPerson(one) }
  })
  return sight
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

function lazily(scope: Record<string, Value>, key: string, compute: () => Value) {
  let busy = false
  Object.defineProperty(scope, key, {
    enumerable: true,
    configurable: true,
    get() {
      if (busy) throw new Error(`«${key}» hängt von sich selbst ab`)
      busy = true
      const value = compute()
      Object.defineProperty(scope, key, { value, enumerable: true })
      return value
    },
  })
}

function addDeadlines(scope: Record<string, Value>, process: Process, at: Case, context: Context) {
  for (const key of Object.keys(process.deadlines)) {
    const deadline = at.deadlines[key]
    const runs = deadline !== undefined && deadline.restsSince === undefined
    scope[`due ${key}`] = runs ? feelDate(deadline.due) : null
    scope[`overdue ${key}`] = runs && context.today > deadline.due
    scope[`resting ${key}`] = deadline?.restsSince !== undefined
  }
}

function addLetters(scope: Record<string, Value>, process: Process, at: Case) {
  for (const key of Object.keys(process.letters)) {
    const delivery = at.deliveries.findLast((d) => d.letter === key)
    const letter = at.letters.findLast((l) => l.letter === key)
    scope[`issued ${key}`] = letter ? feelDate(letter.on) : null
    scope[`provided ${key}`] = delivery?.on ? feelDate(delivery.on) : null
    scope[`served ${key}`] = delivery?.served ? feelDate(delivery.served) : null
  }
}

function addFee(scope: Record<string, Value>, prepared: Prepared, at: Case, context: Context, sight: Sight) {
  // What cannot be computed yet is unknown, not nothing: rules see null, letters refuse it.
  const total = () => {
    if (at.fee) return at.fee.totalCents / 100
    const answer = assessFee(prepared, sight, context.today)
    return 'fee' in answer ? answer.fee.totalCents / 100 : null
  }
  const claimed = () => at.receivables.filter((r) => !r.cancelled).reduce((sum, r) => sum + r.cents, 0)
  lazily(scope, 'fee total', () => (prepared.process.tariff ? total() : 0))
  scope['fee paid'] = at.paidCents / 100
  lazily(scope, 'fee open', () => (claimed() - at.paidCents) / 100)
}

function addPeople(scope: Record<string, Value>, process: Process, at: Case, context: Context, actor?: Actor) {
  const unit = adapted(context, at.entity, 'unit') ?? process.unit
  lazily(scope, 'behoerde', () => entityValue(context.entities[at.entity], unit))
  lazily(scope, 'vorgang', () => ({
    aktenzeichen: at.fileNumber ?? context.reserved?.fileNumber ?? null,
    zugangscode: at.code ?? context.reserved?.code ?? null,
    eingang: at.receivedAt ? feelDate(localDateOf(at.receivedAt)) : feelDate(context.today),
    titel: at.title,
    antragsteller: at.applicant,
    konto: at.account !== undefined,
    kanal: at.channel,
  }))
  scope['bearbeitung'] = {
    name: at.assignee?.name ?? null,
    telefon: at.assignee?.phone ?? context.entities[at.entity]?.phone ?? null,
  }
  scope['akteur'] = {
    name: actor?.name ?? null, rollen: actor?.roles ?? [], vertritt: actor?.actingFor?.name ?? null,
  }
}

/** What is known of other cases: those tied to this one, and those that hold the same places. */
function addOthers(scope: Record<string, Value>, prepared: Prepared, at: Case, context: Context, sight: Sight) {
  scope['links'] = (at.links ?? []).map(({ as, title, process, fileNumber, signals }) => ({
    als: as, titel: title, verfahren: process, aktenzeichen: fileNumber ?? null, signale: signals,
  }))
  for (const key of Object.keys(prepared.process.registers)) {
    lazily(scope, `conflicts ${key}`, () => conflicts(prepared, key, sight, context))
  }
}

function entityValue(entity: Entity | undefined, unit: string | undefined): Value {
  if (!entity) return null
  return {
    name: entity.name, behoerde: entity.authority, amt: unit ?? entity.office, strasse: entity.street,
    plzOrt: `${entity.postcode} ${entity.city}`, telefon: entity.phone, email: entity.email,
    unterschrift: entity.signatory, leitung: entity.head ?? entity.signatory, gemeinde: entity.name, genitiv: entity.genitive,
  }
}
