// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The contract other tools rely on: exit codes, JSON and nothing else on standard output.
import assert from 'node:assert/strict'
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import type { Asked, Said } from './command-session.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'laufzettel-cli-'))
const session = fork(fileURLToPath(new URL('command-session.ts', import.meta.url)), { cwd: ROOT })
after(() => {
  session.disconnect()
  rmSync(folder, { recursive: true, force: true })
})

/** As a user or a script runs it: launcher, process, streams and exit code. */
function laufzettel(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}laufzettel`, ...words], { cwd: ROOT, input, encoding: 'utf8' })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
}

/** The same command beside others in one process, where what it computes matters and not how it starts. */
async function command(words: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) {
  session.send({ words, input, more } satisfies Asked)
  const [{ status, stdout, stderr }] = await once(session, 'message') as [Said]
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
}

test('check: a good process exits 0, a broken one 1 with file, line and message', async () => {
  const good = laufzettel(['check', 'library/gestattung', '--json'])
  const { findings, proofs } = good.json() as { findings: { level: string; path: string; story?: object[] }[]; proofs: { complete: boolean; situations: number }[] }
  assert.equal(good.status, 0, good.stderr)
  assert.deepEqual(findings, [])
  assert.ok(proofs.length === 1 && proofs[0]!.complete && proofs[0]!.situations > 100)
  assert.match((await command(['check', 'library/gestattung'])).stdout, /library\/gestattung: [\d.]+ Situationen in \d+ ms bewiesen, .*Zusicherungen halten/)
  const broken = join(folder, 'broken')
  cpSync(join(ROOT, 'library/gestattung'), broken, { recursive: true })
  const file = join(broken, 'process.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('entityField: gemeinde', 'entityField: gemeide'))
  const bad = await command(['check', broken, '--json'])
  assert.equal(bad.status, 1)
  const [finding] = bad.json()['findings'] as { level: string; where: string; message: string; path: string }[]
  assert.equal(finding!.level, 'error')
  assert.match(finding!.where, /process\.yaml:\d+:\d+$/)
  assert.match(finding!.message, /«gemeide» gibt es nicht/)
  assert.equal((await command(['check', join(folder, 'nowhere')])).status, 1)
})

test('test: green scenarios exit 0, a red one 1', async () => {
  assert.equal((await command(['test', 'library/gestattung', '--json'])).status, 0)
  const red = join(folder, 'red')
  cpSync(join(ROOT, 'library/gestattung'), red, { recursive: true })
  const file = join(red, 'tariff.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('amount: gebuehrErsterTag', 'amount: gebuehrErsterTag + 1'))
  const run = laufzettel(['test', red, '--json'])
  assert.equal(run.status, 1)
  assert.match(run.stdout, /Gebühr total/)
})

const FEES: readonly [name: string, data: object, cents: number][] = [
  ['G1', { zeiten: [{ datum: '2026-06-26' }], ausschankstellen: 1 }, 5_000],
  ['G2', { zeiten: [{ datum: '2026-06-26' }, { datum: '2026-06-27' }, { datum: '2026-06-28' }], ausschankstellen: 1 }, 10_000],
  ['G3', { zeiten: [{ datum: '2026-06-26' }, { datum: '2026-06-27' }, { datum: '2026-06-28' }], ausschankstellen: 4 }, 17_500],
  ['G6', { zeiten: [{ datum: '2026-06-26' }], ausschankstellen: 1, entscheidung: 'abgelehnt' }, 3_750],
  ['G7', { zeiten: [{ datum: '2026-06-26' }], ausschankstellen: 1, gebuehrenbefreiung: true }, 0],
  ['G8', { zeiten: [{ datum: '2026-06-26' }], ausschankstellen: 1, ermaessigungProzent: 50 }, 2_500],
]

for (const [name, data, cents] of FEES) {
  test(`fee: example ${name} of the tariff`, async () => {
    const run = await command(['fee', 'library/gestattung', '--on', '2026-06-01', '--json'], JSON.stringify(data))
    assert.equal(run.status, 0, run.stdout + run.stderr)
    const answer = run.json() as unknown as { totalCents: number; lines: { no: string; title: string; legalBasis: string; cents: number }[] }
    assert.equal(answer.totalCents, cents)
    assert.equal(answer.lines.reduce((sum, line) => sum + line.cents, 0), cents)
    assert.ok(answer.lines.every((line) => line.no && line.title && line.legalBasis))
  })
}

test('fee: what cannot be computed is refused with what was given', async () => {
  assert.equal((await command(['fee', 'library/gestattung'], '{"zeiten": []}')).status, 1)
  assert.equal((await command(['fee', 'library/gestattung'], 'kein json')).status, 1)
  assert.equal((await command(['fee', 'library/gestattung', '--on', '2026-02-30'], '{}')).status, 2)
  assert.equal((await command(['fee', 'library/gestattung', '--on', '1999-01-01'], '{"ausschankstellen":1}')).status, 1)
})

test('deadline: a line in, a line out, in order', async () => {
  const lines = [
    { kind: 'served', channel: 'post', on: '2026-06-01', regime: 'lvwg', land: 'SH' },
    { kind: 'objection', served: '2026-06-05', remedyNotice: 'complete', land: 'SH' },
    { kind: 'period', from: '2026-11-30', duration: 'P3M', land: 'SH' },
    { kind: 'workingDays', from: '2026-12-18', days: 10, land: 'SH' },
    { kind: 'retention', closed: '2026-03-14', years: 10, land: 'SH' },
    { kind: 'served', channel: 'taube', on: '2026-06-01' },
  ]
  const run = laufzettel(['deadline'], lines.map((line) => JSON.stringify(line)).join('\n'))
  assert.equal(run.status, 1)
  const answers = run.stdout.trim().split('\n').map((line) => JSON.parse(line) as { date?: string; raw?: string; steps?: unknown[] })
  assert.deepEqual(answers.map((one) => one.date), ['2026-06-05', '2026-07-06', '2027-03-01', '2027-01-05', '2036-12-31', undefined])
  assert.equal(answers[2]!.raw, '2027-02-28')
  assert.ok(answers[0]!.steps!.length > 0)
  assert.ok('refusal' in answers[5]!)
})

test('fee: many lines, each with its own day, a broken one between', async () => {
  const line = { zeiten: [{ datum: '2026-06-26' }], ausschankstellen: 1, on: '2026-06-01' }
  const input = [JSON.stringify(line), '{kaputt', JSON.stringify({ ...line, on: '1999-01-01' }), JSON.stringify({ ...line, ausschankstellen: 4 })].join('\n')
  const run = laufzettel(['fee', 'library/gestattung'], input)
  assert.equal(run.status, 1)
  const answers = run.stdout.trim().split('\n').map((one) => JSON.parse(one) as { totalCents?: number; refusal?: { message: string; field: string } })
  assert.deepEqual(answers.map((one) => one.totalCents), [5_000, undefined, undefined, 12_500])
  assert.match(answers[2]!.refusal!.message, /Für den 01\.01\.1999 gilt keine Gebührentabelle/)
  assert.equal(answers[2]!.refusal!.field, 'on')
})

test('import dmn: tables, a tariff, what is unknown, and back', async () => {
  const dmn = join(folder, 'gebuehr.dmn')
  writeFileSync(dmn, `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="x" name="Gebühr" namespace="y">
    <businessKnowledgeModel id="b" name="Zins"/>
    <decision id="gebuehr" name="Gebühr"><decisionTable hitPolicy="FIRST">
      <input id="i" label="Tage"><inputExpression id="e"><text>tage</text></inputExpression></input><output id="o" name="betrag"/>
      <rule id="r1"><inputEntry id="t1"><text>&lt;= 7</text></inputEntry><outputEntry id="a1"><text>30</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="t2"><text>-</text></inputEntry><outputEntry id="a2"><text>45</text></outputEntry></rule>
    </decisionTable></decision></definitions>`)
  const out = join(folder, 'tabellen')
  const run = await command(['import', 'dmn', dmn, '--out', out])
  assert.equal(run.status, 0, run.stdout + run.stderr)
  assert.deepEqual(run.json(), {
    title: 'Gebühr', files: ['gebuehr.decision.yaml', 'gebuehr.tariff.yaml'],
    unknown: ['BusinessKnowledgeModel «Zins» ist nicht übernommen.'],
  })
  assert.match(readFileSync(join(out, 'gebuehr.tariff.yaml'), 'utf8'), /when: not\(\(tage\) in \(<= 7\)\)/)
  const back = join(folder, 'zurueck.dmn')
  assert.equal((await command(['import', 'dmn', out, '--out', back])).status, 0)
  assert.match(readFileSync(back, 'utf8'), /hitPolicy="FIRST"/)
  writeFileSync(dmn, 'kein dmn')
  assert.equal((await command(['import', 'dmn', dmn, '--out', out])).status, 1)
  assert.equal((await command(['import', 'dmn', dmn])).status, 2)
})

test('wrong usage exits 2 and says what is allowed', async () => {
  for (const words of [['nichts'], ['check'], ['check', 'x', '--jsno'], ['fee'], ['tenant', 'explode'], ['start', '--port', 'abc']]) {
    const run = words[0] === 'check' ? laufzettel(words) : await command(words)
    assert.equal(run.status, 2, `${words.join(' ')}: ${run.stderr}`)
    assert.ok(run.stderr.length > 10)
    assert.equal(run.stdout, '')
  }
})

test('services named wrongly in the environment are refused before anything starts', async () => {
  const data = join(folder, 'unused')
  const wrong: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ LAUFZETTEL_SMTP_URL: 'mail.example' }, /LAUFZETTEL_SMTP_URL braucht die Form smtp:/],
    [{ LAUFZETTEL_SMTP_URL: 'smtp://mail.example' }, /gehört LAUFZETTEL_ADDRESS/],
    [{ LAUFZETTEL_ADDRESS: 'portal.example/x' }, /öffentliche Adresse ohne Pfad/],
    [{ LAUFZETTEL_CLAMD: 'clamd' }, /kein Anschluss von clamd/],
  ]
  for (const [environment, sentence] of wrong) {
    const run = await command(['tenant', 'list', '--data', data], '', environment)
    assert.equal(run.status, 1)
    assert.match(run.stderr, sentence)
    assert.equal(existsSync(data), false)
  }
  assert.equal((await command(['tenant', 'set', 'probe', '--mail-sender', 'nobody'])).status, 2)
  const move = await command(['account', 'move', 'alt@beispiel.example', '--to', 'neu@beispiel.example', '--tenant', 'probe'])
  assert.deepEqual([move.status, move.stderr.trim()], [2, 'account move braucht --by.'])
})

test('every command has --help', async () => {
  assert.match(laufzettel(['--help']).stdout, /laufzettel BEFEHL/)
  for (const name of ['start', 'check', 'test', 'fee', 'deadline', 'import', 'tenant', 'library', 'service', 'staff', 'account', 'audit', 'migrate']) {
    const run = await command([name, '--help'])
    assert.equal(run.status, 0, name)
    assert.match(run.stdout, new RegExp(`laufzettel ${name}`))
  }
})
