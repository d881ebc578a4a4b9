// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A browser without a screen, for tests: it keeps cookies, follows nothing, and fills in forms.
import { Hono } from 'hono'
import type { House } from '../command/house.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { createApp } from '../server/app.ts'
import type { Web } from '../server/web.ts'
import { hashPassword } from '../store/password.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import type { Tenant } from '../store/tenant.ts'
import { workspaceApp } from './workspace.tsx'

/** What the desk needs to run. */
interface World {
  readonly house: House
  readonly renderer: Renderer
}

export interface Shown {
  readonly status: number
  readonly html: string
  /** What a reader sees, without markup. */
  readonly text: string
  readonly location: string | null
  readonly headers: Headers
}

export interface Visitor {
  get(path: string): Promise<Shown>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Shown>
  /** The cookies as a browser would send them. */
  cookie(): Promise<string>
  /** Sends the form with this action as it stands in a page, with some fields changed. */
  send(page: Shown, action: string, fields?: Readonly<Record<string, string>>): Promise<Shown>
}

const PASSWORD = 'ein Kennwort für Tests'

/** A new visitor without any cookie. */
export function visitorOf(app: Hono<Web>): Visitor {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Shown> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(path, {
      ...init,
      headers: { ...init.headers, cookie, host: 'localhost' },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      jar.set(name!, value!)
    }
    const html = await answer.text()
    const text = html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/g, ' ')
    return {
      status: answer.status,
      html,
      text,
      location: answer.headers.get('location'),
      headers: answer.headers,
    }
  }
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  return {
    get: ask,
    post,
    cookie: async () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    send: (page, action, fields = {}) =>
      post(action, { ...fieldsOf(page.html, action), ...fields }),
  }
}

/** Hidden fields, ticked boxes and texts of a form. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([one]) => one)
    .find((one) => one.includes(`action="${action}"`))
  if (form === undefined) throw new Error(`there is no form ${action}`)
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)]
    .map(([, attributes]) => attributes!)
    .filter((one) => !/type="(?:checkbox|radio)"/.test(one) || /\bchecked\b/.test(one))
    .map((one) => [/name="([^"]*)"/.exec(one)?.[1], (/value="([^"]*)"/.exec(one)?.[1] ?? '').replaceAll('&amp;', '&')])
  const areas = [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)].map(
    ([, name, text]) => [name, text],
  )
  return Object.fromEntries([...inputs, ...areas].filter(([name]) => name !== undefined))
}

/** The application of a test world; its portal is left out. */
export function deskApp({ house, renderer }: World): Hono<Web> {
  return createApp(house, {
    portal: new Hono<Web>(),
    workspace: workspaceApp(renderer),
    root: new Hono<Web>(),
  })
}

/** A member of staff at their desk, signed in by the real form. */
export async function signedIn(
  world: World,
  app: Hono<Web>,
  tenant: Tenant,
  id: string,
): Promise<Visitor> {
  const staff = (await staffById(world.house.store, tenant, id))!
  await saveStaff(world.house.store, tenant, {
    ...staff,
    passwordHash: await hashPassword(PASSWORD),
  })
  const visitor = visitorOf(app)
  const address = `/${tenant.slug}/amt/anmelden`
  const answer = await visitor.send(await visitor.get(address), address, {
    email: staff.email,
    kennwort: PASSWORD,
  })
  if (answer.status !== 303) throw new Error(`${id} could not sign in: ${answer.text}`)
  return visitor
}

/** The address of the case whose title holds these words, from the list of all. */
export async function caseAddress(visitor: Visitor, base: string, words: string): Promise<string> {
  for (const view of ['alle', 'abgeschlossen']) {
    const { html } = await visitor.get(`${base}/vorgaenge?sicht=${view}`)
    const row = html.split('<tr ').find((one) => one.includes(words))
    const id = row && /data-key="([^"]+)"/.exec(row)?.[1]
    if (id) return `${base}/vorgaenge/${id}`
  }
  throw new Error(`no case ${words}`)
}
