// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// `npm test`: types, lint, then every test. Fetches what tests need where we are root.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3
const LONG = process.argv.includes('--long')
/** Tests of chance, of faults, letters and pages that go deeper in the long run. */
const DEEPER = /(?:calendar\/oracle|feel\/fuzz|feel\/exact|engine\/property|engine\/explain-trace|store\/audit-mutations|prove\/(?:cross-check|random-process|planted)|test\/letters|journeys\/(?:routes|desk|citizen|outside|languages|live))\.test\./
const DEPTHS = { LAUFZETTEL_CASES: '200000', LAUFZETTEL_FUZZ: '20000', LAUFZETTEL_FORMULAS: '100000', LAUFZETTEL_STEPS: '10000', LAUFZETTEL_TRACES: '60', LAUFZETTEL_PROCESSES: '400', LAUFZETTEL_MUTATIONS: '600', LAUFZETTEL_FAULTS: 'all', LAUFZETTEL_LETTERS: 'all', LAUFZETTEL_AXE: 'all' }
const OPTIONS = ['--disable-warning=ExperimentalWarning', '--import', './src/tsx.ts']
/** Program → Debian package. */
const NEEDED: Record<string, string> = { 'chromium-headless-shell': 'chromium-headless-shell', qpdf: 'qpdf', pdftotext: 'poppler-utils', zbarimg: 'zbar-tools', clamd: 'clamav-daemon', dovecot: 'dovecot-imapd' }
/** What takes the place of a package a distribution does not have. */
const WITHOUT: Record<string, string> = { 'chromium-headless-shell': 'chromium' }

fetchPrograms()
step('Typen', 'tsc', ['--noEmit'])
step('Lint', 'oxlint', ['--type-aware', '--quiet'])
const all = globSync(['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'test/**/*.test.tsx'], { cwd: ROOT })
const isChosen = (file: string) => file.includes('.long.test.') === LONG || (LONG && DEEPER.test(file))
/** What takes longest begins first, or the others would wait for it in the end; `node --test` would sort by name. */
const LONGEST = [/journeys\/routes/, /journeys\/outside/, /prove\/planted/, /^test\/(?:start|letters|command-line)/, /^test\//, /prove\//]
const rank = (file: string) => [...LONGEST, /./].findIndex((pattern) => pattern.test(file))
const chosen = all.filter(isChosen).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
const isJourney = (file: string) => file.startsWith('test/journeys/')
/** What opens nothing, starts nothing and leaves nothing behind needs no process of its own. */
const ALONE = /\b(?:before|after)(?:Each)?\(|\bprocess\.(?:chdir|exit|on)\b|(?:delete |assign\()process\.env|process\.env\[.+?\] = |globalThis|mock\.|\bspawn|\bfork\(|test-(?:world|store)\.ts|delivery-(?:world|chaos)\.ts|startPostgres|visit\.ts/
const sharing = LONG ? [] : chosen.filter((file) => !isJourney(file) && !ALONE.test(readFileSync(`${ROOT}${file}`, 'utf8')))
await runTests([
  // Two browsers at once keep each other waiting; beside one there is room for three that use none.
  { name: 'ohne Browser', files: chosen.filter((file) => !isJourney(file) && !sharing.includes(file)), concurrency: LONG ? 3 : 2, isLive: true },
  { name: 'mit Browser', files: chosen.filter(isJourney), concurrency: 1, isLive: false },
], sharing)

function fetchPrograms() {
  const missing = Object.keys(NEEDED).filter((program) => !onPath(program))
  if (missing.length === 0) return
  const wanted = missing.map((program) => NEEDED[program]!)
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(`Es fehlen ${missing.join(', ')}: sudo apt-get install ${wanted.join(' ')}. Ohne sie werden Tests übersprungen; an Stelle von chromium-headless-shell genügt ein Chromium.`)
    return
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  const packages = wanted.map((name) => (spawnSync('apt-cache', ['show', name]).status === 0 ? name : (WITHOUT[name] ?? name)))
  console.log(`Installiere ${packages.join(', ')}`)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env })
}

function onPath(program: string): boolean {
  return [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin'].some((folder) => existsSync(`${folder}/${program}`))
}

function step(name: string, command: string, words: readonly string[]) {
  const start = performance.now()
  const local = `${ROOT}node_modules/.bin/${command}`
  const { status } = spawnSync(existsSync(local) ? local : command, words, { cwd: ROOT, stdio: 'inherit' })
  close(name, status === 0, start)
}

/** A database of its own is a thousand files: in memory they are there in 0.1 s, on a disk in one. */
function inMemory(): string | undefined {
  if (!existsSync(MEMORY)) return undefined
  const { bavail, bsize } = statfsSync(MEMORY)
  const isRoomy = bavail * bsize >= ROOM && freemem() >= 2 * ROOM
  // A run that was broken off leaves its server there; the next one of this folder takes it over.
  const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 12)
  return isRoomy ? `${MEMORY}/laufzettel-test-${name}` : undefined
}

interface Lane {
  readonly name: string
  readonly files: readonly string[]
  readonly concurrency: number
  /** What happens is printed as it happens, else in the end, so that two reports do not mix. */
  readonly isLive: boolean
}

/** Prints which files took longest, so one that grew is seen; those that share a process take half as long together. */
async function runTests(lanes: readonly Lane[], sharing: readonly string[]) {
  const start = performance.now()
  const memory = inMemory()
  // Each file is a process: what one has compiled the next need not.
  const usual = { ...(memory && { LAUFZETTEL_TEST_PG: memory }), NODE_COMPILE_CACHE: `${ROOT}.cache/compiled`, LAUFZETTEL_PHOTOS: 'off', ...(LONG && DEPTHS) }
  Object.assign(process.env, usual, { ...process.env })
  const took: { readonly file: string; readonly ms: number }[] = []
  const good = await Promise.all([runTogether(sharing), ...lanes.filter(({ files }) => files.length > 0).map((lane) => runLane(lane, took))])
  if (memory) rmSync(memory, { recursive: true, force: true })
  for (const { file, ms } of took.sort((a, b) => b.ms - a.ms).slice(0, 12)) console.log(`${(ms / 1000).toFixed(0).padStart(5)} s  ${file}`)
  close('Tests', good.every(Boolean) && took.length > 0, start)
}

/** All files in one process: each module is loaded, each rule of the library compiled once. */
async function runTogether(files: readonly string[]): Promise<boolean> {
  if (files.length === 0) return true
  const start = performance.now()
  const child = spawn(process.execPath, [...OPTIONS, '--test', '--test-isolation=none', '--test-reporter=spec', ...files], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed, [status]] = await Promise.all([textOf(child.stdout), once(child, 'close') as Promise<[number | null]>])
  process.stdout.write(printed)
  console.log(`Tests in einem Prozess: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return status === 0
}

async function runLane({ name, files, concurrency, isLive }: Lane, took: { file: string; ms: number }[]): Promise<boolean> {
  const start = performance.now()
  let isGood = true
  const tests = run({
    files: files.map((file) => `${ROOT}${file}`), cwd: ROOT, concurrency,
    execArgv: OPTIONS,
  })
  tests.on('test:summary', ({ file, success, duration_ms: ms }) => {
    isGood &&= success
    if (file !== undefined) took.push({ file: file.slice(ROOT.length), ms })
  })
  let kept = ''
  for await (const text of tests.compose(spec) as AsyncIterable<Buffer | string>) {
    if (isLive) process.stdout.write(text)
    else kept += String(text)
  }
  process.stdout.write(kept)
  console.log(`Tests ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return isGood
}

function close(name: string, isGood: boolean, start: number) {
  console.log(`${name}: ${isGood ? 'gut' : 'FEHLER'} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (!isGood) process.exit(1)
}
