// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Context as HonoContext } from 'hono'
import type { Actor } from '../engine/actor.ts'
import type { House } from '../command/house.ts'
import type { Trust } from '../process/process.ts'
import type { Tenant } from '../store/tenant.ts'
import { rolesWithin } from './deputies.ts'
import type { Principal } from './deputies.ts'
import type { Language } from '../words/language.ts'

/** Who is signed in: a citizen with an account or a member of staff. */
export type Person =
  | { readonly kind: 'citizen'; readonly id: string; readonly name: string; readonly email: string; readonly trust: Trust }
  | {
      readonly kind: 'staff'
      readonly id: string
      readonly name: string
      readonly phone: string | undefined
      readonly roles: readonly string[]
      /** Colleagues this person may stand in for today. */
      readonly deputyFor: readonly Principal[]
    }

export interface Web {
  Variables: {
    house: House
    requestId: string
    tenant: Tenant
    person: Person | undefined
    /** Hash of the session, for signing out. */
    session: string | undefined
    /** Token every form of this visitor carries. */
    csrf: string
    /** The language of the page; the desk speaks German. */
    language: Language
    /** Scripts are sent on desk pages only. */
    scripts: boolean
    /** The page may ask the device where it is. */
    locates: boolean
  }
}

export type Page = HonoContext<Web>

/** The person as an actor of the core; as a deputy with the colleague's roles in this procedure. */
export function actorOf(person: Person, applicantRole: string, actingFor?: string, process = ''): Actor {
  if (person.kind === 'citizen') {
    return { kind: 'person', id: `account:${person.id}`, name: person.name, roles: [applicantRole], trust: person.trust }
  }
  const { id, name, phone } = person
  const base = { kind: 'person' as const, id, name, ...(phone !== undefined && { phone }) }
  const principal = person.deputyFor.find((one) => one.id === actingFor)
  const roles = principal && rolesWithin(principal, process)
  if (!roles?.length) return { ...base, roles: person.roles }
  return { ...base, roles, actingFor: { id: principal!.id, name: principal!.name } }
}
