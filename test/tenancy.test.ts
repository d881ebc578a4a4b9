// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every address of one municipality, asked with the ids of another: nothing exists, nothing shows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { consultationToken } from '../src/command/consultation-token.ts'
import { viewCase } from '../src/command/case-view.ts'
import { portalApp } from '../src/portal/portal.tsx'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { rootApp } from '../src/sample/start-page.tsx'
import { createApp } from '../src/server/app.ts'
import { routesOf } from '../src/server/route.ts'
import type { Web } from '../src/server/web.ts'
import { documentsOf } from '../src/store/documents.ts'
import { caseByFileNumber } from '../src/store/worklist.ts'
import { workspaceApp } from '../src/workspace/workspace.tsx'

let world: TestWorld
let app: Hono<Web>
let ids: Record<string, string>
const parts = () => ({ portal: portalApp(world.renderer), workspace: workspaceApp(world.renderer), root: rootApp() })

before(async () => {
  world = await testWorld()
  app = createApp(world.house, parts())
  const line = (await caseByFileNumber(world.house.store, world.angeln, '32-GE-2/2026'))!
  const { at } = (await viewCase(world.house, world.angeln, line.id))!
  const [document] = await documentsOf(world.house.store, world.angeln, { caseId: line.id })
  const token = consultationToken(world.house, world.angeln, at.consultations[0]!.id)
  ids = { id: line.id, case: line.id, document: document!.id, documentId: document!.id, token, code: at.code!, action: 'vermerken', page: 'antragsteller', process: 'gestattung', service: 'gestattung', message: line.id, file: document!.id, effect: 'sample:musterangeln:0:0:1' }
})
after(() => world.close())

const HOST = 'http://test.example'

/** Signs in as a sample person and gives the cookies. */
async function cookiesOf(tenant: string, person: string): Promise<string> {
  const first = await app.request(`${HOST}/`)
  const visitor = first.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await first.text())![1]!
  const body = new URLSearchParams({ _csrf: csrf, tenant, person })
  const answer = await app.request(`${HOST}/muster/anmelden`, { method: 'POST', body, headers: { cookie: visitor } })
  assert.equal(answer.status, 303)
  return [visitor, ...answer.headers.getSetCookie().map((one) => one.split(';')[0])].join('; ')
}

/** Words that belong to the other municipality's cases. */
const CANARIES = ['Dorffest', 'TSV Süderau', 'Jana', 'Schützen', 'Iwersen', 'Hoffest', 'Jessen', 'Petersen']

const fill = (path: string) => path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => ids[name] ?? ids['id']!)

/** What an answer says; of a stream that never ends, its beginning. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  const reader = answer.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

test('every route of portal and workspace with a foreign id shows nothing of the other tenant', async (t) => {
  const { portal, workspace } = parts()
  const paths = [
    ...routesOf(workspace).map((one) => [one, `/lindenbrueck/amt${one.path}`, 'kruse'] as const),
    ...routesOf(portal).map((one) => [one, `/lindenbrueck${one.path}`, 'arslan'] as const),
  ]
  assert.ok(paths.length > 40, `${paths.length} routes`)
  let foreign = 0
  for (const [declared, pattern, person] of paths) {
    const cookie = await cookiesOf('lindenbrueck', person)
    const path = fill(pattern)
    const init = { method: declared.method.toUpperCase(), headers: { cookie }, ...(declared.method === 'post' && { body: new FormData() }) }
    const answer = await app.request(HOST + path, init)
    const text = await textOf(answer)
    assert.ok(answer.status < 500, `${path}: ${answer.status}`)
    for (const word of CANARIES) assert.ok(!text.includes(word), `${declared.method} ${path} shows «${word}»`)
    if (declared.method === 'get' && /:(id|case|document|documentId|token|message|file)\b/.test(declared.path)) {
      foreign++
      assert.ok(answer.status === 404 || answer.status === 303 || answer.status === 410, `${path}: ${answer.status}`)
      const missing = await app.request(HOST + path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-4000-8000-000000000000'), { headers: { cookie } })
      assert.equal(missing.status, answer.status, `${path}: foreign and missing look the same`)
    }
  }
  t.diagnostic(`${paths.length} routes, ${foreign} with foreign ids`)
})

test('a session of one municipality is none in the other', async () => {
  const cookie = await cookiesOf('musterangeln', 'petersen')
  const answer = await app.request(`${HOST}/lindenbrueck/amt/`, { headers: { cookie } })
  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('location')!, /anmelden/)
})

test('every route is declared with who may open it', () => {
  const { portal, workspace, root } = parts()
  for (const part of [portal, workspace, root]) {
    const known = new Set(routesOf(part).map((one) => `${one.method.toUpperCase()} ${one.path}`))
    const undeclared = part.routes.filter((one) => one.method !== 'ALL').map((one) => `${one.method} ${one.path}`).filter((one) => !known.has(one))
    assert.deepEqual(undeclared, [])
  }
})

test('staff pages need a session, citizen pages an account', async () => {
  const { portal, workspace } = parts()
  const all = [
    ...routesOf(workspace).map((one) => [one, `/musterangeln/amt${one.path}`] as const),
    ...routesOf(portal).map((one) => [one, `/musterangeln${one.path}`] as const),
  ]
  for (const [declared, pattern] of all) {
    if (declared.access === 'public' || declared.method !== 'get') continue
    const answer = await app.request(HOST + fill(pattern))
    assert.equal(answer.status, 303, pattern)
  }
})

test('a POST without our form token, or from another site, is refused', async () => {
  const cookie = await cookiesOf('musterangeln', 'petersen')
  const target = `${HOST}/musterangeln/amt/vorgaenge/${ids['id']}/aktion/vermerken`
  const body = new URLSearchParams({ vermerktext: 'fremd' })
  assert.equal((await app.request(target, { method: 'POST', body, headers: { cookie } })).status, 403)
  const origins = ['https://boese.example', 'http://test.example.boese.example', 'null-site://x']
  for (const origin of origins) {
    assert.equal((await app.request(target, { method: 'POST', body, headers: { cookie, origin } })).status, 403, origin)
  }
  assert.equal((await app.request(target, { method: 'POST', body, headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status, 403)
})

test('every answer carries the safety headers', async () => {
  for (const path of ['/', '/musterangeln/', '/musterangeln/amt/anmelden', '/gibt-es-nicht/', '/healthz']) {
    const { headers } = await app.request(HOST + path)
    assert.match(headers.get('content-security-policy')!, /default-src 'none'/)
    assert.doesNotMatch(headers.get('content-security-policy')!, /unsafe/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('sign-in is limited and tells nothing about who exists', async () => {
  const first = await app.request(`${HOST}/musterangeln/amt/anmelden`)
  const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const html = await first.text()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(html)![1]!
  const names = [...html.matchAll(/name="([^"_][^"]*)"/g)].map((match) => match[1]!).filter((name) => !['viewport', 'robots', 'color-scheme', 'weiter', 'q'].includes(name))
  const attempt = async (email: string) => {
    const body = new URLSearchParams({ _csrf: csrf, [names[0]!]: email, [names[1]!]: 'falsches Kennwort' })
    const answer = await app.request(`${HOST}/musterangeln/amt/anmelden`, { method: 'POST', body, headers: { cookie } })
    return (await answer.text()).replaceAll(/[0-9a-f-]{36}|value="[^"]*"/g, '')
  }
  const known = await attempt('h.petersen@musterangeln.example')
  const unknown = await attempt('niemand@musterangeln.example')
  assert.ok(known.includes('passen nicht zusammen'))
  assert.equal(known, unknown)
  let limited = ''
  for (let i = 0; i < 11; i++) limited = await attempt('h.petersen@musterangeln.example')
  assert.ok(limited.includes('Zu viele Versuche'))
})
