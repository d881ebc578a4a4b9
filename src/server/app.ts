// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The one HTTP application: request id, log, safety headers, tenant, session, form token.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { House } from '../command/house.ts'
import { readControl } from '../store/query.ts'
import { tenantBySlug } from '../store/tenant.ts'
import { Outage } from '../store/outage.ts'
import { refusePage } from './answer.tsx'
import { csrfToken, isOwnForm, visitorOf } from './csrf.tsx'
import { earlyLanguage, isDesk, languageOf, wordsOf } from './language.ts'
import { metrics } from './metrics.ts'
import { REFUSALS } from './refusals.words.ts'
import { personOfRequest } from './session.ts'
import type { Page, Web } from './web.ts'

/** Ten files of 10 MB do not come at once; three do. */
const MAX_BODY = 35 * 1024 * 1024

export interface Mounts {
  readonly portal: Hono<Web>
  readonly workspace: Hono<Web>
  readonly root: Hono<Web>
}

/** Builds the application from its parts. The only place that catches what handlers throw. */
export function createApp(house: House, mounts: Mounts): Hono<Web> {
  const app = new Hono<Web>({ strict: false })
  const counted = metrics()
  app.use(async (c, next) => {
    const start = performance.now()
    c.set('house', house)
    c.set('requestId', house.newId())
    c.set('scripts', false)
    c.set('locates', false)
    c.set('csrf', '')
    c.set('language', earlyLanguage(c))
    await next()
    safetyHeaders(c)
    const ms = performance.now() - start
    counted.request(c.req.method, c.res.status, ms / 1000)
    const tenant = c.get('tenant')
    house.log('info', 'request', {
      request: c.get('requestId'), method: c.req.method, status: c.res.status, ms: Math.round(ms),
      route: routeOf(c), ...(tenant && { tenant: tenant.id }),
    })
  })
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await readControl(house.store, 'SELECT 1 AS one')
      return c.text('ready')
    } catch {
      return c.text('database unreachable', 503)
    }
  })
  app.get('/metrics', (c) => c.text(counted.text(), 200, { 'content-type': 'text/plain; version=0.0.4' }))
  const limited = bodyLimit({ maxSize: MAX_BODY, onError: (c) => tooBig(c as Page) })
  // To look for a body makes a whole request of what so far is a few lines of text.
  app.use((c, next) => isSent(c) ? limited(c, next) : next())
  app.use(checkReadable)
  app.use('/:tenant/*', loadTenant(house))
  app.use('/:tenant', loadTenant(house))
  app.use(checkForm)
  app.route('/', mounts.root)
  app.route('/:tenant/amt', mounts.workspace)
  app.route('/:tenant', mounts.portal)
  app.notFound((c) => refuse(c, 404, 'notFound'))
  app.onError((error, c) => fault(house, error, c))
  return app
}

/** What the platform itself does not do, in the language of the page. */
function refuse(
  c: Page, status: Parameters<typeof refusePage>[1], what: Exclude<keyof (typeof REFUSALS)['de'], 'home' | 'request'>,
): Response {
  const { title, text } = wordsOf(c, REFUSALS)[what]
  return refusePage(c, status, title, text)
}

const NOT_TENANTS = ['assets', 'healthz', 'readyz', 'metrics', 'muster']

const loadTenant = (house: House) => async (c: Page, next: () => Promise<void>) => {
  const slug = c.req.param('tenant') ?? ''
  if (NOT_TENANTS.includes(slug) || c.get('tenant')) return next()
  const tenant = /^[a-z][a-z0-9-]{1,60}$/.test(slug) ? await tenantBySlug(house.store, slug) : undefined
  if (!tenant) return c.notFound() as unknown as undefined
  c.set('tenant', tenant)
  if (!isDesk(c.req.path)) c.set('language', languageOf(c, slug))
  const known = await personOfRequest(c, house, tenant)
  c.set('person', known?.person)
  c.set('session', known?.hash)
  // A draft outlives its session: its forms are bound to the visitor alone, so nothing typed is lost.
  const isDraft = c.req.path.startsWith(`/${slug}/antrag/`)
  c.set('csrf', csrfToken(house, visitorOf(c, house), isDraft ? undefined : known?.hash))
  return next()
}

/** What no form sends: bytes that are no form, and the NUL that no database text can hold. */
async function checkReadable(c: Page, next: () => Promise<void>) {
  if (hasNul(decoded(c.req.url)) || (isSent(c) && !(await isReadable(c)))) {
    return unreadable(c)
  }
  return next()
}

const isSent = (c: Page) => c.req.method !== 'GET' && c.req.method !== 'HEAD'

async function isReadable(c: Page): Promise<boolean> {
  try {
    const body = await c.req.parseBody({ all: true })
    return !Object.entries(body).some(([name, value]) => hasNul(name) || [value].flat().some((one) => typeof one === 'string' && hasNul(one)))
  } catch {
    // Broken off or broken; either way the sender's doing and not ours.
    return false
  }
}

const unreadable = (c: Page) => refuse(c, 400, 'unreadable')

const hasNul = (text: string) => text.includes('\u0000')

function decoded(url: string): string {
  return url.replaceAll(/%00/g, '\u0000')
}

async function checkForm(c: Page, next: () => Promise<void>) {
  if (!isSent(c)) return next()
  if (!c.get('csrf')) c.set('csrf', csrfToken(c.get('house'), visitorOf(c, c.get('house')), undefined))
  if (await isOwnForm(c)) return next()
  return refuse(c, 403, 'oldForm')
}

/** The pattern of the route, without ids and codes, for logs. */
function routeOf(c: Page): string {
  return c.req.routePath === '/*' ? 'none' : c.req.routePath
}

const SAFETY = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
] as const

function safetyHeaders(c: Page) {
  const { headers } = c.res
  for (const [name, value] of SAFETY) headers.set(name, value)
  const scripts = c.get('scripts') ? "script-src 'self'; connect-src 'self'" : "script-src 'none'"
  headers.set('content-security-policy', `default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; ${scripts}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`)
  headers.set('permissions-policy', `camera=(), microphone=(), geolocation=(${c.get('locates') ? 'self' : ''})`)
  headers.set('x-request-id', c.get('requestId'))
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (process.env['LAUFZETTEL_TRUST_PROXY'] === '1') headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

const tooBig = (c: Page) => refuse(c, 413, 'tooBig')

function fault(house: House, error: unknown, c: Page): Response {
  if (error instanceof Outage) {
    house.log('error', 'outage', { request: c.get('requestId'), error: error.message })
    return refuse(c, 503, 'outage')
  }
  const { message, stack, code } = error as Error & { code?: string }
  if (code === 'ECONNRESET' && message === 'aborted') {
    house.log('info', 'broken off', { request: c.get('requestId') })
    return unreadable(c)
  }
  house.log('error', 'fault', { request: c.get('requestId'), error: message, stack: stack?.split('\n').slice(1, 6).map((line) => line.trim()) })
  return refuse(c, 500, 'fault')
}
