// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A new application with the answers of an earlier one, for the person whose case that was.
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import type { Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import { takeOver } from '../forms/take-over.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { isUuid } from '../store/uuid.ts'
import { listCases } from '../store/worklist.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { BEGIN } from './begin.words.ts'
import { address } from './frame.tsx'

/** Name of the parameter and of the button; its value is the id of the earlier case. */
export const LIKE = 'wie'
const OFFERED = 3

/** One's own earlier case of this process; undefined for anybody else's, as if it did not exist. */
async function ownCase(c: Page, process: string, id: string | undefined): Promise<CaseView | undefined> {
  const person = c.get('person')
  if (person?.kind !== 'citizen' || id === undefined || !isUuid(id)) return undefined
  const view = await viewCase(c.get('house'), c.get('tenant'), id)
  return view?.at.account === person.id && view.at.process === process ? view : undefined
}

/** The answers to begin with, by the case in the address or behind the button. */
export async function earlierAnswers(c: Page, { process }: Prepared, context: Context, pressed: string | undefined): Promise<Values> {
  const view = await ownCase(c, process.id, pressed ?? c.req.query(LIKE))
  if (!view) return {}
  const names = process.pages.flatMap((page) => page.fields)
  const taken = takeOver(process.fields, names, view.at.fields, context.today)
  const { entityField: place } = process
  const isGone = place !== undefined && !Object.hasOwn(context.entities, String(taken[place]))
  return isGone ? Object.fromEntries(Object.entries(taken).filter(([name]) => name !== place)) : taken
}

/** What stands beside the button that begins: where the answers come from, or where they could. */
export async function earlierOffer(c: Page, process: string) {
  const like = await ownCase(c, process, c.req.query(LIKE))
  const say = wordsOf(c, BEGIN)
  if (like) {
    return (
      <Alert kind="info" title={say.like(like.at.fileNumber ?? like.at.title)}>
        <p>
          {say.asksAgain}{' '}
          <a href={address(c, `/leistungen/${process}`)}>{say.empty}</a>
        </p>
      </Alert>
    )
  }
  const person = c.get('person')
  if (person?.kind !== 'citizen') return null
  const { lines } = await listCases(c.get('house').store, c.get('tenant'), {
    state: 'all', account: person.id, process, sort: 'newest', pageSize: OFFERED,
  })
  return lines.length === 0 ? null : (
    <>
      {lines.map(({ id, fileNumber, title }) => (
        <Button kind="tertiary" name={`_${LIKE}`} value={id}>
          {say.beginLike(fileNumber ?? title)}
        </Button>
      ))}
    </>
  )
}
