// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What waits in the house without belonging to a case one has: letters for the post, stuck hand-overs,
// files whose retention is over.
import { paperByEntity } from '../store/paper-letters.ts'
import type { WaitingPaper } from '../store/paper-letters.ts'
import type { DisposalList } from '../store/disposals.ts'
import { countParked } from '../store/queue.ts'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import type { Desk } from './desk.ts'
import { appraisedBy, DISPOSAL, dueCounts, listsToRelease, nameOfList } from './disposal-desk.ts'
import { arrivedText } from './today-lists.tsx'

export interface HouseTasks {
  readonly paper: readonly WaitingPaper[]
  readonly parked: number
  /** Files to be offered to the archive, and lists to be released, where that is this person's affair. */
  readonly disposable: number
  readonly lists: readonly DisposalList[]
}

/** Gathers what anybody at the desk may do next for the house. */
export async function houseTasksOf(desk: Desk): Promise<HouseTasks> {
  const { house, tenant, hidden } = desk
  const [paper, parked, due, lists] = await Promise.all([
    paperByEntity(house.store, tenant, hidden),
    countParked(house.store, tenant, hidden),
    dueCounts(desk, appraisedBy(desk)),
    listsToRelease(desk),
  ])
  return { paper, parked, disposable: due.reduce((sum, { count }) => sum + count, 0), lists }
}

/** How many things that are. */
export const countHouseTasks = ({ paper, parked, disposable, lists }: HouseTasks) =>
  paper.reduce((sum, { count }) => sum + count, parked + disposable + lists.length)

/** On the page «Heute»; nothing when there is nothing. */
export function HouseTasks({ desk, tasks }: { desk: Desk; tasks: HouseTasks }) {
  if (countHouseTasks(tasks) === 0) return null
  return (
    <Panel title="Für das Haus">
      <List kind="due">
        {tasks.paper.map(({ entity, count, since }) => (
          <li>
            <span>
              <Due>{arrivedText(desk, since)}</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/druck`}>
                {lettersWait(count)} auf den Versand
              </a>
              <br />
              <span class="lz-meta">{desk.entities[entity]?.name ?? entity}</span>
            </span>
          </li>
        ))}
        {tasks.parked > 0 && (
          <li>
            <span>
              <Due state="soon">stockt</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/uebergaben`}>
                {parkedNeed(tasks.parked)} Ihre Hilfe
              </a>
            </span>
          </li>
        )}
        {tasks.lists.map((list) => (
          <li>
            <span>
              <Due>{arrivedText(desk, list.madeAt)}</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/${DISPOSAL}/${list.id}`}>
                {nameOfList(list)} wartet auf Ihre Freigabe
              </a>
            </span>
          </li>
        ))}
        {tasks.disposable > 0 && (
          <li>
            <span>
              <Due>offen</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/${DISPOSAL}`}>
                {filesOffer(tasks.disposable)}
              </a>
            </span>
          </li>
        )}
      </List>
    </Panel>
  )
}

/** The same in a sentence or two, for who has cases to look after. */
export function HouseTasksBeside({ desk, tasks }: { desk: Desk; tasks: HouseTasks }) {
  const { paper, parked, disposable, lists } = tasks
  if (countHouseTasks(tasks) === 0) return null
  const letters = paper.reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel title="Für das Haus">
      {letters > 0 && (
        <p>
          <a href={`${desk.base}/druck`}>{lettersWait(letters)} auf den Versand</a>
          {letters > 1 && `, der älteste seit ${arrivedText(desk, paper[0]!.since)}`}.
        </p>
      )}
      {parked > 0 && (
        <p>
          <a href={`${desk.base}/uebergaben`}>{parkedNeed(parked)} Ihre Hilfe</a>.
        </p>
      )}
      {lists.map((list) => (
        <p>
          <a href={`${desk.base}/${DISPOSAL}/${list.id}`}>{nameOfList(list)} wartet auf Ihre Freigabe</a>.
        </p>
      ))}
      {disposable > 0 && (
        <p>
          <a href={`${desk.base}/${DISPOSAL}`}>{filesOffer(disposable)}</a>.
        </p>
      )}
    </Panel>
  )
}

const lettersWait = (count: number) => (count === 1 ? 'Ein Brief wartet' : `${count} Briefe warten`)
const parkedNeed = (count: number) => (count === 1 ? 'Eine Übergabe braucht' : `${count} Übergaben brauchen`)
const filesOffer = (count: number) => (count === 1 ? 'Eine Akte ist dem Archiv anzubieten' : `${count} Akten sind dem Archiv anzubieten`)
