// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the names of a rule are called by people, and which of them concern the office alone.
import { formatDuration, parseDuration } from '../calendar/duration.ts'
import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import { isContext } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Field, Process } from '../process/process.ts'
import { unitFor } from '../words/unit.ts'
import { fieldAt, joined, optionTitle } from './functions.ts'
import { fillText } from './letter-value.ts'
import { euro } from './money.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'
import { wayTitle } from './way-titles.ts'

export type Audience = 'office' | 'citizen'

/** `due x`, `served x` and so on, taken apart. */
export function prefixed(path: string): { readonly kind: Prefix; readonly key: string } | undefined {
  const [, kind, key] = /^(due|overdue|issued|provided|served) (.+)$/.exec(path) ?? []
  return kind === undefined ? undefined : { kind: kind as Prefix, key: key! }
}
type Prefix = 'due' | 'overdue' | 'issued' | 'provided' | 'served'

const BUILT_IN: Readonly<Record<string, string>> = {
  today: 'heute',
  'fee total': 'Gebühr', 'fee open': 'offener Betrag', 'fee paid': 'gezahlter Betrag',
  'fee before': 'bisherige Gebühr',
  'missing answers': 'Fragen ohne Antwort',
  'open notices': 'weitere Bescheide, die noch unterwegs oder anfechtbar sind',
  consultations: 'gefragte Stellen', 'consultations.status': 'Antwort',
  'consultations.haltung': 'Haltung', 'consultations.titel': 'Stelle',
  'consultations.stelle': 'Stelle', 'consultations.pflicht': 'Pflichtbeteiligung',
  'consultations.frist': 'Frist', 'consultations.text': 'Stellungnahme',
  requests: 'Nachforderungen', 'requests.status': 'Stand', 'requests.frist': 'Frist',
  'open items': 'nachgeforderte Unterlagen, die noch fehlen',
  deliveries: 'Sendungen', 'deliveries.letter': 'Brief', 'deliveries.channel': 'Weg',
  'deliveries.status': 'Stand', 'deliveries.person': 'wartet auf eine Person',
  'vorgang.eingang': 'Eingang', 'vorgang.aktenzeichen': 'Aktenzeichen',
  'vorgang.titel': 'Titel des Vorgangs', 'vorgang.antragsteller': 'Antragsteller',
  'vorgang.zugangscode': 'Zugangscode', 'vorgang.konto': 'Konto mit Postfach', 'vorgang.kanal': 'Eingangsweg',
  'bearbeitung.name': 'Bearbeitung',
  'bearbeitung.telefon': 'Telefon der Bearbeitung', 'akteur.name': 'handelnde Person', 'akteur.rollen': 'Rollen der handelnden Person',
}

/** The words of the engine for the states of consultations, requests and deliveries. */
const STATE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'consultations.status': { open: 'steht aus', answered: 'ist da', silent: 'kam nicht' },
  'requests.status': { open: 'offen', answered: 'beantwortet', forgone: 'nicht mehr erwartet' },
  'deliveries.status': { pending: 'auf dem Weg', provided: 'zugestellt', failed: 'gescheitert' },
  'vorgang.kanal': { portal: 'im Portal', paper: 'auf Papier', link: 'aus einem anderen Vorgang' },
}

/** The title of a status, field, parameter, deadline or letter behind a name in a rule. */
export function nameTitle(prepared: Prepared, name: string): string {
  const { process } = prepared
  const field = fieldAt(process, name)
  const special = prefixed(name)
  return (
    process.statuses[name]?.title ?? field?.short ?? field?.title
    ?? process.parameters[name]?.title ?? (special && specialTitle(process, special))
    ?? BUILT_IN[name] ?? name
  )
}

function specialTitle(process: Process, { kind, key }: { kind: Prefix; key: string }): string {
  const letter = process.letters[key]?.title ?? key
  switch (kind) {
    case 'due':
    case 'overdue': return `Frist «${process.deadlines[key]?.title ?? key}»`
    case 'issued': return `Datum des Briefs «${letter}»`
    case 'provided': return `Absendung des Briefs «${letter}»`
    case 'served': return `Bekanntgabe des Briefs «${letter}»`
  }
}

/** The title as the subject of a sentence; a question or half a sentence is set in quotes. */
export function subject(title: string): string {
  const words = title.split(' ').length
  return title.endsWith('?') || title.endsWith('.') || (words > 4 && !title.includes('«'))
    ? `«${title.replace(/\.$/, '')}»` : title
}

/** A value as people read it, where the name it was read from tells what it is. */
export function shownValue(prepared: Prepared, path: string | undefined, value: Value): string {
  if (value === null || value === undefined) return 'noch nichts'
  if (Array.isArray(value)) {
    const list = value as readonly Value[]
    return list.length ? joined(list.map((one) => shownValue(prepared, path, one))) : 'noch nichts'
  }
  if (isContext(value)) {
    const title = value['titel'] ?? value['title'] ?? value['name'] ?? value['bezeichnung']
    return title === null || title === undefined ? shownParts(prepared, path, value) : display(title)
  }
  if (path === undefined) return display(value)
  if (typeof value === 'string') return wordTitle(prepared, path, value)
  if (typeof value === 'number') return amount(prepared.process, path, value)
  return display(value)
}

/** The answered questions of a group, each with its title. */
function shownParts(prepared: Prepared, path: string | undefined, value: Readonly<Record<string, Value>>): string {
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined).map(([name, part]) => {
    const inside = path === undefined ? name : `${path}.${name}`
    return `${nameTitle(prepared, inside)}: ${shownValue(prepared, inside, part)}`
  })
  return parts.length ? parts.join(', ') : 'noch nichts'
}

function wordTitle(prepared: Prepared, path: string, word: string): string {
  const { process } = prepared
  const status = process.statuses[path]
  if (status) return status.states[word]?.title ?? word
  if (path === 'akteur.rollen') return process.roles[word]?.title ?? word
  if (parseDuration(word)) return formatDuration(word)
  const known = STATE_WORDS[path]?.[word]
  if (known !== undefined) return known
  if (path === 'deliveries.letter') return process.letters[word]?.title ?? word
  if (path === 'consultations.stelle') return process.consultees[word]?.title ?? word
  if (path === 'deliveries.channel' || isWay(process, path)) return wayTitle(word)
  return optionTitle(optionsAt(process, path)?.[word], word)
}

/** Whether letters go out by what this field says. */
function isWay({ actions }: Process, field: string): boolean {
  return Object.values(actions).some(({ effects = [] }) =>
    effects.some((one) =>
      (one.kind === 'letter' && one.deliver?.trim() === field)
      || (one.kind === 'deliver' && one.channel.trim() === field)))
}

/** The options of a field, or of the one it is a proposal for. */
function optionsAt(process: Process, path: string): Field['options'] {
  const own = fieldAt(process, path)?.options
  return own ?? Object.values(process.fields).find(({ initially }) => initially?.trim() === path)?.options
}

function amount(process: Process, path: string, value: number): string {
  const unit = process.parameters[path]?.unit ?? fieldAt(process, path)?.unit
  const isMoney = fieldAt(process, path)?.type === 'money' || path.startsWith('fee ') || unit === 'Euro'
  if (isMoney && Math.abs(value) < 1e13) return euro(toCents(value))
  return unit === undefined ? display(value) : `${display(value)} ${unitFor(value, unit)}`
}

/** What the applicant reads of a status now; undefined while that is no business of theirs. */
export function outsideState(prepared: Prepared, status: string, sight: Sight): string | undefined {
  const state = prepared.process.statuses[status]?.states[String(sight.scope[status])]
  return state?.outside === undefined ? undefined : fillText(prepared, state.outside, sight)
}

/** Whether an applicant may know what a name stands for now. */
export function isOutside(prepared: Prepared, path: string, sight: Sight, depth: number = 0): boolean {
  const { process } = prepared
  const [first] = path.split('.') as [string]
  if (Object.hasOwn(process.statuses, first)) return outsideState(prepared, first, sight) !== undefined
  if (Object.hasOwn(process.parameters, first)) return false
  if (Object.hasOwn(process.fields, first)) return isOutsideField(prepared, first, sight, depth)
  const special = prefixed(path)
  switch (special?.kind) {
    case 'due':
    case 'overdue': return process.deadlines[special.key]?.outside === true
    case 'issued':
    case 'provided':
    case 'served': return (sight.scope[`provided ${special.key}`] ?? null) !== null
  }
  if (first.startsWith('fee ')) return Number(sight.scope['fee paid']) > 0 || Number(sight.scope['fee open']) > 0
  return ['today', 'requests', 'vorgang', 'behoerde'].includes(first)
}

const MAX_DEPTH = 8

/** Fields the applicant is asked for, and what is computed from nothing else. */
function isOutsideField(prepared: Prepared, name: string, sight: Sight, depth: number): boolean {
  const { process } = prepared
  const field: Field = process.fields[name]!
  if (field.value !== undefined) {
    return depth < MAX_DEPTH
      && prepared.rule(field.value).reads.every((read) => isOutside(prepared, read, sight, depth + 1))
  }
  return process.pages.some((page) => page.fields.includes(name))
    || Object.values(process.actions).some((action) =>
      action.input?.includes(name) === true && isApplicants(process, action.by))
}

/** Whether the applicant is among these roles. */
export function isApplicants(process: Process, roles: readonly string[]): boolean {
  return roles.some((role) => process.roles[role]?.kind === 'applicant')
}

/** The legal basis behind a name: of its deadline, its parameter. */
export function basisOf(process: Process, path: string): string | undefined {
  const special = prefixed(path)
  if (special?.kind === 'due' || special?.kind === 'overdue') return process.deadlines[special.key]?.basis
  return process.parameters[path]?.basis
}
