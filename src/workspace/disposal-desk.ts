// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who has to do with what is to be disposed of (Aussonderung), and one list as its pages need it.
import { countDue, casesOfDisposal, disposalById, openDisposals } from '../store/disposals.ts'
import type { Appraisal, DisposalCase, DisposalList } from '../store/disposals.ts'
import { dueOf } from '../command/disposal.ts'
import type { Disposal, Process } from '../process/process.ts'
import { rolesWithin } from '../server/deputies.ts'
import type { Page } from '../server/web.ts'
import { isUuid } from '../store/uuid.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'

export const DISPOSAL = 'aussonderung'

/** What becomes of a case, in the words of the pages. */
export const APPRAISALS: Readonly<Record<Appraisal, string>> = {
  archive: 'ins Archiv', destroy: 'vernichten', hold: 'zurückstellen',
}

export interface DisposalDesk {
  readonly desk: Desk
  readonly list: DisposalList
  readonly cases: readonly DisposalCase[]
  readonly process: Process
  /** Every address of the list starts with it. */
  readonly home: string
  readonly csrf: string
  /** This person offers and appraises; without it they may only look and release. */
  readonly isKeeper: boolean
}

/** The procedures whose files this person offers and appraises, by themselves or for somebody absent. */
export const appraisedBy = (desk: Desk): readonly Process[] => processesFor(desk, ({ by }) => by)

/** The procedures whose lists this person may release. */
export const releasedBy = (desk: Desk): readonly Process[] => processesFor(desk, ({ release }) => release)

function processesFor({ person, processes }: Desk, rolesOf: (disposal: Disposal) => readonly string[]): readonly Process[] {
  return processes.map(({ process }) => process).filter(({ id, disposal }) => {
    const held = [...person.roles, ...person.deputyFor.flatMap((one) => rolesWithin(one, id))]
    return disposal && rolesOf(disposal).some((role) => held.includes(role))
  })
}

/** How many files of each of these procedures wait to be offered; those with none are left out. */
export async function dueCounts({ house, tenant, now }: Desk, processes: readonly Process[]): Promise<readonly { readonly process: Process; readonly count: number }[]> {
  const counts = await Promise.all(processes.map(async (process) => {
    const due = dueOf(process, now)
    return { process, count: due ? await countDue(house.store, tenant, due) : 0 }
  }))
  return counts.filter(({ count }) => count > 0)
}

/** The list named in the address; undefined if unknown or not this person's affair, without difference. */
export async function disposalDeskOf(c: Page): Promise<DisposalDesk | undefined> {
  const desk = await deskOf(c)
  const id = c.req.param('liste') ?? ''
  const list = isUuid(id) ? await disposalById(desk.house.store, desk.tenant, id) : undefined
  const keeps = appraisedBy(desk).find((one) => one.id === list?.process)
  const process = keeps ?? releasedBy(desk).find((one) => one.id === list?.process)
  if (!list || !process) return undefined
  const cases = await casesOfDisposal(desk.house.store, desk.tenant, id)
  return { desk, list, cases, process, home: `${desk.base}/${DISPOSAL}/${id}`, csrf: c.get('csrf'), isKeeper: keeps !== undefined }
}

/** The same for what only who offers and appraises may do. */
export async function keeperDeskOf(c: Page): Promise<DisposalDesk | undefined> {
  const seen = await disposalDeskOf(c)
  return seen?.isKeeper ? seen : undefined
}

/** `Aussonderungsliste 3/2026` */
export const nameOfList = ({ number }: Pick<DisposalList, 'number'>) => `Aussonderungsliste ${number}`

/** `eine Akte`, `12 Akten` */
export const filesText = (count: number) => (count === 1 ? 'eine Akte' : `${count} Akten`)

/** Why the list cannot be released now; undefined if it can. */
export function notReady({ counts, takenOn }: DisposalList): string | undefined {
  if (counts.open > 0) return counts.open === 1 ? 'Eine Akte ist noch nicht bewertet.' : `${counts.open} Akten sind noch nicht bewertet.`
  if (counts.archive > 0 && takenOn === null) return 'Das Archiv hat die Übernahme noch nicht bestätigt.'
  return undefined
}

/** Why this person cannot release the list now; undefined if they can. */
export function notReleasable({ desk, list }: Pick<DisposalDesk, 'desk' | 'list'>): string | undefined {
  const reason = notReady(list)
  if (reason !== undefined) return reason
  if (list.hands.includes(desk.person.id)) return 'Sie haben an dieser Liste mitgewirkt. Freigeben muss sie jemand anderes (Vier-Augen-Prinzip).'
  return releasedBy(desk).some(({ id }) => id === list.process) ? undefined : 'Freigeben muss sie, wer dafür zuständig ist.'
}

/** Lists that wait for this person to release them. */
export async function listsToRelease(desk: Desk): Promise<readonly DisposalList[]> {
  const processes = releasedBy(desk).map(({ id }) => id)
  if (processes.length === 0) return []
  const lists = await openDisposals(desk.house.store, desk.tenant, processes)
  return lists.filter((list) => notReleasable({ desk, list }) === undefined)
}
