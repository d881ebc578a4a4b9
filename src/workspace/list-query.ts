// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseSort } from '../store/worklist.ts'
import { GROUPS, MORE_COLUMNS, USUAL_COLUMNS } from './list-columns.ts'
import type { Group, MoreColumn } from './list-columns.ts'

export const VIEWS = {
  meine: 'Meine Vorgänge',
  amt: 'Mein Amt',
  alle: 'Alle offenen Vorgänge',
  abgeschlossen: 'Abgeschlossene Vorgänge',
  vertretung: 'In Vertretung',
} as const
export const DUE_CHOICES = {
  heute: 'bis heute',
  woche: 'in 5 Arbeitstagen',
  vorbei: 'überschritten',
} as const
export const TURN_CHOICES = {
  mich: 'mich',
  kollegen: 'Kollegium',
  antragsteller: 'Antragsteller',
  stellen: 'andere Stellen',
  niemand: 'nur die Zeit',
} as const
export const SORTS = [
  'due',
  'fileNumber',
  'title',
  'changed',
  'newest',
  'oldest',
  'applicant',
  'entity',
  'fee',
] as const satisfies readonly CaseSort[]

/** What the address of the work list asks for; unknown words count as not given. */
export interface ListQuery {
  readonly view: keyof typeof VIEWS
  /** Whose cases a deputy looks at. */
  readonly person?: string
  readonly due?: keyof typeof DUE_CHOICES
  readonly turn?: keyof typeof TURN_CHOICES
  readonly process?: string
  readonly entity?: string
  readonly text?: string
  /** Words of a street or place in the application. */
  readonly place?: string
  /** Words of the name of who applies. */
  readonly applicant?: string
  /** Id of who has the case; `-` for those nobody has. */
  readonly assignee?: string
  /** Status and state. */
  readonly status?: readonly [string, string]
  readonly channel?: string
  /** Whole euro, both included. */
  readonly feeFrom?: number
  readonly feeTo?: number
  /** Cases of the same person or place as another: traits as `kind:hash`. */
  readonly traits?: readonly string[]
  /** Columns beyond those every list has, where they are not the usual ones. */
  readonly columns?: readonly MoreColumn[]
  readonly group?: Group
  readonly sort: CaseSort
  readonly page: number
}

const MAX_WORDS = 100

/** Reads the query of the work list's address. */
export function readListQuery(get: (name: string) => string | undefined): ListQuery {
  const chosen = <T extends string>(name: string, among: readonly T[]) =>
    among.find((one) => one === get(name))
  const given = (name: string) => get(name)?.trim().slice(0, MAX_WORDS) || undefined
  const page = Number(get('seite') ?? 1)
  const optional = {
    person: given('person'),
    process: given('verfahren'),
    entity: given('gemeinde'),
    text: given('text'),
    place: given('ort'),
    applicant: given('antragsteller'),
    assignee: given('bearbeitung'),
    status: pairOf(given('status')),
    channel: given('kanal'),
    feeFrom: euroOf(given('von')),
    feeTo: euroOf(given('bis')),
    traits: traitsOf(get('merkmal')),
    columns: columnsOf(get('spalten')),
    group: chosen('gruppe', Object.keys(GROUPS) as Group[]),
    due: chosen('frist', Object.keys(DUE_CHOICES) as (keyof typeof DUE_CHOICES)[]),
    turn: chosen('wartet', Object.keys(TURN_CHOICES) as (keyof typeof TURN_CHOICES)[]),
  }
  return {
    view: chosen('sicht', Object.keys(VIEWS) as (keyof typeof VIEWS)[]) ?? 'meine',
    sort: chosen('sort', SORTS) ?? 'due',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<typeof optional>),
  } as ListQuery
}

/** `zahlung.gemahnt` names a status and its state. */
function pairOf(text: string | undefined): readonly [string, string] | undefined {
  const at = text?.indexOf('.') ?? -1
  return at > 0 ? [text!.slice(0, at), text!.slice(at + 1)] : undefined
}

/** None is a choice too; the usual ones are none. */
function columnsOf(text: string | undefined): readonly MoreColumn[] | undefined {
  if (text === undefined) return undefined
  const known = (Object.keys(MORE_COLUMNS) as MoreColumn[]).filter((one) => text.split(',').includes(one))
  return known.join() === USUAL_COLUMNS.join() ? undefined : known
}

const TRAITS_AT_MOST = 10

function traitsOf(text: string | undefined): readonly string[] | undefined {
  const known = text?.split(',').filter((one) => /^(?:account|email|person|place):[\w-]{22}$/.test(one))
  return known?.length ? known.slice(0, TRAITS_AT_MOST) : undefined
}

const MAX_EURO = 100_000_000

function euroOf(text: string | undefined): number | undefined {
  const digits = text?.replaceAll(/[.\s€]/g, '').replace(/,00$/, '')
  return digits && /^\d{1,9}$/.test(digits) ? Math.min(Number(digits), MAX_EURO) : undefined
}

/** The address that asks for this, with changes; leaving a page or sort at its default out. */
export function listAddress(
  base: string,
  query: ListQuery,
  changes: Partial<ListQuery> = {},
  ending = '',
): string {
  const { view, person, due, turn, process, entity, text, applicant, sort, page, ...more } = {
    ...query,
    ...changes,
  }
  const pairs = [
    ['sicht', view === 'meine' ? undefined : view],
    ['person', person],
    ['frist', due],
    ['wartet', turn],
    ['verfahren', process],
    ['gemeinde', entity],
    ['text', text],
    ['ort', more.place],
    ['antragsteller', applicant],
    ['bearbeitung', more.assignee],
    ['status', more.status?.join('.')],
    ['kanal', more.channel],
    ['von', more.feeFrom?.toString()],
    ['bis', more.feeTo?.toString()],
    ['merkmal', more.traits?.join(',')],
    ['spalten', more.columns?.join(',')],
    ['gruppe', more.group],
    ['sort', sort === 'due' ? undefined : sort],
    ['seite', page === 1 ? undefined : String(page)],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined)
  const words = new URLSearchParams(pairs).toString()
  return `${base}/vorgaenge${ending}${words && `?${words}`}`
}
