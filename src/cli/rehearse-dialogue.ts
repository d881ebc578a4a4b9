// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The commands of a rehearsal, in German words, one a line.
import { addDays, formatDate, parseLocalDate } from '../calendar/date.ts'
import type { Values } from '../engine/case.ts'
import { explainFee } from '../engine/explain-fee.ts'
import { sentences } from '../engine/explain-sentences.ts'
import { letterText } from '../engine/letter-content.ts'
import type { RehearsalSession } from '../engine/rehearsal-session.ts'
import { parseDateText } from '../forms/parse-date.ts'
import { unknownName } from '../process/finding.ts'
import { UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { askInput, NoAnswer } from './rehearse-ask.ts'
import type { Ask, Say } from './rehearse-ask.ts'
import { writeScenario } from './rehearse-files.ts'

export const HELP = `Befehle:
  als ROLLE          wählt, wer Sie sind
  was                zeigt, was jetzt möglich ist und was nicht und warum
  tun AKTION         führt eine Aktion aus (Nummer genügt) und fragt nach ihren Angaben
  tun AKTION mit X   nimmt die Angaben aus dem Datensatz X
  tun AKTION zu X    beantwortet die Frage an die Stelle X
  bis DATUM          lässt die Zeit vergehen, auch «bis +14» für 14 Tage
  stand              zeigt Status, Fristen, Gebühr und Briefe
  brief NUMMER       zeigt einen Brief
  gebühr             erklärt die Gebühr
  warum AKTION       erklärt, warum etwas (nicht) möglich ist
  zurück             nimmt den letzten Schritt zurück
  speichern DATEI    schreibt den Weg als Beispielfall
  hilfe · ende`

type Run = (rest: string) => void | Promise<void>

/** Carries out commands until there are no more lines or «ende». */
export class Dialogue {
  readonly session: RehearsalSession
  readonly ask: Ask
  readonly say: Say
  readonly data: Readonly<Record<string, Values>>
  /** How many commands were refused or not understood. */
  refused = 0
  #numbered: readonly string[] = []
  readonly #commands: Readonly<Record<string, Run>>

  constructor(session: RehearsalSession, screen: { ask: Ask; say: Say }, data: Readonly<Record<string, Values>> = {}) {
    this.session = session
    this.ask = screen.ask
    this.say = screen.say
    this.data = data
    this.#commands = {
      hilfe: () => this.say(HELP), als: (rest) => this.#as(rest), was: () => this.#offers(),
      tun: (rest) => this.#act(rest), bis: (rest) => this.#until(rest), stand: () => this.#state(),
      brief: (rest) => this.#letter(rest), gebühr: () => this.#fee(), warum: (rest) => this.#why(rest),
      zurück: () => this.#undo(), speichern: (rest) => this.#save(rest),
    }
  }

  async run(): Promise<void> {
    for (;;) {
      const line = (await this.ask(`${this.session.today} ${this.session.who}> `))?.trim()
      if (line === undefined || line === 'ende') return
      if (line === '' || line.startsWith('#')) continue
      await this.#command(line)
    }
  }

  /** How things stand, as data. */
  result() {
    const { rehearsal, today, at } = this.session
    const { steps } = this.session.scenario('')
    const deadlines = Object.fromEntries(Object.entries(at.deadlines).map(([key, { due }]) => [key, due]))
    return { today, statuses: at.statuses, deadlines, fee: at.fee ?? null, letters: rehearsal.letters.map((one) => one.letter), steps }
  }

  async #command(line: string) {
    const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
    const name = { zurueck: 'zurück', gebuehr: 'gebühr' }[word.toLowerCase()] ?? word.toLowerCase()
    try {
      if (/^\d+$/.test(name)) await this.#act(line)
      else if (Object.hasOwn(this.#commands, name)) await this.#commands[name]!(rest.trim())
      else this.#refuse(unknownName('Den Befehl', word, [...Object.keys(this.#commands), 'ende']))
    } catch (error) {
      if (error instanceof NoAnswer) this.#refuse('Die Eingabe endet, bevor alles beantwortet ist.')
      else if (error instanceof UsageError) this.#refuse(error.message)
      // A process that cannot go on here is what a rehearsal is there to find.
      else this.#refuse(`Das Verfahren hat hier einen Fehler: ${(error as Error).message}`)
    }
  }

  #refuse(message: string) {
    this.refused += 1
    this.say(message)
  }

  #as(who: string) {
    const { people } = this.session
    if (!Object.hasOwn(people, who)) return this.#refuse(unknownName('Die Rolle', who, Object.keys(people)))
    this.session.who = who
    const title = this.session.prepared.process.roles[who]?.title
    this.say(`Sie sind jetzt ${title ?? who}.`)
  }

  /** What is possible now, what is rarely needed last, as on the desk. */
  #possible() {
    const { actions } = this.session.prepared.process
    const isRare = ({ action }: { readonly action: string }) => Number(actions[action]!.rare === true)
    return this.session.offers().filter((one) => one.offered).sort((a, b) => isRare(a) - isRare(b))
  }

  #offers() {
    const all = this.session.offers()
    const offered = this.#possible()
    this.#numbered = offered.map((one) => one.action)
    this.say(offered.length ? 'Möglich ist:' : 'Möglich ist nichts.')
    offered.forEach(({ action, title }, i) => this.say(`  ${i + 1} ${title} (${action})`))
    for (const { action, title, reasons } of all.filter((one) => !one.offered)) {
      this.say(`  – ${title} (${action}): ${reasons.map((one) => one.sentence).join(' ')}`)
    }
  }

  #action(word: string): string | undefined {
    const { actions } = this.session.prepared.process
    if (/^\d+$/.test(word) && this.#numbered.length === 0) this.#numbered = this.#possible().map((one) => one.action)
    const key = /^\d+$/.test(word) ? this.#numbered[Number(word) - 1] : word
    if (key !== undefined && Object.hasOwn(actions, key)) return key
    this.#refuse(unknownName('Die Aktion', word, Object.keys(actions)))
    return undefined
  }

  async #act(rest: string) {
    const [, word = '', , name, , consultee] = /^(\S+)(\s+mit\s+(\S+))?(\s+zu\s+(\S+))?$/.exec(rest) ?? []
    const action = this.#action(word)
    if (action === undefined) return
    const offer = this.session.offers().find((one) => one.action === action)
    if (!offer?.offered) return this.#refuse(sentences(this.session.why(action), { audience: 'office' }).join(' '))
    if (name !== undefined && !Object.hasOwn(this.data, name)) {
      return this.#refuse(unknownName('Den Datensatz', name, Object.keys(this.data)))
    }
    const input = name === undefined ? await askInput(this.session, action, this.ask, this.say) : this.data[name]!
    const letters = this.session.rehearsal.letters.length
    const events = this.session.rehearsal.events.length
    const refusal = this.session.act(action, input, consultee)
    if (refusal) {
      this.#refuse([refusal.message, ...(refusal.problems ?? []).map(({ field, message }) => `  ${field}: ${message}`)].join('\n'))
    } else this.#tell(events, letters)
  }

  #until(text: string) {
    const { today } = this.session
    const days = /^\+(\d{1,4})$/.exec(text)?.[1]
    const parsed = parseDateText(text)
    const on = days !== undefined ? addDays(today, Number(days))
      : parseLocalDate(text) ?? ('value' in parsed ? parseLocalDate(parsed.value) : undefined)
    if (on === undefined) return this.#refuse(`«${text}» ist kein Tag. Schreiben Sie 2026-06-15, 15.06.2026 oder +14.`)
    const { events, letters } = this.session.rehearsal
    const [from, written] = [events.length, letters.length]
    if (!this.session.moveTo(on)) return this.#refuse(`Der ${formatDate(on, 'long')} liegt schon hinter uns. Mit «zurück» geht es rückwärts.`)
    this.say(`Heute ist ${formatDate(on, 'long')}.`)
    this.#tell(from, written)
  }

  /** What happened since, and who wrote what. */
  #tell(from: number, written: number) {
    this.#numbered = []
    const { process } = this.session.prepared
    for (const event of this.session.rehearsal.events.slice(from)) {
      if (event.kind === 'acted') this.say(`✓ ${event.text}`)
      if (event.kind === 'statusSet') {
        const status = process.statuses[event.status]!
        this.say(`  ${status.title}: ${status.states[event.to]?.title ?? event.to}`)
      }
    }
    const { letters } = this.session.rehearsal
    letters.slice(written).forEach((letter, i) => this.say(`  Brief ${written + i + 1}: ${letter.title}`))
  }

  #state() {
    const { at, rehearsal, prepared: { process } } = this.session
    this.say(`Heute ist ${formatDate(this.session.today, 'long')}. ${at.title}`)
    for (const [key, status] of Object.entries(process.statuses)) {
      this.say(`  ${status.title}: ${status.states[at.statuses[key]!]?.title ?? at.statuses[key]}`)
    }
    for (const { title, due } of Object.values(at.deadlines)) this.say(`  Frist ${title}: ${formatDate(due, 'long')}`)
    if (at.fee) this.#fee()
    rehearsal.letters.forEach((letter, i) => this.say(`  Brief ${i + 1}: ${letter.title}`))
  }

  #letter(number: string) {
    const letter = this.session.rehearsal.letters[Number(number) - 1]
    if (letter) this.say(letterText(letter))
    else this.#refuse(`Den Brief ${number} gibt es nicht. Geschrieben sind ${this.session.rehearsal.letters.length}.`)
  }

  #fee() {
    const { prepared, at, rehearsal } = this.session
    for (const sentence of sentences(explainFee(prepared, at, rehearsal.context()), { audience: 'office' })) this.say(`  ${sentence}`)
  }

  #why(word: string) {
    const action = this.#action(word)
    if (action === undefined) return
    for (const sentence of sentences(this.session.why(action), { audience: 'office' })) this.say(sentence)
  }

  #undo() {
    if (!this.session.undo()) return this.#refuse('Es gibt keinen Schritt, der zurückgenommen werden kann.')
    this.#numbered = []
    this.say(`Zurück. Heute ist ${formatDate(this.session.today, 'long')}.`)
  }

  #save(file: string) {
    if (!file.endsWith('.yaml')) return this.#refuse('Nennen Sie eine Datei, die auf .yaml endet.')
    const scenario = this.session.scenario(`Durchgespielt: ${this.session.at.title || this.session.prepared.process.title}`)
    if (scenario.steps.length === 0) return this.#refuse('Es ist noch nichts geschehen.')
    writeScenario(file, scenario)
    this.say(`Gespeichert: ${file}, ${numberOf(scenario.steps.length, 'Schritt', 'Schritte')}.`)
  }
}
