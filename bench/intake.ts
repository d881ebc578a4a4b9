// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From „Antrag absenden“ to the desk: applications filled in page by page and sent
// side by side, while the worker writes their letters; a clerk looks at the page of the day until each is there.
// `node --import ./src/tsx.ts bench/intake.ts [--applications 1000] [--citizens 8]`
import { parseArgs } from 'node:util'
import { Browser } from '../src/portal/test-browser.ts'
import { testWorld } from '../src/sample/test-world.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'

const SERVICE = '/musterangeln/leistungen/allgemeiner-antrag'
/** Its list of new applications shows the latest twelve. */
const TODAY = '/musterangeln/amt/'
const LETTERS_MS = 50
/** The clock of the world moves by a second with each application, or none were newer. */
const BEGIN = Date.parse('2026-06-11T08:00:00Z')
/** A page that asks on is answered again. */
const MAX_TURNS = 6
const MATTER = { gemeinde: 'suederau', thema: 'strasse', anliegen: 'Seit Montag ist es abends vor der Schule dunkel.', ort: 'Schulweg 12' }
const PERSON = {
  anonym: 'nein', 'antragsteller.vorname': 'Jana', 'antragsteller.name': 'Sommer', 'antragsteller.anschrift.strasse': 'Schulweg',
  'antragsteller.anschrift.hausnummer': '10', 'antragsteller.anschrift.plz': '24999', 'antragsteller.anschrift.ort': 'Süderau',
  'antragsteller.email': 'jana.sommer@tsv-suederau.example', bekanntgabeweg: 'post', datenschutz: 'ja', richtigkeit: 'ja',
}

/** Sends so many applications from so many citizens at once and times each until a clerk sees it. */
export async function intakeTable(applications: number, citizens: number): Promise<string> {
  const world = await testWorld('allgemeiner-antrag')
  const clerk = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  const times: number[] = []
  let next = 0
  let isOpen = true
  const citizen = async () => {
    const browser = new Browser(world.house)
    for (let i = next++; i < applications; i = next++) {
      const title = `Laterne ${i} ist aus`
      browser.cookies.clear()
      await filled(browser, title)
      world.setClock(new Date(BEGIN + i * 1000).toISOString())
      const start = performance.now()
      await browser.send({}, { button: ['', ''] })
      if (!browser.shown.text.includes('eingegangen')) throw new Error(browser.shown.text.slice(0, 400))
      while (!(await clerk.get(TODAY)).html.includes(title)) await new Promise((soon) => setTimeout(soon, 5))
      times.push(performance.now() - start)
    }
  }
  const letters = async () => {
    while (isOpen) {
      await world.worker.drain()
      await new Promise((soon) => setTimeout(soon, LETTERS_MS))
    }
  }
  try {
    const start = performance.now()
    const worker = letters()
    const all = await Promise.allSettled(Array.from({ length: citizens }, citizen))
    const seconds = (performance.now() - start) / 1000
    isOpen = false
    await worker
    for (const one of all) if (one.status === 'rejected') throw one.reason
    times.sort((a, b) => a - b)
    const at = (part: number) => `${Math.round(times[Math.ceil(times.length * part) - 1]!)} ms`
    return `${times.length} Anträge von ${citizens} Personen zugleich, ${(times.length / seconds).toFixed(1)} je Sekunde mit Ausfüllen und Eingangsbestätigung\n`
      + `vom Absenden bis auf den Arbeitsplatz: p50 ${at(0.5)}, p95 ${at(0.95)}, längstens ${at(1)}`
  } finally {
    await world.close()
  }
}

/** Fills the form up to the page where it is sent. */
async function filled(browser: Browser, title: string): Promise<void> {
  await browser.open(SERVICE)
  await browser.send({})
  for (let turn = 0; turn < MAX_TURNS && !browser.shown.path.includes('/pruefen'); turn++) {
    await browser.send(browser.shown.path.includes('/anliegen') ? { ...MATTER, betreff: title } : PERSON)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { applications: { type: 'string', default: '1000' }, citizens: { type: 'string', default: '8' } },
  })
  console.log(await intakeTable(Number(values.applications), Number(values.citizens)))
}
