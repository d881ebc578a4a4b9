// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a house style can be held to by a machine: arrows, sizes, names, licence lines.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const sources = files.filter((file) => /^src\/.*\.tsx?$/.test(file))

/** An arrow may only point up this list. */
const ORDER = [
  'words', 'calendar', 'feel', 'process', 'engine', 'forms', 'store', 'documents', 'command', 'connectors', 'worker',
  'ui', 'server', 'portal', 'workspace', 'studio', 'api', 'sample', 'cli', 'main',
]
const PURE = ['words', 'calendar', 'feel', 'process', 'engine', 'forms']
const BANNED = ['utils', 'util', 'common', 'helpers', 'helper', 'services', 'service', 'types', 'manager', 'managers', 'misc']
/** A package is imported in these modules only. */
const ONLY_IN: Record<string, readonly string[]> = {
  pg: ['store'], 'lezer-feel': ['feel'], feelin: [], feiertagejs: ['calendar'],
  '@myriaddreamin/typst-ts-node-compiler': ['documents'], yaml: ['process'], hono: ['ui', 'server', 'portal', 'workspace', 'sample', 'cli'],
  preact: ['ui', 'server', 'portal', 'workspace', 'sample', 'cli'], 'subset-font': ['ui'], 'libxml2-wasm': ['forms'], ibantools: ['documents', 'engine', 'forms'],
  nodemailer: ['connectors'], imapflow: ['connectors'], 'postal-mime': ['connectors'], 'node-forge': ['connectors'],
  '@signpdf/signpdf': ['connectors'], '@signpdf/placeholder-plain': ['connectors'], docx: ['documents'], 'write-excel-file': ['workspace'], unpdf: ['documents'], 'easy-template-x': ['documents'], fflate: ['documents', 'portal'],
}

const moduleOf = (file: string) => {
  const [, first] = file.split('/')
  return first!.replace(/\.tsx?$/, '')
}

function imports(file: string): string[] {
  const text = read(file)
  return [...text.matchAll(/(?:from|import|import\()\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!)
}

test('arrows point up the list of modules', () => {
  const wrong: string[] = []
  // Tests may stand on the sample world, which stands on everything.
  for (const file of sources.filter((one) => one !== 'src/tsx.ts' && !one.includes('.test.'))) {
    const from = ORDER.indexOf(moduleOf(file))
    assert.notEqual(from, -1, `${file} is in no known module`)
    for (const target of imports(file)) {
      if (!target.startsWith('.')) continue
      const path = new URL(target, `file:///${file}`).pathname.slice(1)
      const to = ORDER.indexOf(moduleOf(path))
      if (to > from) wrong.push(`${file} → ${path}`)
      if (moduleOf(file) === 'connectors' && to >= 0 && path.split('/')[2] !== file.split('/')[2] && ORDER[to] === 'connectors') wrong.push(`${file} → ${path}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('packages are imported only where they belong', () => {
  const wrong = sources
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => imports(file)
      .filter((target) => !target.startsWith('.') && !target.startsWith('node:'))
      .map((target) => target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/'))
      .filter((name) => ONLY_IN[name] && !ONLY_IN[name].includes(moduleOf(file)))
      .map((name) => `${file}: ${name}`))
  assert.deepEqual(wrong, [])
})

test('the core is pure: no clock, no chance, no Node', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|randomUUID|process\.env|\bfetch\(/
  const wrong = sources
    .filter((file) => PURE.includes(moduleOf(file)) && !file.includes('.test.') && !file.startsWith('src/feel/tck'))
    .filter((file) => imports(file).some((target) => target.startsWith('node:')) || impure.test(read(file)))
  // The budget of a rule measures time, handed nothing: the one clock in the core, and only a limit.
  assert.deepEqual(wrong.filter((file) => file !== 'src/feel/budget.ts'), [])
})

test('the platform calls nobody by itself: only connectors go out, to where the operator said', () => {
  const out = /\bfetch\(|['"]node:(?:http|https|net|tls|dgram|dns)['"]/
  // The desk's own scripts ask their own server; PostgreSQL and the launcher are the instance itself.
  const may = /^src\/(connectors|store\/postgres|cli)\/|^src\/workspace\/islands\//
  assert.deepEqual(sources.filter((file) => !file.includes('.test.') && !file.includes('/test-') && !may.test(file) && out.test(stripComments(read(file)))), [])
})

test('files stay small: median under 100 lines, over 300 with a reason, never over 500', (t) => {
  const sizes = sources.map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
  const sorted = sizes.map((one) => one.lines).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]!
  t.diagnostic(`${sizes.length} files, median ${median}, largest ${sorted.at(-1)}`)
  assert.ok(median < 100, `median ${median}`)
  assert.deepEqual(sizes.filter((one) => one.lines > 500), [])
  const large = sizes.filter((one) => one.lines > 300 && !/^\/\/ \S|^\/\*/.test(read(one.file).split('\n').slice(2).find((line) => line.trim()) ?? ''))
  assert.deepEqual(large, [], 'a file over 300 lines says why in its first comment')
})

test('no file has a name that says nothing', () => {
  // In the library a service is a Leistung, the noun of the field (GLOSSARY).
  const wrong = files.filter((file) => !/^library\/[^/]+\/service\.yaml$/.test(file) && file.split('/').some((part) => BANNED.includes(part.replace(/\.\w+$/, ''))))
  assert.deepEqual(wrong, [])
})

test('every source says whose it is and under which licence', () => {
  const wrong = files.filter((file) => /\.(tsx?|sql|css|yaml|mjs|sh)$/.test(file) && !/SPDX-License-Identifier: EUPL-1\.2/.test(read(file).slice(0, 400)))
  assert.deepEqual(wrong.filter((file) => !/^(\.github|publiccode)/.test(file)), [])
})

test('no status, fee or text of a procedure stands in src/', () => {
  const words = /Gestattung|GastG|Plakat|Aufgrabung|Hundesteuer|Vorkaufsrecht|Ausschank|Jugendschutz/
  const wrong = sources.filter((file) => !file.includes('.test.') && moduleOf(file) !== 'sample' && words.test(stripComments(read(file))))
  assert.deepEqual(wrong, [])
})

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

test('the lock file names no registry', () => {
  assert.equal(/"resolved"/.test(read('package-lock.json')), false)
})

test('dependencies are pinned exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([, version]) => !/^\d/.test(version))
  assert.deepEqual(loose, [])
})
