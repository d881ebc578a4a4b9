// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { attemptTimes, countAttempts, noteAttempt } from '../store/attempts.ts'
import { hashSecret } from '../store/secret.ts'
import { clientAddress } from './client-address.ts'

/** Wrong codes from one network address within a quarter of an hour. */
const TRIES = 30
const MINUTES = 15

/** ISO instant from which tries count. */
const lately = (c: Page) => new Date(Date.parse(c.get('house').clock()) - MINUTES * 60_000).toISOString()

const keyOf = (c: Page, what: string) => `${what}:${hashSecret(clientAddress(c))}`

/** Whether somebody tries codes; a person with a slip of paper never gets there. */
export async function isGuessing(c: Page, what: string): Promise<boolean> {
  const house = c.get('house')
  return (await countAttempts(house.store, c.get('tenant'), keyOf(c, what), lately(c))) >= TRIES
}

/** Wrong codes for one thing from all of the world within the same time: a short code holds against these. */
const WRONG_CODES = 10

/** Whether too many wrong codes were typed for `what`, here or anywhere. */
export async function isTryingCodes(c: Page, what: string): Promise<boolean> {
  const house = c.get('house')
  return (await isGuessing(c, 'code')) || (await countAttempts(house.store, c.get('tenant'), hashSecret(what), lately(c))) >= WRONG_CODES
}

/** Notes one wrong code for `what`, and from where it came. */
export async function noteWrongCode(c: Page, what: string): Promise<void> {
  const house = c.get('house')
  await noteAttempt(house.store, c.get('tenant'), hashSecret(what), house.clock())
  await noteGuess(c, 'code')
}

/** Mails with a link that go to one address within the same time. */
const MAILS = 5

/**
 * Whether a mail with a link may be asked for, by this network address and for this e-mail; counts
 * the asking. Known and unknown addresses count alike.
 */
export async function mayAskForMail(c: Page, email: string): Promise<boolean> {
  const [{ store, clock }, tenant] = [c.get('house'), c.get('tenant')]
  if ((await mailWaitsUntil(c, email)) !== undefined) return false
  await noteGuess(c, 'post')
  await noteAttempt(store, tenant, mailKey(email), clock())
  return true
}

const mailKey = (email: string) => `post:${hashSecret(email.toLowerCase())}`

/** The ISO instant from which a mail with a link may be asked for again; `undefined`: now. */
export async function mailWaitsUntil(c: Page, email: string): Promise<string | undefined> {
  const [{ store }, tenant, since] = [c.get('house'), c.get('tenant'), lately(c)]
  const limits = [[keyOf(c, 'post'), TRIES], [mailKey(email), MAILS]] as const
  const ends = await Promise.all(limits.map(async ([key, limit]) => {
    const times = await attemptTimes(store, tenant, key, { since, limit })
    // With the oldest of so many out of the window there is room for one more.
    return times.length < limit ? 0 : Date.parse(times.at(-1)!) + MINUTES * 60_000
  }))
  const end = Math.max(...ends)
  return end === 0 ? undefined : new Date(end).toISOString()
}

/** Notes one wrong code. */
export async function noteGuess(c: Page, what: string): Promise<void> {
  const house = c.get('house')
  await noteAttempt(house.store, c.get('tenant'), keyOf(c, what), house.clock())
}
