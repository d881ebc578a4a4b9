// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every page that exists, seen by axe: wide and narrow, in light and dark. None is left out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deskExamples, MORE, NO_PAGES, overlooked, pagesDeclared, patternOf, portalExamples } from './examples.ts'
import type { Example } from './examples.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const THEMES = ['light', 'dark'] as const

let stage: Stage
before(async () => {
  if (!skip) stage = await openStage(...MORE)
})
after(() => stage?.close())

test('a route without an example is named', () => {
  const patterns = ['/:tenant/', '/:tenant/neu/:id', '/:tenant/neu/:id/blatt.pdf', '/:tenant/*']
  const examples = [{ who: '', path: '/musterangeln/' }, { who: '', path: '/musterangeln/gibt-es-nicht' }]
  const [first, ...rest] = overlooked(patterns, examples, { '/:tenant/neu/:id/blatt.pdf': 'a PDF' })
  assert.match(first!, /^\/:tenant\/neu\/:id has no example: add an address/)
  assert.deepEqual(rest, [])
  assert.deepEqual(overlooked(patterns.slice(0, 1), examples), ['/musterangeln/gibt-es-nicht is no declared route.'])
})

test('every exception is a route', { skip }, () => {
  const { portal, desk } = pagesDeclared(stage.world)
  assert.deepEqual(Object.keys(NO_PAGES).filter((one) => ![...portal, ...desk].includes(one)), [])
})

test('what is hard to see or too wide is found, in the theme and at the width where it is', { skip }, async () => {
  const visitor = await stage.visitor()
  const show = (style: string) => visitor.page.setContent(
    `<html lang="de"><title>Probe</title><style>${style}</style><main><h1>Probe</h1><p>Grau auf Weiß</p></main></html>`)
  await show('p { color: #767676 }')
  await visitor.inspect('probe', { photo: false, themes: THEMES })
  await show('@media (prefers-color-scheme: light) { p { color: #999 } }')
  await assert.rejects(visitor.inspect('probe', { photo: false, themes: THEMES }), /, light[\s\S]*color-contrast/)
  await show('@media (prefers-color-scheme: dark) { p { color: #999 } }')
  await assert.rejects(visitor.inspect('probe', { photo: false, themes: THEMES }), /, dark[\s\S]*color-contrast/)
  await show('p { width: 30rem }')
  await assert.rejects(visitor.inspect('probe', { photo: false, themes: THEMES }), /scrolls \d+ px sideways at 320 px/)
})

test('every page: no violation, no sideways scroll', { skip, concurrency: 2 }, async (t) => {
  // One after the other: both let the worker finish what they began.
  const [inPortal, atDesk] = [await portalExamples(stage.world), await deskExamples(stage.world)]
  const { portal, desk } = pagesDeclared(stage.world)
  await Promise.all([
    t.test('the portal, without scripts', async (one) => {
      assert.deepEqual(overlooked(portal, inPortal), [])
      const citizen = await stage.visitor()
      await leaveTraces(citizen, inPortal)
      await visitAll(citizen, inPortal, false)
      one.diagnostic(`${inPortal.length} pages on ${seenRoutes(portal, inPortal)} of ${portal.length} routes`)
    }),
    t.test('the desk', async (one) => {
      assert.deepEqual(overlooked(desk, atDesk), [])
      await visitAll(await stage.visitor({ scripts: true }), atDesk, true)
      one.diagnostic(`${atDesk.length} pages on ${seenRoutes(desk, atDesk)} of ${desk.length} routes`)
    }),
  ])
})

const seenRoutes = (patterns: readonly string[], examples: readonly Example[]) =>
  new Set(examples.map(({ path }) => patternOf(patterns, path))).size

/** A draft and a message, so that no list of the account is empty. */
async function leaveTraces(citizen: Visitor, examples: readonly Example[]): Promise<void> {
  await citizen.become('sommer')
  await citizen.open('/musterangeln/leistungen/allgemeiner-antrag')
  await citizen.press('Antrag stellen')
  await citizen.open(examples.find(({ path }) => path.endsWith('/aktion/amt_schreiben'))!.path)
  await citizen.answer({ eigeneNachricht: 'Dürfen wir am Vorabend aufbauen?' })
  await citizen.press(/schreiben/)
  await citizen.context.clearCookies()
}

/** Opens each address as its person and fails with all findings at once. */
async function visitAll(visitor: Visitor, examples: readonly Example[], hasScripts: boolean): Promise<void> {
  const findings: string[] = []
  let who = ''
  for (const { who: person, path, status = 200, photo } of examples) {
    if (person === '') await visitor.context.clearCookies()
    else if (person !== who) await visitor.become(person)
    who = person
    try {
      const isSeen = photo !== undefined || hasScripts
      const answer = isSeen ? (await visitor.page.goto(stage.base + path))! : await visitor.inspectSent(path, THEMES)
      assert.equal(answer.status(), status, path)
      assert.match(answer.headers()['content-type']!, /^text\/html/, path)
      if (!isSeen) continue
      assert.equal(visitor.page.url(), stage.base + path, 'the page itself, not where it leads')
      await visitor.inspect(photo ?? path, { photo: photo !== undefined, themes: THEMES })
    } catch (error) {
      findings.push((error as Error).message)
    }
  }
  assert.deepEqual(findings, [])
}
