// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An application without a mouse and without scripts: Tab, arrows, Space, Enter and letters alone, as
// large as it comes and zoomed to 400 %.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
/** No page has more stops than this. */
const MAX_STOPS = 80
const FORM = '/musterangeln/leistungen/allgemeiner-antrag'
const PAGES: readonly (readonly [page: string, answers: Readonly<Record<string, string>>])[] = [
  ['anliegen', {
    gemeinde: 'suederau', thema: 'strasse', betreff: 'Laterne am Schulweg ist aus',
    anliegen: 'Seit Montag ist es abends vor der Schule dunkel.', ort: 'Schulweg 12',
  }],
  ['person', {
    anonym: 'nein', 'antragsteller.vorname': 'Jana', 'antragsteller.name': 'Sommer', 'antragsteller.anschrift.strasse': 'Schulweg',
    'antragsteller.anschrift.hausnummer': '10', 'antragsteller.anschrift.plz': '24999', 'antragsteller.anschrift.ort': 'Süderau',
    'antragsteller.email': 'jana.sommer@tsv-suederau.example', bekanntgabeweg: 'postfach', datenschutz: 'ja', richtigkeit: 'ja',
  }],
]

let stage: Stage
let citizen: Visitor
before(async () => {
  if (skip) return
  stage = await openStage('allgemeiner-antrag')
})
after(() => stage?.close())

/** Where the focus is, and whether it can be seen. */
interface Stop {
  readonly tag: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly text: string
  readonly isChecked: boolean
  readonly isSeen: boolean
  readonly top: number
  readonly left: number
  readonly inMain: boolean
}

async function stop(): Promise<Stop> {
  return citizen.page.evaluate(() => {
    const node = document.activeElement as HTMLInputElement
    const box = node.getBoundingClientRect()
    const drawn = [undefined, '::after', '::before'].map((part) => getComputedStyle(node, part))
    const around = node.parentElement ? [getComputedStyle(node.parentElement), getComputedStyle(node.parentElement, '::before')] : []
    const [x, y] = [box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1)]
    let over = document.elementFromPoint(x, y)
    while (over && !(/fixed|sticky/.test(getComputedStyle(over).position) && !over.contains(node))) over = over.parentElement
    return {
      tag: node.tagName, type: node.type ?? '', name: node.name ?? '', value: node.value ?? '', text: (node.textContent ?? '').trim(),
      isChecked: node.checked ?? false, top: box.top + scrollY, left: box.left,
      isSeen: box.bottom > 0 && box.top < innerHeight && over === null
        && [...drawn, ...around].some((one) => one.outlineStyle !== 'none' && Number.parseFloat(one.outlineWidth) >= 2),
      inMain: node.closest('main') !== null,
    }
  })
}

/** The next stop; its focus can be seen, and in the text of the page it lies further down or right. */
async function tab(before?: Stop): Promise<Stop> {
  await citizen.page.keyboard.press('Tab')
  const now = await stop()
  assert.ok(now.tag !== 'BODY', 'the focus is lost')
  assert.ok(now.isSeen, `the focus on ${now.tag} ${now.name} ${now.text} cannot be seen at ${citizen.page.url()}`)
  const isForward = !before?.inMain || !now.inMain || now.top > before.top - 30 || now.left > before.left
  assert.ok(isForward, `from ${before?.name}${before?.text} the focus jumps back to ${now.name}${now.text}`)
  return now
}

/** Goes on until the stop is the wanted one, doing on the way what `pass` says. */
async function tabTo(wanted: (one: Stop) => boolean, pass: (one: Stop) => Promise<void> = async () => {}): Promise<void> {
  let now: Stop | undefined
  for (let i = 0; i < MAX_STOPS; i++) {
    now = await tab(now)
    if (wanted(now)) return
    await pass(now)
  }
  assert.fail(`not reached by Tab on ${citizen.page.url()}: ${await citizen.text()}`)
}

async function press(words: RegExp): Promise<void> {
  await tabTo(({ tag, text }) => (tag === 'BUTTON' || tag === 'A') && words.test(text))
  await go()
}

/** Enter on a button or a link to another page. */
async function go(): Promise<void> {
  await Promise.all([citizen.page.waitForNavigation(), citizen.page.keyboard.press('Enter')])
  await citizen.page.waitForLoadState()
}

/** Answers the question of a stop with keys only. */
async function type(answers: Readonly<Record<string, string>>, open: Set<string>, { tag, type: kind, name, value }: Stop): Promise<void> {
  const wanted = answers[name]
  if (wanted === undefined || !open.delete(name)) return
  const { keyboard } = citizen.page
  if (kind === 'radio') {
    if (value === wanted) return keyboard.press('Space')
    for (let i = 0; i < MAX_STOPS; i++) {
      await keyboard.press('ArrowDown')
      const now = await stop()
      assert.ok(now.isSeen, `the focus on ${now.name} ${now.value} cannot be seen`)
      if (now.value === wanted) return
    }
    assert.fail(`${name} has no answer ${wanted}`)
  }
  if (kind === 'checkbox') return keyboard.press('Space')
  if (tag !== 'SELECT') return keyboard.type(wanted)
  for (let i = 0; i < MAX_STOPS && (await stop()).value !== wanted; i++) await keyboard.press('ArrowDown')
}

for (const zoom of [100, 400]) {
  test(`at ${zoom} %: the first stop skips to the content`, { skip }, async () => {
    citizen = await stage.visitor({ zoom })
    await citizen.open(FORM)
    const first = await tab()
    assert.match(first.text, /Inhalt/)
    await citizen.page.keyboard.press('Enter')
    assert.ok((await tab()).inMain, 'the next stop lies in the content')
  })

  test(`at ${zoom} %: mistakes get the focus, and their links lead to the fields`, { skip }, async () => {
    await citizen.open(FORM)
    await press(/^Antrag stellen/)
    await press(/^Weiter$/)
    const summary = await stop()
    assert.match(summary.text, /^[A-ZÄÖÜ]\S+ Angaben stimmen noch nicht/, 'the summary has the focus when the page opens')
    assert.ok(summary.isSeen)
    for (let i = 0; i < MAX_STOPS; i++) {
      const link = await tab()
      if (link.tag === 'A' && /Satz|Betreff/.test(link.text)) break
      assert.equal(link.tag, 'A', 'the next stops are the links of the summary')
    }
    await citizen.page.keyboard.press('Enter')
    const field = await stop()
    assert.equal(field.name, 'betreff')
    assert.ok(field.isSeen)
  })

  test(`at ${zoom} %: fills in and sends an application by keys alone`, { skip }, async () => {
    for (const [page, answers] of PAGES) {
      await citizen.page.reload()
      for (let turn = 0; turn < 3 && citizen.page.url().includes(`/${page}`); turn++) {
        const open = new Set(Object.keys(answers))
        const given = await citizen.page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')]
          .filter((one) => (one.type === 'radio' || one.type === 'checkbox' ? one.checked : one.value !== '')).map(({ name }) => name))
        for (const name of given) open.delete(name)
        await tabTo(({ tag, text }) => tag === 'BUTTON' && text === 'Weiter', (one) => type(answers, open, one))
        await go()
      }
      assert.ok(!citizen.page.url().includes(`/${page}`), `stuck on ${page}: ${await citizen.text()}`)
    }
    assert.match(citizen.page.url(), /pruefen/)
    await press(/^Antrag absenden/)
    await citizen.sees('Ihr Antrag ist eingegangen')
  })
}
