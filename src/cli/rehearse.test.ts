// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rehearsal led line by line, as somebody would at a terminal, and the example it leaves behind.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import { prepare } from '../engine/prepare.ts'
import { readScenarios } from '../engine/read-scenario.ts'
import { onePerRole, RehearsalSession } from '../engine/rehearsal-session.ts'
import { runScenario } from '../engine/scenario.ts'
import { checkFiles } from '../process/check.ts'
import { readYaml } from '../process/source.ts'
import type { Values } from '../engine/case.ts'
import { libraryFiles } from '../../test/library.ts'
import { Dialogue } from './rehearse-dialogue.ts'

const files = libraryFiles('gestattung')
const prepared = prepare(checkFiles(files).process!)
const dorffest = readYaml('dorffest', files['scenarios/data/dorffest.yaml']!).value as Values
const folder = mkdtempSync(join(tmpdir(), 'rehearse-'))
after(() => rmSync(folder, { recursive: true }))

async function typed(...lines: readonly string[]) {
  const said: string[] = []
  const session = new RehearsalSession(prepared, onePerRole(prepared), '2026-05-04')
  const left = [...lines]
  const ask = async (prompt: string) => { said.push(prompt); return left.shift() }
  const dialogue = new Dialogue(session, { ask, say: (text) => said.push(text) }, { dorffest })
  await dialogue.run()
  return { session, dialogue, said, text: said.join('\n') }
}

const TO_REVIEW = ['als antragsteller', 'tun einreichen mit dorffest', 'als sb', 'tun uebernehmen']

test('what is offered is numbered, what is not says why', async () => {
  const { text, session } = await typed(...TO_REVIEW, 'was', '1', '')
  assert.match(text, /1 Für vollständig erklären \(vollstaendig_feststellen\)/)
  assert.match(text, /– Vorgang übernehmen \(uebernehmen\): Antrag ist «in Prüfung», nötig ist «eingegangen»\./)
  assert.equal(session.at.statuses['antrag'], 'vollstaendig', 'an empty line takes the day proposed')
  assert.equal(session.at.fields['vollstaendigAm'], '2026-05-04')
})

test('inputs are asked one by one, lists and groups too, and again until they fit', async () => {
  const { session, text, dialogue } = await typed(...TO_REVIEW,
    'tun nachfordern', 'Lageplan', 'Die Zufahrt fehlt.', 'ja', 'Prüfbuch', 'Das Zelt ist groß.', 'nein',
    'bis +20', 'tun vollstaendig_feststellen', '32.05.2026', '24.05.2026',
    'tun beteiligen', 'Polizei, 5', 'als stelle', 'tun stellung_nehmen zu feuerwehr', 'vielleicht', '1', '', '')
  assert.deepEqual(session.at.requests[0]!.items, [
    { unterlage: 'Lageplan', grund: 'Die Zufahrt fehlt.' }, { unterlage: 'Prüfbuch', grund: 'Das Zelt ist groß.' },
  ])
  assert.equal(session.at.fields['vollstaendigAm'], '2026-05-24')
  assert.deepEqual(session.at.consultations.map(({ consultee, status }) => [consultee, status]), [['polizei', 'open'], ['feuerwehr', 'answered']])
  assert.match(text, /Das ist keine der Möglichkeiten\./)
  assert.equal(dialogue.refused, 0, text)
})

/** Answers to the questions of the form, by words of their prompts. */
const ANSWERS: readonly (readonly [prompt: RegExp, answer: string])[] = [
  [/(Noch ein|Vollmacht|jemand anderes|Strafverfahren).*\(ja\/nein\)/, 'nein'], [/\(ja\/nein\)/, 'ja'],
  [/mehrere mit Komma/, '1, alkoholfreie Getränke'], [/: 1 /, '1'], [/Dateiname/, 'plan.pdf'],
  [/E-Mail/, 'jana@tsv.example'], [/nummer(?! der)/i, '04600 1234'], [/Postleitzahl/, '24999'],
  [/Geburtsdatum/, '12.03.1984'], [/Tag:/, '26.06.2026'], [/von:/, '18:00'], [/bis:|endet/, '23:00'],
  [/Fläche, auf|vielen|viele|Für |Barrierefrei|Zahl/, '4'],
]

test('a whole application is asked, groups within groups, and what does not matter is not', async () => {
  const session = new RehearsalSession(prepared, onePerRole(prepared), '2026-05-04')
  const prompts: string[] = []
  const said: string[] = []
  const lines = ['als antragsteller', 'tun einreichen']
  const ask = async (prompt: string) => {
    if (prompt.endsWith('> ')) return lines.shift()
    prompts.push(prompt)
    return ANSWERS.find(([asked]) => asked.test(prompt))?.[1] ?? 'Muster'
  }
  const dialogue = new Dialogue(session, { ask, say: (text) => said.push(text) })
  await dialogue.run()
  assert.equal(dialogue.refused, 0, `${said.join('\n')}\n${prompts.join('\n')}`)
  const person = session.at.fields['antragsteller'] as Values
  assert.equal(person['art'], 'verein')
  assert.equal((person['anschrift'] as Values)['plz'], '24999')
  assert.ok(!prompts.some((prompt) => /Prüfbuch|Sicherheitskonzept/.test(prompt)), 'no tent, few guests')
})

test('refusals change nothing and are counted', async () => {
  const { session, dialogue, text } = await typed(...TO_REVIEW,
    'tun zeichnen', 'tun uebernemen', 'bis gestern', 'bis 2026-05-01', 'als chef', 'brief 9', 'fliegen', 'speichern weg.txt')
  assert.equal(dialogue.refused, 8)
  assert.match(text, /Das kann nur: Zeichnungsbefugte, Leitung der Verwaltung\./)
  assert.match(text, /Meinten Sie «uebernehmen»\?/)
  assert.match(text, /liegt schon hinter uns/)
  assert.equal(session.at.statuses['antrag'], 'in_pruefung')
})

test('steps are taken back one by one', async () => {
  const { session, dialogue } = await typed(...TO_REVIEW, 'bis +3', 'zurück', 'zurueck', 'zurück', 'zurück')
  assert.equal(dialogue.refused, 1, 'the fourth finds nothing')
  assert.equal(session.at.statuses['antrag'], 'entwurf')
  assert.equal(session.today, '2026-05-04')
})

test('warum, stand, gebühr and brief show the case', async () => {
  const { text } = await typed(...TO_REVIEW, 'warum vorlegen', 'stand', 'gebühr', 'brief 1', 'hilfe')
  assert.match(text, /«Zur Zeichnung vorlegen» ist jetzt nicht möglich/)
  assert.match(text, /Frist Entscheidung vor dem Fest: 23\. Juni 2026/)
  assert.match(text, /G1 Erster Tag, eine Ausschankstelle: 50,00/)
  assert.match(text, /Eingangsbestätigung/)
  assert.match(text, /speichern DATEI/)
})

test('the way is kept as an example case that runs green, and red where it is changed', async () => {
  const file = join(folder, 'weg.yaml')
  const { dialogue } = await typed(...TO_REVIEW, 'tun vollstaendig_feststellen', '', 'tun beteiligen', 'polizei, feuerwehr',
    'bis +5', 'als stelle', 'tun stellung_nehmen zu polizei', '1', '', '', 'bis +30', `speichern ${file}`, `speichern ${file}`)
  assert.equal(dialogue.refused, 1, 'what is there is not overwritten')
  const text = readFileSync(file, 'utf8')
  const play = (content: string) => {
    const { scenarios, findings } = readScenarios({ 'scenarios/weg.yaml': content }, prepared.process)
    assert.deepEqual(findings, [])
    return runScenario(prepared, scenarios[0]!).faults
  }
  assert.deepEqual(play(text), [])
  assert.match(text, /beteiligung: abgeschlossen/)
  assert.equal(play(text.replace('beteiligung: abgeschlossen', 'beteiligung: laeuft')).length, 1)
})

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test('it works on a pipe, says the truth by its exit code and prints JSON alone', () => {
  const command = ['rehearse', 'library/gestattung', '--on', '2026-05-04']
  const pipe = (more: readonly string[], input: string) =>
    spawnSync('./laufzettel', [...command, ...more], { cwd: ROOT, input, encoding: 'utf8' })
  const good = pipe(['--json'], 'tun einreichen mit dorffest\nende\n')
  assert.equal(good.status, 0, good.stderr)
  const result = JSON.parse(good.stdout) as { statuses: Record<string, string>; steps: unknown[] }
  assert.equal(result.statuses['antrag'], 'eingegangen')
  assert.equal(result.steps.length, 1)
  assert.equal(pipe([], 'tun zeichnen\n').status, 1)
  assert.match(execFileSync('./laufzettel', ['rehearse', '--help'], { cwd: ROOT, encoding: 'utf8' }), /warum AKTION/)
})
