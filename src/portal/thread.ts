// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What was written about a case, from both sides, in order.
import type { CaseView } from '../command/house.ts'
import type { Event } from '../engine/event.ts'
import type { Page } from '../server/web.ts'
import { readEvents } from '../store/events.ts'
import type { InboxMessage } from '../store/inbox.ts'
import { accountOf } from './account-frame.tsx'

export interface Written {
  /** ISO instant. */
  readonly at: string
  readonly isOwn: boolean
  readonly subject: string
  readonly text: string
  /** Address of the message in the postbox, for what the office wrote. */
  readonly id?: string
  readonly isNew?: boolean
}

/** Of these messages those of the case, and the person's own words, oldest first. */
export async function threadOf(
  c: Page, { at, prepared }: CaseView, messages: readonly InboxMessage[],
): Promise<Written[]> {
  const account = accountOf(c)
  const events = await readEvents(c.get('house').store, c.get('tenant'), at.id)
  const office = messages
    .filter((one) => one.caseId === at.id && one.kind === 'message')
    .map(({ id, subject, body, providedAt, readAt }): Written =>
      ({ id, at: providedAt, isOwn: false, subject, text: body, isNew: readAt === null }))
  const own = events.flatMap(({ kind, payload }): Written[] => {
    const event = { ...(payload as object), kind } as Event
    if (event.kind !== 'acted' || event.by.id !== `account:${account}`) return []
    const { fields } = prepared.process
    const texts = Object.entries(event.input).filter(([name, value]) =>
      fields[name]?.type === 'longText' && typeof value === 'string' && value !== '')
    if (texts.length === 0) return []
    const subject = (fields[texts[0]![0]]?.title ?? '').replace(/\?$/, '')
    return [{ at: event.at, isOwn: true, subject, text: texts.map(([, value]) => String(value)).join('\n\n') }]
  })
  return [...office, ...own].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(b.isOwn) - Number(a.isOwn))
}
