// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every address declares who may open it. An undeclared one does not exist.
import type { Context as HonoContext, Hono } from 'hono'
import { refusePage, redirectTo } from './answer.tsx'
import type { Page, Web } from './web.ts'

/** `public`, signed in as citizen, signed in as staff, or staff with one of these roles. */
export type Access = 'public' | 'citizen' | 'staff' | readonly string[]

export interface DeclaredRoute {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly access: Access
}

const declared = new WeakMap<Hono<Web>, DeclaredRoute[]>()

/** The routes an app declared, for tests that walk them all. */
export function routesOf(app: Hono<Web>): readonly DeclaredRoute[] {
  return declared.get(app) ?? []
}

/** Adds a route with its access; a handler runs only for those who may. */
export function route(
  app: Hono<Web>, method: 'get' | 'post', path: string, access: Access,
  handler: (c: Page) => Response | Promise<Response>,
): void {
  const list = declared.get(app) ?? []
  declared.set(app, [...list, { method, path, access }])
  app[method](path, async (c: HonoContext<Web>) => {
    const denied = deny(c, access)
    return denied ?? handler(c)
  })
}

function deny(c: Page, access: Access): Response | undefined {
  if (access === 'public') return undefined
  const person = c.get('person')
  const { slug } = c.get('tenant')
  const back = encodeURIComponent(new URL(c.req.url).pathname)
  if (access === 'citizen') {
    return person?.kind === 'citizen' ? undefined : redirectTo(c, `/${slug}/anmelden?weiter=${back}`)
  }
  if (person?.kind !== 'staff') return redirectTo(c, `/${slug}/amt/anmelden?weiter=${back}`)
  if (access === 'staff' || access.some((role) => person.roles.includes(role))) return undefined
  return refusePage(c, 403, 'Dafür fehlt Ihnen die Rolle', 'Diese Seite ist für eine andere Aufgabe im Amt gedacht.')
}
