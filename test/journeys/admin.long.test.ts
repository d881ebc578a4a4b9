// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A day of the administration, without scripts: what is shown before it holds, refused, or overtaken.
import { after, before, test } from 'node:test'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage } from './visit.ts'

const skip = NO_BROWSER ?? false
const HOME = '/musterangeln/amt/verwaltung'
let stage: Stage
before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

test('a fee is raised after seeing what it does', { skip }, async () => {
  const visitor = await stage.visitor()
  await visitor.become('andresen')
  await visitor.open(HOME)
  await visitor.follow('Werte der Verfahren')
  await visitor.follow(/Gestattung/)
  await visitor.answer({ gebuehrErsterTag: '60', fiktionsfrist: 'bald' })
  await visitor.press('Vorschau ansehen')
  await visitor.sees('Eine Angabe stimmt noch nicht', 'Schreiben Sie eine Dauer wie 14 Tage')
  await visitor.look('r60-wert-falsch')
  await visitor.answer({ fiktionsfrist: '' })
  await visitor.press('Vorschau ansehen')
  await visitor.sees('wirkt auf: Gebühr', 'wären heute')
  await visitor.look('r61-wert-vorschau')
  await visitor.press('Werte speichern')
  await visitor.sees('Die Änderung ist gespeichert', 'Timo Andresen, heute')
  await visitor.look('r62-wert-gespeichert')
})

test('a text is seen in the letters it changes', { skip }, async () => {
  const visitor = await stage.visitor()
  await visitor.become('andresen')
  await visitor.open(`${HOME}/texte/gestattung/anrede`)
  await visitor.answer({ text: 'Moin {{ nahme }},' })
  await visitor.press('Vorschau ansehen')
  await visitor.sees('Zeile 1, Zeichen 9')
  await visitor.look('r63-text-falsch')
  await visitor.answer({ text: 'Moin aus Musterangeln,' })
  await visitor.press('Vorschau ansehen')
  await visitor.sees('So lesen sich Briefe')
  await visitor.look('r64-text-vorschau')
})

test('who is slower keeps what was typed', { skip }, async () => {
  const [slow, fast] = [await stage.visitor(), await stage.visitor()]
  for (const visitor of [slow, fast]) {
    await visitor.become('andresen')
    await visitor.open(`${HOME}/gemeinden/suederau`)
  }
  await fast.answer({ phone: '04600 1234' })
  await fast.press('Änderung speichern')
  await slow.answer({ office: 'Bürgeramt' })
  await slow.press('Änderung speichern')
  await slow.sees('hat das um', 'noch nicht gespeichert', '04600 1234')
  await slow.look('r65-schneller')
})

test('a new colleague gets a link, chooses a password and stands in', { skip }, async () => {
  const visitor = await stage.visitor()
  await visitor.become('andresen')
  await visitor.open(`${HOME}/personen/neu`)
  await visitor.answer({ kuerzel: 'christiansen', name: 'Wiebke Christiansen', email: 'w.christiansen@musterangeln.example', rollen: ['sb', 'zb'] })
  await visitor.press('Person hinzufügen')
  await visitor.sees('Noch ist kein Kennwort gesetzt')
  await visitor.press('Link anzeigen')
  await visitor.look('r66-kennwort-link')
  const link = await visitor.page.locator('code').innerText()
  await visitor.follow('Zurück zu Wiebke Christiansen')
  await visitor.follow('Vertretungen regeln')
  await visitor.answer({ 'vertretungen.0.fuer': 'petersen', 'vertretungen.0.wann': 'abwesend', 'vertretungen.0.verfahren': ['gestattung'] })
  await visitor.look('r67-vertretung')
  await visitor.press('Vertretungen speichern')
  await visitor.sees('Die Änderung ist gespeichert')
  const other = await stage.visitor()
  await other.page.goto(link)
  await other.answer({ kennwort: 'vier Wörter für Wiebke', wiederholung: 'vier Wörter für Wiebke' })
  await other.press('Kennwort speichern')
  await other.answer({ email: 'w.christiansen@musterangeln.example', kennwort: 'vier Wörter für Wiebke' })
  await other.press('Anmelden')
  await other.sees('Wiebke Christiansen')
})
