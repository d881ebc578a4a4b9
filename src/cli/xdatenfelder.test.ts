// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FIXTURES = join(ROOT, 'src/forms/xdatenfelder/fixtures')
const folder = mkdtempSync(join(tmpdir(), 'laufzettel-fim-'))
after(() => rmSync(folder, { recursive: true }))

const laufzettel = (...argv: readonly string[]) =>
  spawnSync(join(ROOT, 'laufzettel'), argv, { encoding: 'utf8', cwd: ROOT })
const at = (name: string) => join(folder, name)

test('one command makes a folder that check accepts, with the options of a code list', () => {
  const made = laufzettel(
    'import',
    'xdatenfelder',
    join(FIXTURES, 'lastenrad-2.0.xml'),
    '--out',
    at('lastenrad'),
    '--codelists',
    join(FIXTURES, 'codelists'),
    '--json',
  )
  assert.equal(made.status, 0, made.stderr)
  const { schema, fields, groups, rules, proposals, findings } = JSON.parse(made.stdout) as Record<
    string,
    unknown
  >
  assert.deepEqual([schema, fields, groups, rules, proposals], ['S99000001', 23, 4, 5, 5])
  assert.ok(
    (findings as { where: string }[]).every((one) => /lastenrad-2\.0\.xml:\d+$/.test(one.where)),
  )
  const checked = laufzettel('check', at('lastenrad'))
  assert.equal(checked.status, 0, checked.stdout)
  assert.match(
    checked.stdout,
    /rules\.yaml:\d+:\d+: Hinweis: Die Regel R99000001V1\.0 .* ist noch zu modellieren/,
  )
  assert.match(readFileSync(at('lastenrad/process.yaml'), 'utf8'), /^id: lastenrad$/m)
})

test('what an author has worked on is not written over', () => {
  const again = laufzettel(
    'import',
    'xdatenfelder',
    join(FIXTURES, 'lastenrad-3.0.0.xml'),
    '--out',
    at('lastenrad'),
  )
  assert.equal(again.status, 1)
  assert.match(again.stderr, /liegt schon ein Verfahren/)
})

test('a bad file is refused with file, line and reason, and leaves nothing behind', () => {
  const file = at('schlecht.xml')
  writeFileSync(
    file,
    readFileSync(join(FIXTURES, 'lastenrad-3.0.0.xml'), 'utf8').replace('F99000000010', ''),
  )
  const refused = laufzettel('import', 'xdatenfelder', file, '--out', at('schlecht'))
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /schlecht\.xml:\d+: Fehler: «id» in «identifikation» ist leer/)
  assert.equal(existsSync(at('schlecht')), false)
  const json = laufzettel('import', 'xdatenfelder', file, '--out', at('schlecht'), '--json')
  assert.equal(json.status, 1)
  assert.equal(
    (JSON.parse(json.stdout) as { findings: { level: string }[] }).findings[0]!.level,
    'error',
  )
  assert.equal(laufzettel('import', 'xdatenfelder', at('fehlt.xml'), '--out', at('x')).status, 1)
  assert.equal(laufzettel('import', 'xdatenfelder', file).status, 2)
})

test('the folder goes out again, and what has no number is named', () => {
  const out = laufzettel(
    'export',
    'xdatenfelder',
    at('lastenrad'),
    '--out',
    at('zurueck.xml'),
    '--json',
  )
  assert.equal(out.status, 0, out.stderr)
  const { fields, groups, rules, leftOut } = JSON.parse(out.stdout) as Record<string, unknown>
  assert.deepEqual([fields, groups, rules], [23, 4, 5])
  assert.equal((leftOut as string[]).length, 6)
  const refused = laufzettel(
    'export',
    'xdatenfelder',
    join(ROOT, 'library/baulastenauskunft'),
    '--out',
    at('x.xml'),
  )
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /--range/)
  assert.equal(
    laufzettel(
      'export',
      'xdatenfelder',
      join(ROOT, 'library/baulastenauskunft'),
      '--range',
      '99123',
      '--out',
      at('b.xml'),
    ).status,
    0,
  )
})
