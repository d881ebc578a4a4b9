// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What waits in the house without belonging to a case one has: letters for the post, stuck hand-overs.
import { paperByEntity } from '../store/paper-letters.ts'
import type { WaitingPaper } from '../store/paper-letters.ts'
import { countParked } from '../store/queue.ts'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import type { Desk } from './desk.ts'
import { arrivedText } from './today-lists.tsx'

export interface HouseTasks {
  readonly paper: readonly WaitingPaper[]
  readonly parked: number
}

/** Gathers what anybody at the desk may do next for the house. */
export async function houseTasksOf({ house, tenant, hidden }: Desk): Promise<HouseTasks> {
  const [paper, parked] = await Promise.all([
    paperByEntity(house.store, tenant, hidden),
    countParked(house.store, tenant, hidden),
  ])
  return { paper, parked }
}

/** How many things that are. */
export const countHouseTasks = ({ paper, parked }: HouseTasks) => paper.reduce((sum, { count }) => sum + count, parked)

/** On the page «Heute»; nothing when there is nothing. */
export function HouseTasks({ desk, tasks }: { desk: Desk; tasks: HouseTasks }) {
  if (countHouseTasks(tasks) === 0) return null
  return (
    <Panel title="Post und Übergaben">
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
      </List>
    </Panel>
  )
}

/** The same in a sentence or two, for who has cases to look after. */
export function HouseTasksBeside({ desk, tasks: { paper, parked } }: { desk: Desk; tasks: HouseTasks }) {
  const letters = paper.reduce((sum, { count }) => sum + count, 0)
  if (letters + parked === 0) return null
  return (
    <Panel title="Post und Übergaben">
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
    </Panel>
  )
}

const lettersWait = (count: number) => (count === 1 ? 'Ein Brief wartet' : `${count} Briefe warten`)
const parkedNeed = (count: number) => (count === 1 ? 'Eine Übergabe braucht' : `${count} Übergaben brauchen`)
