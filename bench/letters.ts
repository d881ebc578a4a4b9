// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters per second and CPU for one letter, beside Chromium printing the same text in the same
// run. `node --import ./src/tsx.ts bench/letters.ts`
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { render } from '../src/ui/render.ts'
import { chromium } from 'playwright-core'
import { NOTICE } from '../src/documents/example-letters.ts'
import { openRenderer } from '../src/documents/render-letter.ts'
import type { Filled, LetterContent } from '../src/engine/letter-content.ts'
import { LetterView } from '../src/workspace/letter-view.tsx'

const ROUNDS = 3
const LETTERS_A_ROUND = 60
const CHROMIUM = '/usr/bin/chromium'
const TICKS_A_SECOND = 100

interface Row {
  readonly name: string
  readonly perSecond: number
  readonly cpuMs: number
}

/** Sets and prints letters in turns, so that both see the same machine. */
export async function lettersTable(): Promise<string> {
  const renderer = openRenderer()
  const browser = existsSync(CHROMIUM)
    ? await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }) : undefined
  const page = await browser?.newPage()
  const typst = async (n: number) => void (await renderer.render(letterNo(n)))
  const print = async (n: number) => {
    await page!.setContent(htmlOf(n))
    await page!.pdf({ format: 'A4', tagged: true })
  }
  try {
    await typst(0)
    if (page) await print(0)
    const rounds: Row[][] = []
    for (let i = 0; i < ROUNDS; i++) {
      rounds.push([await measured('Laufzettel (PDF/A-3a, PDF/UA-1)', typst), ...(page ? [await measured('Chromium (PDF mit Tags)', print)] : [])])
    }
    const rows = rounds[0]!.map((_, i) => rounds.map((round) => round[i]!).sort((a, b) => a.perSecond - b.perSecond)[1]!)
    const ratio = rows[1] ? `\nVerhältnis der Raten: ${(rows[0]!.perSecond / rows[1].perSecond).toFixed(2)}` : '\nOhne Chromium kein Vergleich.'
    return ['Briefe                               /s    CPU ms', ...rows.map(line)].join('\n') + ratio
  } finally {
    await browser?.close()
    await renderer.close()
  }
}

async function measured(name: string, one: (n: number) => Promise<void>): Promise<Row> {
  const [cpu, start] = [cpuSeconds(), performance.now()]
  for (let i = 0; i < LETTERS_A_ROUND; i++) await one(i)
  const seconds = (performance.now() - start) / 1000
  return { name, perSecond: LETTERS_A_ROUND / seconds, cpuMs: ((cpuSeconds() - cpu) * 1000) / LETTERS_A_ROUND }
}

const line = ({ name, perSecond, cpuMs }: Row) =>
  `${name.padEnd(32)} ${perSecond.toFixed(1).padStart(6)} ${cpuMs.toFixed(1).padStart(9)}`

let made = 0

/** A letter no other is like, so that nothing is set from memory. */
function letterNo(n: number): LetterContent {
  const own = `${++made}-${n}`
  const blocks = NOTICE.blocks.map((block): Filled => {
    if (block.kind === 'paragraph') return { ...block, runs: block.runs.map(({ text }) => ({ text: `${text} ${own}` })) }
    if (block.kind !== 'list') return block
    return { ...block, items: block.items.map((item) => item.map(({ text }) => ({ text: `${own} ${text}` }))) }
  })
  return { ...NOTICE, blocks, fileNumber: `32-GE-${own}/2026`, subject: `${NOTICE.subject} ${own}` }
}

function htmlOf(n: number): string {
  const content = letterNo(n)
  return `<!doctype html><html lang="de"><title>${content.title}</title><body>${render(LetterView({ content, label: 'Brief' }))}`
}

/** CPU of this process and of everything it started, in seconds; 0 where there is no /proc. */
function cpuSeconds(): number {
  if (!existsSync('/proc')) return 0
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const parts = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return [{ pid: Number(pid), parent: Number(parts[1]), ticks: Number(parts[11]) + Number(parts[12]) }]
    } catch {
      return []
    }
  })
  const mine = new Set([process.pid])
  for (let grown = true; grown;) {
    grown = false
    for (const { pid, parent } of all) if (mine.has(parent) && !mine.has(pid)) grown = Boolean(mine.add(pid))
  }
  return all.filter(({ pid }) => mine.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND
}

if (import.meta.main) console.log(await lettersTable())
