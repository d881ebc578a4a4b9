// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which cases belong beside this one, by rules a clerk can check: no score, only what is equal.
import { addDays, epochDay } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { sameName, traitKind, traitsOf } from '../command/traits.ts'
import type { TraitKind } from '../command/traits.ts'
import type { Case } from '../engine/case.ts'
import type { Process } from '../process/process.ts'
import { relatedCases } from '../store/related.ts'
import type { RelatedLine } from '../store/related.ts'
import type { CaseDesk } from './case-desk.ts'
import type { Desk } from './desk.ts'

/** Two applications further apart are two applications. */
export const DUPLICATE_DAYS = 28
const SHOWN = 5
const WHO: readonly TraitKind[] = ['account', 'email', 'person']

export interface Related {
  readonly line: RelatedLine
  /** What is equal, in words. */
  readonly reasons: readonly string[]
}

export interface RelatedPart {
  readonly shown: readonly Related[]
  /** There are more than are shown; by these traits the work list finds them. */
  readonly more: readonly string[] | undefined
}

export interface RelatedCases {
  /** Perhaps the same application, sent twice. */
  readonly duplicates: readonly Related[]
  readonly person: RelatedPart
  readonly place: RelatedPart
}

/** Looks for cases the reader of this one may see: twice the same, of the same person, of the place. */
export async function relatedOf(seen: CaseDesk): Promise<RelatedCases> {
  const { at, prepared: { process }, desk: { house, tenant, hidden } } = seen
  const own = traitsOf(process, at)
  const of = (kinds: readonly TraitKind[]) => own.filter((one) => kinds.includes(traitKind(one)!))
  const ask = { caseId: at.id, hidden }
  const [near, all] = await Promise.all([
    relatedCases(house.store, tenant, { ...ask, traits: of(WHO), within: around(process.id, at.openedAt) }),
    relatedCases(house.store, tenant, { ...ask, traits: of([...WHO, 'place']) }),
  ])
  const linked = new Set((at.links ?? []).map((link) => link.case))
  const duplicates = near.filter((line) => !linked.has(line.id) && isSame(at, own, line))
  const told = new Set([...linked, ...duplicates.map(({ id }) => id)])
  const person = all.filter((line) => !told.has(line.id) && shared(own, line, WHO).length > 0)
  for (const { id } of person) told.add(id)
  const place = all.filter((line) => !told.has(line.id))
  return {
    duplicates: duplicates.slice(0, SHOWN).map((line) => ({ line, reasons: reasonsOf(own, at.openedAt, line) })),
    person: part(person, own, of(WHO)),
    place: part(place, own, of(['place'])),
  }
}

/** No case has this id: what is not saved yet is compared with all. */
const NOT_SAVED = '00000000-0000-0000-0000-000000000000'

/**
 * Cases an application that is being captured may already be: those that will be called its
 * duplicates, and those at the same place on the same days, whoever applied. Keeps nothing.
 */
export async function similarTo({ house, tenant, hidden }: Desk, process: Process, at: Case): Promise<readonly Related[]> {
  const own = traitsOf(process, at)
  const traits = own.filter((one) => [...WHO, 'place'].includes(traitKind(one)!))
  const within = around(process.id, at.openedAt)
  const lines = await relatedCases(house.store, tenant, { caseId: NOT_SAVED, hidden, traits, within })
  const isSimilar = (line: RelatedLine) =>
    (shared(own, line, WHO).length > 0 && isSame(at, own, line)) || shared(own, line, ['place', 'days']).length === 2
  return lines.filter(isSimilar).map((line) => ({ line, reasons: reasonsOf(own, at.openedAt, line) }))
}

const reasonsOf = (own: readonly string[], openedAt: string, line: RelatedLine) =>
  [...shared(own, line, [...WHO, 'place', 'days']).map((kind) => WORDS[kind]), apart(openedAt, line)]

const WORDS: Readonly<Record<TraitKind, string>> = {
  account: 'gleiches Konto',
  email: 'gleiche E-Mail-Adresse',
  person: 'gleicher Name und gleiche Anschrift',
  place: 'gleicher Ort',
  days: 'gleiche Tage',
}

function around(process: string, openedAt: string) {
  const at = (days: number) => `${addDays(localDateOf(openedAt), days)}T00:00:00Z`
  return { process, from: at(-DUPLICATE_DAYS), to: at(DUPLICATE_DAYS + 1) }
}

/** The same name, and neither another place nor other days: an account may apply for many. */
function isSame(at: Case, own: readonly string[], line: RelatedLine): boolean {
  const isOther = (kind: TraitKind) =>
    [own, line.traits].every((traits) => traits.some((one) => traitKind(one) === kind)) &&
    shared(own, line, [kind]).length === 0
  return sameName(at.applicant) === sameName(line.applicant ?? '') && !isOther('place') && !isOther('days')
}

/** The kinds in which two cases have something in common. */
function shared(own: readonly string[], line: RelatedLine, kinds: readonly TraitKind[]): TraitKind[] {
  const both = own.filter((one) => line.traits.includes(one)).map(traitKind)
  return kinds.filter((kind) => both.includes(kind))
}

function part(lines: readonly RelatedLine[], own: readonly string[], traits: readonly string[]): RelatedPart {
  const shown = lines.slice(0, SHOWN).map((line) => ({
    line, reasons: shared(own, line, [...WHO, 'place']).map((kind) => WORDS[kind]),
  }))
  return { shown, more: lines.length > SHOWN ? traits : undefined }
}

function apart(openedAt: string, line: RelatedLine): string {
  const days = epochDay(localDateOf(line.openedAt)) - epochDay(localDateOf(openedAt))
  if (days === 0) return 'am selben Tag eingegangen'
  const many = Math.abs(days) === 1 ? 'einen Tag' : `${Math.abs(days)} Tage`
  return `${many} ${days < 0 ? 'früher' : 'später'} eingegangen`
}
