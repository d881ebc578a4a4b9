// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Two people who do not read the German of offices apply on a telephone without scripts: one in
// English, one in plain German.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { outsideTexts } from '../../src/process/translate.ts'
import { processOf } from '../../src/command/settings.ts'
import { ENTRY_TEXTS, textIn } from '../../src/process/service-entry.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage, Visitor } from './visit.ts'

const skip = NO_BROWSER ?? false
const SERVICE = 'allgemeiner-antrag'
const PHONE = { width: 320, height: 700 }
const ANSWERS: readonly Readonly<Record<string, string>>[] = [
  { gemeinde: 'suederau', thema: 'strasse', betreff: 'Lamp', anliegen: 'Dark since Monday.', ort: 'Schulweg 12' },
  { anonym: 'nein' },
  {
    'antragsteller.vorname': 'Amara', 'antragsteller.name': 'Okafor',
    'antragsteller.anschrift.strasse': 'Schulweg', 'antragsteller.anschrift.hausnummer': '10',
    'antragsteller.anschrift.plz': '24999', 'antragsteller.anschrift.ort': 'Süderau',
    'antragsteller.email': 'amara@example.org', bekanntgabeweg: 'postfach', datenschutz: 'ja', richtigkeit: 'ja',
  },
]

let stage: Stage
/** Texts of the library as they are in German, for pages where nobody has translated them yet. */
let library: readonly string[]
before(async () => {
  if (skip) return
  stage = await openStage(SERVICE)
  const { process } = (await processOf(stage.world.house, stage.world.angeln, SERVICE))!
  const gestattung = (await processOf(stage.world.house, stage.world.angeln, 'gestattung'))!.process
  const entries = [process, gestattung].flatMap(({ entry }) =>
    entry ? ENTRY_TEXTS.flatMap((key) => (entry[key] === undefined ? [] : textIn(entry[key]!).split('\n'))) : [])
  library = [...outsideTexts(process), ...outsideTexts(gestattung), ...entries].map(plain)
})
after(() => stage?.close())

const plain = (text: string) => text.replace(/^\s*(?:[-*]|\d+\.)\s+/, '').replaceAll(/\s+/g, ' ').trim()

/** Words no English sentence has. */
const GERMAN = /(?<![\p{L}-])(?:der|die|das|und|oder|nicht|ist|sind|Sie|Ihr|Ihre|Ihnen|wir|mit|für|von|zum|zur|noch|ein|eine)(?![\p{L}-])/u

/** Texts of the page that screen readers would read in its own language. */
async function ownTexts(visitor: Visitor): Promise<string[]> {
  const texts = await visitor.page.evaluate(() => {
    const found: string[] = []
    const walk = (node: Node) => {
      if (node instanceof Element) {
        if (node.getAttribute('lang')?.startsWith('de') && node !== document.documentElement) return
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
          const text = node.getAttribute(name)
          if (text) found.push(text)
        }
      }
      if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '')
      for (const inner of node.childNodes) walk(inner)
    }
    walk(document.body)
    return [document.title, ...found]
  })
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
}

/** English pages hold no German sentence but those the library has not translated. */
async function holdsNoGerman(visitor: Visitor): Promise<void> {
  const left = (await ownTexts(visitor)).filter((text) => GERMAN.test(text)
    && !library.some((known) => known.includes(text) || text.includes(known)))
  assert.deepEqual(left, [], `German on ${visitor.page.url()}`)
}

interface Speech {
  readonly language: string
  readonly tag: string
  readonly apply: string
  readonly next: string
  readonly send: string
  readonly wrong: string
  readonly check: string
  readonly received: string
  readonly gone: string
  /** Pages axe looks at: each page in one of the languages, the error in both. */
  readonly looked: readonly string[]
}

const SPEECHES: readonly Speech[] = [
  {
    language: 'English', tag: 'en', apply: 'Apply now', next: 'Continue', send: 'Send the application',
    wrong: 'answers are not right yet', check: 'Is everything correct?',
    received: 'We have received your application', gone: 'Page not found',
    looked: ['leistung', 'fehler', 'eingegangen'],
  },
  {
    language: 'Leichte Sprache', tag: 'de-simple', apply: 'Antrag stellen', next: 'Weiter', send: 'Antrag abschicken',
    wrong: 'Antworten stimmen noch nicht', check: 'Ist alles richtig?',
    received: 'Wir haben Ihren Antrag bekommen', gone: 'Diese Seite gibt es nicht',
    looked: ['start', 'fehler', 'pruefen', 'stand'],
  },
]

for (const speech of SPEECHES) {
  test(`applies in ${speech.language}, on a telephone without scripts`, { skip }, async () => {
    const person = await stage.visitor()
    const judge = async (name: string) => {
      assert.equal(await person.page.locator('html').getAttribute('lang'), speech.tag, name)
      if (speech.tag === 'en') await holdsNoGerman(person)
      if (!speech.looked.includes(name)) return
      await person.look(`60-${speech.tag}-${name}`)
      await person.page.setViewportSize(PHONE)
    }
    await person.page.setViewportSize(PHONE)
    await person.open('/musterangeln/')
    await person.follow(speech.language)
    await judge('start')
    await person.open(`/musterangeln/leistungen/${SERVICE}`)
    await judge('leistung')
    await person.press(speech.apply)
    await person.press(speech.next)
    await person.sees(speech.wrong)
    await judge('fehler')
    for (const answers of ANSWERS) {
      await person.answer(answers)
      await person.press(speech.next)
    }
    await person.sees(speech.check, 'Okafor')
    await judge('pruefen')
    // The choice is a link: what is saved stays, whichever language is chosen.
    await person.follow('Deutsch')
    await person.sees('Stimmt alles?', 'Okafor')
    await person.follow(speech.language)
    await person.press(speech.send)
    await person.sees(speech.received)
    await stage.world.worker.drain()
    await person.page.reload()
    await judge('eingegangen')
    await person.page.locator('a[href*="/status/"]').first().click()
    await judge('stand')
    await person.open('/musterangeln/gibt-es-nicht')
    await person.sees(speech.gone)
  })
}

test('the pages around it speak English too', { skip }, async () => {
  const person = await stage.visitor()
  await person.become('sommer')
  await person.open('/musterangeln/konto?sprache=en')
  const cases = await person.page.locator('main a.lz-go').first().getAttribute('href')
  const paths = [
    '/konto', '/konto/postfach', '/konto/entwuerfe', '/konto/daten', '/konto/daten/loeschen', '/leistungen', '/?q=Zelt',
    '/hilfe', '/datenschutz', '/impressum', '/barrierefreiheit', '/anmelden', '/registrieren', '/antrag', '/status',
    '/status/AAAA-AAAA', '/beteiligung/none', '/gibt-es-nicht', '/leistungen/gibt-es-nicht',
  ].map((path) => `/musterangeln${path}`)
  for (const path of [...paths, cases!, `${cases}/nachrichten`]) {
    await person.open(path)
    assert.equal(await person.page.locator('html').getAttribute('lang'), 'en', path)
    await holdsNoGerman(person)
  }
})
