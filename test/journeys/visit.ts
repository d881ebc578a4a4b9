// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A real Chromium on the real platform: pages are looked at by axe, measured and photographed.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import type { APIResponse, Browser, BrowserContext, Page } from 'playwright-core'
import { portalApp } from '../../src/portal/portal.tsx'
import { rootApp } from '../../src/sample/start-page.tsx'
import { testWorld } from '../../src/sample/test-world.ts'
import type { TestWorld } from '../../src/sample/test-world.ts'
import { createApp } from '../../src/server/app.ts'
import { workspaceApp } from '../../src/workspace/workspace.tsx'

/** The shell is the same engine without the windows of a browser, and takes a fifth less time. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]
/** `LAUFZETTEL_PHOTOS=off` when nobody will look at them: they take a third of the time. */
const WITHOUT_PHOTOS = process.env['LAUFZETTEL_PHOTOS'] === 'off'
const OUTPUT = fileURLToPath(new URL('../output/', import.meta.url))
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const
/** What another theme can change. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const
/** What another width can change: how large and how near, what is cut off, and what a narrow page leaves out. */
const NARROW = {
  type: 'rule',
  values: [
    ...COLOURS.values, 'target-size', 'scrollable-region-focusable', 'link-name', 'button-name', 'input-button-name', 'label', 'select-name', 'summary-name',
    'aria-hidden-focus', 'bypass', 'skip-link', 'region', 'landmark-one-main', 'page-has-heading-one', 'heading-order', 'empty-heading',
  ],
} as const
/** `LAUFZETTEL_AXE=all`: every rule at every width, every text in every theme. It takes half as long again. */
const WHOLE = process.env['LAUFZETTEL_AXE'] === 'all'
/** Targets come nearest on the phone, and to measure them all takes half the time of a judgement. */
const WIDE_WITHOUT = WHOLE ? [] : ['target-size']
const PHONE = { width: 320, height: 700 }
const DESK = { width: 1280, height: 900 }
/** A tablet and a large screen: looked at for their width alone. */
const BETWEEN = [768, 1920]

type Theme = 'light' | 'dark'
type Choice = typeof RULES | typeof COLOURS | typeof NARROW

/** What axe is asked at a width, in which theme; colours that were seen at one width are not looked at in the other. */
function judgements(size: '1280' | '320', [first, second]: readonly Theme[]): readonly (readonly [Theme, Choice])[] {
  if (size === '320') return [WHOLE ? [first!, RULES] : [second ?? first!, NARROW]]
  return second ? [[first!, RULES], [second, COLOURS]] : [[first!, RULES]]
}

/** Why journeys cannot run here; undefined where they can. */
export const NO_BROWSER = CHROMIUM ? undefined : 'skipped: no Chromium found (apt-get install chromium-headless-shell)'

export interface Stage {
  readonly world: TestWorld
  readonly base: string
  /** A visitor with cookies of their own; `zoom` in percent makes the window as small as the browser does. */
  visitor(options?: { scripts?: boolean; zoom?: number }): Promise<Visitor>
  close(): Promise<void>
}

/** Starts world, server and browser; `more` of the library is published too. */
export async function openStage(...more: readonly string[]): Promise<Stage> {
  mkdirSync(OUTPUT, { recursive: true })
  const world = await testWorld(...more)
  const app = createApp(world.house, { portal: portalApp(world.renderer), workspace: workspaceApp(world.renderer), root: rootApp() })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((ready) => server.once('listening', () => ready()))
  const base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const browser = await chromium.launch({ executablePath: CHROMIUM!, args: FLAGS })
  const judges = openJudges(base)
  return {
    world,
    base,
    async visitor(options = {}) {
      // Our pages answer in milliseconds; what is not there after this never comes.
      const zoom = (options.zoom ?? 100) / 100
      const viewport = { width: Math.floor(DESK.width / zoom), height: Math.floor(DESK.height / zoom) }
      const context = await browser.newContext({
        viewport, deviceScaleFactor: zoom, javaScriptEnabled: options.scripts ?? false, locale: 'de-DE',
      })
      context.setDefaultTimeout(10_000)
      // But while all tests begin at once a browser may be long at its first page.
      context.setDefaultNavigationTimeout(60_000)
      return new Visitor(judges.window, context, await context.newPage(), base)
    },
    async close() {
      await judges.close()
      await browser.close()
      await new Promise<void>((closed) => server.close(() => closed()))
      await world.close()
    },
  }
}

/** Frames are drawn when somebody asks for one, and nobody looks at these windows. */
const UNSEEN = [...FLAGS, '--enable-begin-frame-control', '--run-all-compositor-stages-before-draw']

/**
 * Axe needs scripts, our pages none: the same pages are judged in a window beside, which outlives the
 * documents written into it, and axe with it.
 */
function openJudges(base: string): { window(): Promise<Page>; close(): Promise<void> } {
  let browser: Promise<Browser> | undefined
  return {
    async window() {
      browser ??= chromium.launch({ executablePath: CHROMIUM!, args: UNSEEN })
      const window = await (await (await browser).newContext({ bypassCSP: true, locale: 'de-DE' })).newPage()
      await window.goto(base + '/healthz')
      await window.evaluate(axe.source)
      if (!WHOLE) await window.evaluate(lookAtNew)
      return window
    },
    close: async () => (await browser)?.close(),
  }
}

/** One person in front of a screen. */
export class Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly base: string
  /** Pages seen so far, for the closing count. */
  seen = 0
  private readonly newJudge: () => Promise<Page>
  private judge: Page | undefined

  constructor(newJudge: () => Promise<Page>, context: BrowserContext, page: Page, base: string) {
    this.newJudge = newJudge
    this.context = context
    this.page = page
    this.base = base
  }

  /** The same person at another window of the same browser. */
  at(page: Page): Visitor {
    return new Visitor(this.newJudge, this.context, page, this.base)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path)
  }

  /** Presses a button or follows a link by its words. */
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
    await this.page.waitForLoadState()
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click()
    await this.page.waitForLoadState()
  }

  /** Fills fields by their names: texts, radios and checkboxes by value. */
  async answer(answers: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    for (const [name, value] of Object.entries(answers)) {
      const field = this.page.locator(`[name="${name}"]`)
      const type = await field.first().getAttribute('type')
      const isPicked = type === 'radio' || type === 'checkbox'
      for (const one of typeof value === 'string' ? [value] : value) {
        if (isPicked) await this.page.locator(`[name="${name}"][value="${one}"]`).check()
        else if (await field.first().evaluate((node) => node.tagName === 'SELECT')) await field.first().selectOption(one)
        else await field.first().fill(one)
      }
    }
  }

  async text(): Promise<string> {
    return (await this.page.locator('body').innerText()).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')
  }

  /** Asserts words on the page. */
  async sees(...words: readonly string[]): Promise<void> {
    const text = await this.text()
    for (const word of words) assert.ok(text.includes(word), `«${word}» is not on ${this.page.url()}:\n${text.slice(0, 1500)}`)
  }

  /**
   * Photographs the page wide and narrow, and lets axe judge it: no violation, no sideways scroll. On the
   * phone and at the widths between every route is judged once (`routes.test.ts`); what a journey sees of
   * it is judged wide.
   */
  async look(name: string): Promise<void> {
    await this.inspect(name, { photo: true, themes: ['light'], onlyWide: !WHOLE })
  }

  /** As `look`, in these themes; 320 px is also what 400 % zoom leaves of 1280. */
  async inspect(name: string, { photo, themes, onlyWide = false }: { photo: boolean; themes: readonly Theme[]; onlyWide?: boolean }): Promise<void> {
    this.seen++
    const address = this.page.url()
    const html = await this.page.content()
    if (photo && !WITHOUT_PHOTOS) await this.photograph(name, themes)
    await this.judgeHtml(html, `${name} (${address})`, themes, onlyWide)
  }

  /** A page without scripts by what the server sent: what a window would show of it is the same. */
  async inspectSent(path: string, themes: readonly Theme[]): Promise<APIResponse> {
    this.seen++
    const answer = await this.context.request.get(this.base + path, { maxRedirects: 0 })
    await this.judgeHtml(await answer.text(), path, themes, false)
    return answer
  }

  private async judgeHtml(html: string, name: string, themes: readonly Theme[], onlyWide: boolean): Promise<void> {
    const judge = (this.judge ??= await this.newJudge())
    await judge.setContent(html, { waitUntil: 'load' })
    // A label that names an id takes the first element that has it, which axe does not mind.
    assert.deepEqual(await judge.evaluate(twins), [], `ids that stand twice on ${name}`)
    for (const width of onlyWide ? [] : BETWEEN) {
      await judge.setViewportSize({ width, height: DESK.height })
      const wide = await judge.evaluate(sideways)
      assert.ok(wide <= 0, `${name} scrolls ${wide} px sideways at ${width} px`)
    }
    for (const [size, viewport] of [['320', PHONE], ['1280', DESK]] as const) {
      await judge.setViewportSize(viewport)
      const wide = await judge.evaluate(sideways)
      assert.ok(wide <= 0, `${name} scrolls ${wide} px sideways at ${size} px`)
      if (onlyWide && size === '320') continue
      for (const [theme, choice] of judgements(size, themes)) {
        await judge.emulateMedia({ colorScheme: theme })
        if (!WHOLE && await judge.evaluate(markNew, theme) === 0 && choice === COLOURS) continue
        assert.deepEqual(await violationsOn(judge, choice, size === '320' ? [] : WIDE_WITHOUT), [], `${name} at ${size} px, ${theme}`)
      }
    }
  }

  /** Colours do not change with the width: the dark is photographed once. */
  private async photograph(name: string, themes: readonly Theme[]): Promise<void> {
    for (const [size, viewport] of [['1280', DESK], ['320', PHONE]] as const) {
      await this.page.setViewportSize(viewport)
      for (const colorScheme of themes.filter((theme) => theme === 'light' || size === '1280')) {
        await this.page.emulateMedia({ colorScheme })
        const path = `${OUTPUT}${name}-${size}${colorScheme === 'dark' ? '-dark' : ''}.png`
        await this.page.screenshot({ path, fullPage: true })
      }
    }
    await this.page.setViewportSize(DESK)
  }

  /** Signs in as a sample person with one click. */
  async become(person: string): Promise<void> {
    await this.open('/')
    await this.page.locator(`button[name="person"][value="${person}"]`).click()
    await this.page.waitForLoadState()
  }

  async scripts(): Promise<number> {
    return this.page.locator('script').count()
  }
}

/** How many pixels a page is wider than its window; runs in the page. */
const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth

/** Ids more than one element has; runs in the page. */
function twins(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  return ids.filter((id, i) => ids.indexOf(id) !== i)
}

/** Axe looks at the colours of what `markNew` marked; runs in the page. */
function lookAtNew() {
  const { axe: judge } = globalThis as unknown as { axe: { configure: (spec: object) => void } }
  judge.configure({ rules: [{ id: 'color-contrast', selector: '[data-new-to-axe]' }, { id: 'link-in-text-block', selector: 'a[data-new-to-axe][href]' }] })
}

/**
 * Marks every text whose colours this window has not judged in this theme, and counts them; runs in
 * the page. Colours come from style sheets: what is marked up alike, from the root down, looks alike;
 * other style sheets make everything new.
 */
function markNew(theme: string): number {
  const shared = globalThis as unknown as { judged?: Record<string, Set<string>> }
  const known = ((shared.judged ??= {})[theme] ??= new Set())
  const sheets = [...document.querySelectorAll('style, link[rel=stylesheet]')].map((one) => one.outerHTML).join('')
  const signs = new Map<Element, string>()
  const ownSign = (element: Element) => element.tagName + [...element.attributes]
    .filter(({ name }) => !/^(?:id|for|href|value|name|title|content|action|datetime|alt|src|rows|cols|maxlength|autocomplete|inputmode|aria-(?:describedby|labelledby|label|controls))$/.test(name))
    .map(({ name, value }) => `[${name}=${value}]`).join('')
  const signOf = (element: Element | null): string => {
    if (!element) return sheets
    const found = signs.get(element)
    if (found !== undefined) return found
    const isChosen = element.tagName === 'TR' && element.querySelector(':checked')
    const sign = `${signOf(element.parentElement)}>${isChosen ? '*' : ''}${ownSign(element)}`
    signs.set(element, sign)
    return sign
  }
  let count = 0
  for (const element of document.querySelectorAll('*')) {
    element.removeAttribute('data-new-to-axe')
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')
    if (!isText && !/^(?:A|INPUT|SELECT|TEXTAREA|BUTTON)$/.test(element.tagName)) continue
    if (!element.checkVisibility()) continue
    const sign = signOf(element)
    if (known.has(sign)) continue
    known.add(sign)
    element.setAttribute('data-new-to-axe', '')
    count++
  }
  return count
}

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

async function violationsOn(page: Page, runOnly: Choice, without: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(async ({ chosen, rules }) => {
    const { axe: judge } = globalThis as unknown as { axe: { run: (node: Document, options: object) => Promise<{ violations: Finding[] }> } }
    const { violations } = await judge.run(document, { runOnly: chosen, rules, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))
  }, { chosen: runOnly, rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])) })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`)
}
