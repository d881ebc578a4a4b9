// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Real and synthetic schemas of others, kept outside the project: FIM content is a tenant's data.
// Their ids and counts are known here, nothing else of them.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import type { Json, Values } from '../../engine/case.ts'
import { prepare } from '../../engine/prepare.ts'
import { player, Rehearsal } from '../../engine/rehearse.ts'
import { MUSTERGEMEINDE } from '../../engine/scenario.ts'
import { checkFiles } from '../../process/check.ts'
import { readOpenRules } from '../../process/open-rules.ts'
import type { Field } from '../../process/process.ts'
import { prove } from '../../process/prove/prove.ts'
import { entriesOf } from '../entries.ts'
import { parseForm } from '../parse.ts'
import { readSchema } from './read-schema.ts'
import { schemaOfProcess } from './schema-of-process.ts'
import { bones, folderOf, schemaOf } from '../../../test/data-schema.ts'
import { writeSchema } from './write-schema.ts'

const SHARED =
  process.env['LAUFZETTEL_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const DATA = join(SHARED, 'data/xdatenfelder')
const skip = !existsSync(DATA) && `the schemas are not at ${DATA}`

/** Files that must be refused: line and reason. Those that are not here must come in. */
const REFUSED: Readonly<Record<string, readonly [line: number, reason: RegExp]>> = {
  'S00000036_Waffenbesitzkarte_xdf1.xml': [2, /XDatenfelder «1»/],
  'flxbe-v2/duplicate-required-value.xml': [13, /«name» steht zweimal in «stammdatenschema»/],
  'flxbe-v2/unknown-namespace.xml': [2, /XDatenfelder «unknown»/],
  'flxbe-v3/duplicate-id-node.xml': [11, /«id» steht zweimal in «identifikation»/],
  'flxbe-v3/empty-id-node.xml': [10, /«id» in «identifikation» ist leer/],
  'flxbe-v3/invalid-freigabestatus.xml': [17, /«freigabestatus» hat den Wert «10»/],
  'flxbe-v3/unknown-namespace.xml': [3, /XDatenfelder «unknown»/],
}
/** Negative cases by their names, so that a new one cannot slip in as a good file. */
const NEGATIVE = /duplicate|empty-|invalid|missing|unexpected|unknown|xdf1/

test('every schema comes in or is refused with line and reason', { skip }, (t) => {
  const names = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .filter((one) => one.endsWith('.xml'))
    .sort()
  t.diagnostic(row('file', 'fields', 'groups', 'rules', 'proposals', 'warnings', 'ms', 'result'))
  for (const name of names) {
    const data = readFileSync(join(DATA, name))
    const start = performance.now()
    const read = readSchema(data)
    const made = 'schema' in read ? folderOf(read.schema) : undefined
    const ms = Math.round(performance.now() - start)
    const [refused] = 'refusals' in read ? read.refusals : []
    const { fields, groups, rules, proposals } = made?.folder.counts ?? {}
    const warnings =
      'warnings' in read ? read.warnings.length + made!.folder.warnings.length : undefined
    t.diagnostic(
      row(
        name,
        fields,
        groups,
        rules,
        proposals,
        warnings,
        ms,
        refused ? `line ${refused.line}: ${refused.message}` : 'imported',
      ),
    )
    assert.equal(refused !== undefined, NEGATIVE.test(name), name)
    const wanted = REFUSED[name]
    if (!refused || !wanted) continue
    assert.equal(refused.line, wanted[0], name)
    assert.match(refused.message, wanted[1], name)
  }
})

const row = (...cells: readonly unknown[]) =>
  cells.map((one, i) => String(one ?? '–').padEnd(i === 0 ? 40 : 9)).join(' ')

const REAL = join(DATA, 'S00000121_V1.0_BlaueKarteEU_xdf2.xml')
const noReal = !existsSync(REAL) && `the schema is not at ${REAL}`

test(
  'S00000121 keeps its 88 fields, 29 groups and 3 rules on the way out and in',
  { skip: noReal },
  () => {
    const schema = schemaOf(readFileSync(REAL))
    const { folder, process: made, files } = folderOf(schema)
    assert.deepEqual(folder.counts, { fields: 88, groups: 29, rules: 3, proposals: 9 })
    const { schema: out } = schemaOfProcess(made, { rules: readOpenRules(files).rules })
    const back = schemaOf(writeSchema(out!, '2026-01-02T03:04:05Z', 'id'))
    assert.equal(back.id, 'S00000121')
    assert.deepEqual(bones(back), bones(schema))
    const again = folderOf(back)
    assert.deepEqual(again.folder.counts, folder.counts)
    assert.equal(again.folder.warnings.length, folder.warnings.length)
  },
)

/** Five actions, as an author would add them: the decision, and what follows from it. */
const FIVE = `
statuses:
  entscheidungStand:
    title: Entscheidung
    states:
      offen: { title: offen, mark: open }
      entwurf: { title: Entwurf, mark: you }
      bewilligt: { title: bewilligt, outside: Ihr Antrag ist bewilligt, mark: done }
      abgelehnt: { title: abgelehnt, outside: Ihr Antrag ist abgelehnt, mark: done }
  ausgabe:
    title: Ausgabe
    states:
      offen: { title: offen, mark: open }
      ausgegeben: { title: ausgegeben, outside: Sie haben die Karte erhalten, mark: done }
actions:
  entwerfen:
    title: Entscheidung entwerfen
    by: [sb]
    rule: antrag = "vollstaendig" and entscheidungStand = "offen"
    sets: [{ status: entscheidungStand, to: entwurf }]
    done: Entworfen
  verwerfen:
    title: Entwurf verwerfen
    by: [sb]
    rule: entscheidungStand = "entwurf"
    sets: [{ status: entscheidungStand, to: offen }]
    done: Verworfen
  bewilligen:
    title: Bewilligen
    by: [zb]
    rule: entscheidungStand = "entwurf"
    notBy: [entwerfen]
    sets: [{ status: entscheidungStand, to: bewilligt }]
    effects: [{ kind: letter, letter: bescheid, deliver: '"postbox"' }]
    done: Bewilligt
  ablehnen:
    title: Ablehnen
    by: [zb]
    rule: entscheidungStand = "entwurf"
    notBy: [entwerfen]
    sets: [{ status: entscheidungStand, to: abgelehnt }]
    effects: [{ kind: letter, letter: bescheid, deliver: '"postbox"' }]
    done: Abgelehnt
  ausgeben:
    title: Ausgabe vermerken
    by: [sb]
    rule: entscheidungStand = "bewilligt" and ausgabe = "offen"
    sets: [{ status: ausgabe, to: ausgegeben }]
    done: Ausgegeben
`
const LETTER = `---
title: Bescheid
kind: decisionNotice
subject: "{{ vorgang.titel }}"
---
{{> anrede}}

{{#if entscheidungStand = "bewilligt"}}
Ihr Antrag ist bewilligt.
{{else}}
Ihr Antrag ist abgelehnt.
{{/if}}
`

test('S00000121 with five more actions can be applied for and is decided', { skip: noReal }, () => {
  const { files } = folderOf(schemaOf(readFileSync(REAL)))
  const own = {
    ...files,
    'process.yaml': files['process.yaml']! + FIVE,
    'letters/bescheid.md': LETTER,
  }
  const { process: made, findings } = checkFiles(own)
  assert.ok(made)
  assert.deepEqual(
    findings.filter((one) => one.level === 'error'),
    [],
  )
  assert.deepEqual(
    prove(made).findings.filter((one) => one.level === 'error'),
    [],
  )
  const prepared = prepare(made)
  const rehearsal = new Rehearsal(
    prepared,
    {
      entity: MUSTERGEMEINDE.id,
      entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
      overlays: {},
      region: { land: 'SH' },
    },
    '2026-05-04',
  )
  const typed = asTyped(
    made.pages.flatMap((page) => page.fields),
    made.fields,
  )
  const act = (who: string, action: string, input: Values = {}) =>
    assert.equal(
      rehearsal.act(player(who, who, [ROLES[who]!]), action, input)?.message,
      undefined,
      action,
    )
  const missing = rehearsal.act(player('jana', 'jana', ['antragsteller']), 'einreichen', {})
  assert.ok(missing, 'an empty form is refused')
  act('jana', 'einreichen', typed)
  act('hanna', 'uebernehmen')
  act('hanna', 'vollstaendig_feststellen', { vollstaendigAm: '2026-05-04' })
  act('hanna', 'entwerfen')
  act('hanna', 'verwerfen')
  act('hanna', 'entwerfen')
  assert.match(
    rehearsal.act(player('hanna', 'hanna', ['zb']), 'bewilligen', {})?.message ?? '',
    /./,
    'four eyes',
  )
  act('inga', 'bewilligen')
  act('hanna', 'ausgeben')
  act('hanna', 'abschliessen')
  assert.deepEqual(
    [
      rehearsal.at!.statuses['entscheidungStand'],
      rehearsal.at!.statuses['ausgabe'],
      rehearsal.at!.statuses['akte'],
    ],
    ['bewilligt', 'ausgegeben', 'geschlossen'],
  )
  assert.equal(rehearsal.letters.length, 2)
})

const ROLES: Readonly<Record<string, string>> = { jana: 'antragsteller', hanna: 'sb', inga: 'zb' }

/** Answers to every question, through the texts of the form and back. */
function asTyped(names: readonly string[], fields: Readonly<Record<string, Field>>): Values {
  const values = Object.fromEntries(names.map((name) => [name, answerTo(fields[name]!)]))
  const parsed = parseForm(fields, names, entriesOf(fields, names, values), { before: values })
  assert.deepEqual(parsed.problems, [])
  assert.deepEqual(parsed.values, values)
  return parsed.values
}

const TYPED = 'Łęcki-Ķ̲'.normalize('NFC')

function answerTo(field: Field): Json {
  if (field.type === 'file')
    return [{ id: 'f', name: 'a.pdf', size: 1000, type: 'application/pdf' }]
  const single = oneAnswer(field)
  if (!field.list) return single
  return Array.from(
    { length: Math.max(2, typeof field.list === 'object' ? (field.list.min ?? 1) : 1) },
    () => single,
  )
}

function oneAnswer({ type, title, length, minLength, pattern, options, fields }: Field): Json {
  switch (type) {
    case 'group':
      return Object.fromEntries(
        Object.entries(fields ?? {})
          .filter(([, one]) => one.value === undefined)
          .map(([key, one]) => [key, answerTo(one)]),
      )
    case 'boolean':
      return title.startsWith('Ich') || title.startsWith('Meine') || title.startsWith('Haben')
    case 'choice':
      return options && Object.hasOwn(options, 'postfach')
        ? 'postfach'
        : Object.hasOwn(options ?? {}, 'person')
          ? 'person'
          : Object.keys(options ?? {})[0]!
    case 'number':
      return 180
    case 'money':
      return 5_000_000
    case 'date':
      return '2026-01-02'
    case 'time':
      return '14:00'
    case 'email':
      return 'jana@mail.example'
    case 'phone':
      return '04600 1234'
    default:
      return pattern !== undefined || (minLength ?? 0) > 1 ? '24999' : TYPED.slice(0, length)
  }
}
