// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Explanations agree with what they explain, and citizens learn nothing from them that is internal.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays } from '../calendar/date.ts'
import { Budget } from '../feel/compile.ts'
import { equal } from '../feel/ops.ts'
import { places } from '../process/places.ts'
import { explainAction } from './explain-action.ts'
import { explainDeadline } from './explain-deadline.ts'
import { explainFee } from './explain-fee.ts'
import { explainField } from './explain-field.ts'
import { traceRule, watchedRule } from './explain-rule.ts'
import type { Trace } from './explain-rule.ts'
import { sentences } from './explain-sentences.ts'
import { parameterLayer } from './layers.ts'
import { shownValue } from './explain-names.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepare.ts'
import { pick, randomInput, seeded } from './random-input.ts'
import { player } from './rehearse.ts'
import type { Rehearsal } from './rehearse.ts'
import { openedByScenario } from './test-opening.ts'
import { look } from './scope.ts'
import { libraryFiles, played, preparedLibrary } from '../../test/library.ts'

const CASES = Number(process.env['LAUFZETTEL_TRACES'] ?? 4)
const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_125)
const library = preparedLibrary()
const gestattung = library.find((one) => one.process.id === 'gestattung')!

/** A case somewhere on a random way. */
function randomCase(prepared: Prepared, chance: () => number): Rehearsal {
  const { process } = prepared
  const people = Object.keys(process.roles).map((role) => player(role, `Name ${role}`, [role]))
  const rehearsal = openedByScenario(prepared, libraryFiles(process.id), chance)
  for (let step = Math.floor(chance() * 14); step > 0; step--) {
    const actor = pick(chance, people)
    const offered = rehearsal.offers(actor).filter((one) => one.offered && !process.actions[one.action]!.exceptional)
    if (offered.length) {
      const { action } = pick(chance, offered)
      const target = rehearsal.at!.consultations.find((one) => one.status === 'open')?.id
      rehearsal.act(actor, action, randomInput(process, process.actions[action]!.input ?? [], rehearsal.today, chance), target)
    }
    if (chance() < 0.3) rehearsal.moveTo(addDays(rehearsal.today, Math.floor(chance() * 20)))
  }
  return rehearsal
}

for (const prepared of library) {
  const { process } = prepared
  test(`${process.id}: every rule gives its trace the same value, in ${CASES} random cases`, (t) => {
    t.diagnostic(`seed ${SEED}`)
    const chance = seeded(SEED)
    // Rules inside lists see one item, which stands alone only in its form.
    const compiles = (source: string) => { try { return Boolean(prepared.rule(source)) } catch { return false } }
    const conditions = [...new Set(places(process).map((place) => place.source))].filter(compiles)
    let compared = 0
    for (let n = 0; n < CASES; n++) {
      const rehearsal = randomCase(prepared, chance)
      const sight = look(prepared, rehearsal.at!, rehearsal.context())
      for (const source of conditions) {
        const value = prepared.rule(source).evaluate(sight.scope, sight.env)
        const { value: watched } = watchedRule(prepared, source).run(sight.scope, sight.env)
        assert.ok(value === watched || equal(value, watched, new Budget()) === true, source)
        if (typeof value !== 'boolean') continue
        const trace = traceRule(prepared, source, sight)
        assert.equal(trace.holds, value, source)
        assert.ok(sentences(trace, { audience: 'office' }).length > 0, source)
        compared += 1
      }
    }
    t.diagnostic(`${conditions.length} rules, ${compared} conditions told`)
    assert.ok(compared > CASES * 20)
  })

  test(`${process.id}: an action is explained as it is offered; citizens read nothing internal`, () => {
    const chance = seeded(SEED + 1)
    const applicantRole = Object.keys(process.roles).find((role) => process.roles[role]!.kind === 'applicant')!
    for (let n = 0; n < CASES; n++) {
      const rehearsal = randomCase(prepared, chance)
      const context = rehearsal.context()
      for (const role of Object.keys(process.roles)) {
        const actor = player(role, `Name ${role}`, [role])
        for (const offer of rehearsal.offers(actor)) {
          const trace = explainAction(prepared, rehearsal.at!, offer.action, actor, context)
          assert.equal(trace.holds, offer.offered, `${role} ${offer.action}`)
          assert.deepEqual(JSON.parse(JSON.stringify(trace)), trace, 'a trace survives JSON')
          assert.ok(sentences(trace, { audience: 'office' }).every((one) => !/ (and|or|satisfies) |!=|[<>]=? |"/.test(one)), JSON.stringify(sentences(trace, { audience: 'office' })))
        }
      }
      const applicant = player(applicantRole, 'Bürgerin', [applicantRole])
      const traces = [
        ...Object.keys(process.actions).map((key) => explainAction(prepared, rehearsal.at!, key, applicant, context)),
        ...Object.keys(process.fields).map((key) => explainField(prepared, rehearsal.at!, key, context)),
        ...Object.keys(process.deadlines).map((key) => explainDeadline(prepared, rehearsal.at!, key, context)),
        explainFee(prepared, rehearsal.at!, context),
      ]
      for (const trace of traces) assertNothingInternal(prepared, rehearsal, trace)
    }
  })
}

/** No staff name, no parameter, no state without words for outside. */
function assertNothingInternal(prepared: Prepared, rehearsal: Rehearsal, trace: Trace) {
  const { process } = prepared
  const said = sentences(trace, { audience: 'citizen' }).join(' ')
  for (const [role, { title, kind }] of Object.entries(process.roles)) {
    if (kind !== 'applicant') assert.ok(!said.includes(`Name ${role}`), `${title}: ${said}`)
  }
  for (const { title } of Object.values(process.parameters)) assert.ok(!said.includes(title), said)
  for (const [key, status] of Object.entries(process.statuses)) {
    const now = status.states[rehearsal.at!.statuses[key]!]!
    const isFieldToo = Object.values(process.fields).some((field) => (field.short ?? field.title) === status.title)
    if (now.outside === undefined && !isFieldToo) assert.ok(!` ${said}`.includes(`. ${status.title}: `) && !said.startsWith(`${status.title}: `), said)
    assert.ok(!said.includes(`${status.title} ist «${now.title}»`), said)
  }
}

test('an action that is blocked says every reason, with the basis', () => {
  const rehearsal = played(gestattung, 'scenarios/erteilt.yaml', 9)
  const hanna = player('hanna', 'Hanna', ['sb'])
  const trace = explainAction(gestattung, rehearsal.at!, 'vorlegen', hanna, rehearsal.context())
  assert.deepEqual(sentences(trace, { audience: 'office' }), [
    '«Zur Zeichnung vorlegen» ist jetzt nicht möglich (§ 12 Abs. 1 GastG).',
    'Es fehlt noch die Stellungnahme von Polizei (Frist 22. Mai 2026).',
  ])
  const jana = player('jana', 'Jana', ['antragsteller'])
  const outside = explainAction(gestattung, rehearsal.at!, 'vorlegen', jana, rehearsal.context())
  assert.deepEqual(sentences(outside, { audience: 'citizen' }), ['Das ist Sache der Behörde.'])
  const nachreichen = explainAction(gestattung, rehearsal.at!, 'nachreichen', jana, rehearsal.context())
  assert.deepEqual(sentences(nachreichen, { audience: 'citizen' }), [
    '«Unterlagen einreichen» ist jetzt nicht möglich.', 'Antrag: Ihr Antrag ist vollständig.',
  ])
})

test('a computed field says what it was computed of and which layer its parameters come from', () => {
  const rehearsal = played(gestattung, 'scenarios/erteilt.yaml', 1)
  const context = { ...rehearsal.context(), overlays: { muster: { vorlaufTage: 70 } } }
  const trace = explainField(gestattung, rehearsal.at!, 'eilig', context)
  const said = sentences(trace, { audience: 'office' })
  assert.equal(trace.value, 'ja')
  assert.ok(said.some((one) => one.includes('Erster Tag')), JSON.stringify(said))
  assert.ok(said.includes('«Vorlauf vor dem ersten Tag»: 70 Tage (eigener Wert der Gemeinde, Verwaltungspraxis [M]).'), JSON.stringify(said))
})

test('ways of delivery and proposals are told by their titles, never by their keys', () => {
  const { process } = gestattung
  assert.equal(shownValue(gestattung, 'zustellwege', ['postbox', 'retrieval']), 'Postfach im Portal und E-Mail mit Link zum Abruf')
  assert.equal(shownValue(gestattung, 'deliveries.channel', 'post'), 'Brief mit der Post')
  const medium = { ...process.fields['bekanntgabeweg']!, initially: 'vorschlag' }
  const fields = { ...process.fields, vorschlag: { type: 'text', title: 'Vorschlag', value: '"post"' } as const, bekanntgabeweg: medium }
  assert.equal(shownValue(prepare({ ...process, fields }), 'vorschlag', 'post'), 'Mit der Post')
})

test('a parameter knows the layer of its value', () => {
  const overlays = { '': { vorlaufTage: 21 }, suederau: { vorlaufTage: 28 } }
  const layer = (entity: string, given: object) =>
    parameterLayer(gestattung.process, 'vorlaufTage', entity, { overlays: given as typeof overlays })
  assert.deepEqual(layer('suederau', overlays), { layer: 'entity', value: 28, values: { library: 14, municipality: 21, entity: 28 } })
  assert.deepEqual(layer('norderau', overlays), { layer: 'municipality', value: 21, values: { library: 14, municipality: 21 } })
  assert.deepEqual(layer('norderau', {}), { layer: 'library', value: 14, values: { library: 14 } })
})

test('a fee says each line, what it leaves out, and after the notice the citizen reads it too', () => {
  const before = played(gestattung, 'scenarios/erteilt.yaml', 9)
  const early = explainFee(gestattung, before.at!, before.context())
  assert.deepEqual(sentences(early, { audience: 'citizen' }), ['Das ist im jetzigen Stand des Verfahrens nicht möglich.'])
  const after = played(gestattung, 'scenarios/erteilt.yaml')
  const trace = explainFee(gestattung, after.at!, { ...after.context(), overlays: { '': { gebuehrErsterTag: 999 } } })
  const plain = (list: readonly string[]) => list.map((one) => one.replaceAll('\u00a0', ' '))
  const said = plain(sentences(trace, { audience: 'office' }))
  assert.equal(said[0], 'Die Gebühr ist 175,00 € (§ 2 VwKostG SH, VerwGebVO SH, Tabelle ab 01.01.2020).')
  assert.ok(said.includes('G2 Weiterer Tag: 25,00 € × 2 Tage = 50,00 € (§ 2 VwKostG SH, VerwGebVO SH).'), JSON.stringify(said))
  assert.ok(said.includes('G4 Zuschlag über 500 Personen entfällt: Gäste ist 350, nötig ist mehr als 500.'), JSON.stringify(said))
  assert.ok(!said.some((one) => one.includes('999,00 € =')), 'a fixed fee is not counted anew')
  assert.deepEqual(plain(sentences(trace, { audience: 'citizen' })).slice(0, 3), [
    'Die Gebühr ist 175,00 € (§ 2 VwKostG SH, VerwGebVO SH).',
    'Erster Tag, eine Ausschankstelle: 50,00 € (§ 2 VwKostG SH, VerwGebVO SH).',
    'Weiterer Tag (2 Tage): 50,00 € (§ 2 VwKostG SH, VerwGebVO SH).',
  ])
})

test('a deadline says its steps with their norms; one for the office stays there', () => {
  const rehearsal = played(gestattung, 'scenarios/erteilt.yaml', 5)
  const at = rehearsal.at!
  const said = sentences(explainDeadline(gestattung, at, 'fiktion', rehearsal.context()), { audience: 'office' })
  assert.equal(said[0], 'Die Frist «Fiktion der Gestattung» endet am 17. August 2026 (§ 6a Abs. 2 GewO, § 42a VwVfG).')
  assert.ok(said.some((one) => one.includes('§ 188')) && said.some((one) => one.includes('Vorschlag der Bibliothek')), JSON.stringify(said))
  const outside = sentences(explainDeadline(gestattung, at, 'fiktion', rehearsal.context()), { audience: 'citizen' })
  assert.ok(outside.every((one) => !one.includes('Fiktion')), JSON.stringify(outside))
})

test('a group shows what is answered in it by the titles of its questions, never by their names', () => {
  const dogs = library.find((one) => one.process.id === 'hundesteuer')!
  const nothing = Object.fromEntries(Object.keys(dogs.process.fields['hunde']!.fields!).map((name) => [name, null]))
  assert.equal(shownValue(dogs, 'hunde', [nothing]), 'noch nichts')
  assert.equal(shownValue(dogs, 'hunde', [{ ...nothing, farbe: 'braun', geschlecht: 'ruede' }]), 'Geschlecht: Rüde, Farbe: braun')
  assert.equal(shownValue(dogs, 'hunde', [{ ...nothing, name: 'Bello', farbe: 'braun' }]), 'Bello')
})
