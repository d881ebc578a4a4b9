// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { getCookie, setCookie } from 'hono/cookie'
import { localDateOf } from '../calendar/instant.ts'
import type { House } from '../command/house.ts'
import { accountByEmail, accountById } from '../store/accounts.ts'
import { clearAttempts, countAttempts, noteAttempt } from '../store/attempts.ts'
import { noteAudit } from '../store/audit.ts'
import { verifyPassword } from '../store/password.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { closeSession, openSession, sessionByHash, touchSession } from '../store/sessions.ts'
import type { Session } from '../store/sessions.ts'
import { listStaff, staffByEmail, staffById } from '../store/staff.ts'
import type { Tenant } from '../store/tenant.ts'
import { isSecure } from './csrf.tsx'
import { principalsOf } from './deputies.ts'
import { endLive } from './live.ts'
import type { Page, Person } from './web.ts'

const COOKIE = 'lz_sitzung'
const ABSOLUTE_HOURS = 12
/** Without a click for so long a session ends. */
export const IDLE_MINUTES = 60
/** Within this time the use of a session is not written again. */
const TOUCH_MINUTES = 5
const TRIES = 10
/** Whoever guessed too often waits so long. */
export const TRY_MINUTES = 15

export const SESSION_TEXT = `Nach ${IDLE_MINUTES} Minuten ohne Eingabe melden wir Sie ab.`

const minutesBefore = (iso: string, minutes: number) => new Date(Date.parse(iso) - minutes * 60_000).toISOString()
const hoursAfter = (iso: string, hours: number) => new Date(Date.parse(iso) + hours * 3_600_000).toISOString()

/** The signed-in person behind the cookie of this tenant, if the session still holds. */
export async function personOfRequest(c: Page, house: House, tenant: Tenant): Promise<{ person: Person; hash: string } | undefined> {
  const secret = getCookie(c, COOKIE)
  if (!secret) return undefined
  const hash = hashSecret(secret)
  const known = await personOfSession(house, tenant, hash)
  if (!known) return undefined
  // A page that only listens is nobody at work: it must not keep a session alive.
  const isUsed = !c.req.path.endsWith(LIVE_PATH)
  const now = house.clock()
  if (isUsed && known.seenAt < minutesBefore(now, TOUCH_MINUTES)) await touchSession(house.store, tenant, hash, now)
  return { person: known.person, hash }
}

/** Where pages of the desk listen for changes. */
export const LIVE_PATH = '/amt/live'

/** Who is signed in by a session, if it still holds; the look itself counts as no use. */
export async function personOfSession(
  house: House, tenant: Tenant, hash: string,
): Promise<{ person: Person; seenAt: string } | undefined> {
  const now = house.clock()
  const session = await sessionByHash(house.store, tenant, hash, { now, idleSince: minutesBefore(now, IDLE_MINUTES) })
  if (!session) return undefined
  const person = session.kind === 'staff' ? await staffPerson(house, tenant, session.subject) : await citizenPerson(house, session)
  return person && { person, seenAt: session.seenAt }
}

/** An account of our own proves an e-mail address; accounts of the state will bring the level of each sign-in. */
const LOCAL_TRUST = 'basis'

async function citizenPerson(house: House, { subject, createdAt }: Session): Promise<Person | undefined> {
  const account = await accountById(house.store, subject)
  if (!account || (account.sessionsSince !== null && Date.parse(createdAt) < Date.parse(account.sessionsSince))) return undefined
  return { kind: 'citizen', id: account.id, name: account.name, email: account.email, trust: LOCAL_TRUST }
}

async function staffPerson(house: House, tenant: Tenant, id: string): Promise<Person | undefined> {
  const staff = await staffById(house.store, tenant, id)
  if (!staff?.active) return undefined
  const mayStandIn = staff.deputyFor.length > 0 || (staff.deputies ?? []).length > 0
  const all = mayStandIn ? await listStaff(house.store, tenant) : []
  const deputyFor = principalsOf(staff, all, localDateOf(house.clock()))
  return { kind: 'staff', id, name: staff.name, phone: staff.phone ?? undefined, roles: staff.roles, deputyFor }
}

/** Opens a session with a new secret and sets the cookie, valid for this tenant's pages only. */
export async function signIn(c: Page, house: House, tenant: Tenant, kind: Person['kind'], subject: string): Promise<void> {
  const secret = newSecret()
  const now = house.clock()
  await openSession(house.store, tenant, {
    hash: hashSecret(secret), subject, kind, csrf: '', createdAt: now, expiresAt: hoursAfter(now, ABSOLUTE_HOURS),
  })
  await noteAudit(house.store, tenant, { kind: 'signedIn', at: now, content: { sort: kind, subject: hashSecret(`${tenant.id}:${subject}`) } })
  setCookie(c, COOKIE, secret, { httpOnly: true, sameSite: 'Lax', path: `/${tenant.slug}`, secure: isSecure(c) })
}

/** Ends the session here and in the browser. */
export async function signOut(c: Page, house: House, tenant: Tenant): Promise<void> {
  const hash = c.get('session')
  if (hash) {
    await closeSession(house.store, tenant, hash)
    endLive(house.store, hash)
  }
  forgetSession(c, tenant)
}

/** Takes the session's cookie from the browser. */
export function forgetSession(c: Page, tenant: Tenant): void {
  setCookie(c, COOKIE, '', { path: `/${tenant.slug}`, maxAge: 0 })
}

/** A wrong password and an unknown address look the same; both count against the limit. */
export async function checkPassword(
  house: House, tenant: Tenant, kind: Person['kind'], email: string, password: string, address: string,
): Promise<{ subject: string } | { refusal: string; limited: boolean }> {
  const now = house.clock()
  const since = minutesBefore(now, TRY_MINUTES)
  const keys = [`anmeldung:${kind}:${hashSecret(email.toLowerCase())}`, `adresse:${hashSecret(address)}`]
  const counts = await Promise.all(keys.map((key) => countAttempts(house.store, tenant, key, since)))
  if (counts[0]! >= TRIES || counts[1]! >= TRIES * 5) {
    return { refusal: `Zu viele Versuche. Bitte warten Sie ${TRY_MINUTES} Minuten.`, limited: true }
  }
  const known = kind === 'staff' ? await staffByEmail(house.store, tenant, email) : await accountByEmail(house.store, email)
  const good = await verifyPassword(password, known?.passwordHash ?? null)
  const active = known && (!('active' in known) || known.active)
  if (good && active) {
    await clearAttempts(house.store, tenant, keys[0]!)
    return { subject: known.id }
  }
  await Promise.all(keys.map((key) => noteAttempt(house.store, tenant, key, now)))
  return { refusal: 'E-Mail-Adresse und Kennwort passen nicht zusammen.', limited: false }
}
