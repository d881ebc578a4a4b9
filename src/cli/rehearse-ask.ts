// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Asks for the input of an action field by field, as the portal would, on one line each.
import type { Json, Values } from '../engine/case.ts'
import { clauseChoices, keptClause } from '../engine/clauses.ts'
import { optionTitle } from '../engine/functions.ts'
import { askedValues, isOptionOffered } from '../engine/input.ts'
import { jsonOf } from '../engine/json.ts'
import { askedNow } from '../engine/requested.ts'
import type { RehearsalSession } from '../engine/rehearsal-session.ts'
import { parseForm } from '../forms/parse.ts'
import type { Field } from '../process/process.ts'

/** A line typed in answer to a prompt; undefined when there are no more. */
export type Ask = (prompt: string) => Promise<string | undefined>
export type Say = (text: string) => void

const NONE_OF_THEM = 'Das ist keine der Möglichkeiten.'
const MAX_TRIES = 5
const MAX_ITEMS = 20

/** No more lines came while something was still asked. */
export class NoAnswer extends Error {}

/** Asks for every field an action wants, skipping what the answers so far make needless. */
export async function askInput(session: RehearsalSession, action: string, ask: Ask, say: Say): Promise<Values> {
  const { process } = session.prepared
  const asker = new Asker(session, ask, say)
  const names = process.actions[action]!.input ?? []
  let answers: Values = {}
  for (const name of names) {
    if (name !== 'form') answers = { ...answers, ...(await asker.field(name, answers)) }
    else {
      for (const page of process.pages) {
        const { scope, env } = session.sight(answers)
        if (page.when !== undefined && session.prepared.rule(page.when).evaluate(scope, env) !== true) continue
        say(`— ${page.title} —`)
        for (const one of page.fields) answers = { ...answers, ...(await asker.field(one, answers)) }
      }
    }
  }
  return answers
}

class Asker {
  readonly session: RehearsalSession
  readonly ask: Ask
  readonly say: Say
  constructor(session: RehearsalSession, ask: Ask, say: Say) {
    this.session = session
    this.ask = ask
    this.say = say
  }

  async field(name: string, answers: Values): Promise<Values> {
    const field = this.fieldOf(name)
    if (field.value !== undefined || !this.isAsked({ [name]: field }, { [name]: null }, answers)) return {}
    return { [name]: await this.value(field, field.title, [name], (value) => ({ ...answers, [name]: value })) }
  }

  private fieldOf(name: string): Field {
    const { prepared, at } = this.session
    return askedNow(prepared, at, [name]).process.fields[name]!
  }

  private isAsked(fields: Readonly<Record<string, Field>>, values: Values, answers: Values): boolean {
    const { prepared } = this.session
    return Object.keys(askedValues(prepared, fields, values, this.session.sight(answers))).length > 0
  }

  private async value(field: Field, title: string, path: readonly string[], withValue: (value: Json) => Values): Promise<Json> {
    if (field.type === 'file') return files(await this.line(`${title} (Dateiname, leer für keine)`))
    // Sentences are changed at the desk, where one sees them.
    if (field.type === 'wording') return []
    if (field.type === 'clauses') return this.clauses(title)
    if (field.type === 'choice' && field.list) return this.scalar(field, `${title} (mehrere mit Komma)`, withValue)
    if (!field.list) return this.one(field, title, path, withValue)
    const items: Json[] = []
    while (items.length < MAX_ITEMS) {
      items.push(await this.one(field, `${title} ${items.length + 1}`, path, (value) => withValue([...items, value])))
      if ((await this.line('Noch ein Eintrag? (ja/nein)'))?.trim() !== 'ja') break
    }
    return items
  }

  private async one(field: Field, title: string, path: readonly string[], withValue: (value: Json) => Values): Promise<Json> {
    if (field.type !== 'group') return this.scalar(field, title, withValue)
    this.say(title)
    let group: Values = {}
    for (const [key, inner] of Object.entries(field.fields ?? {})) {
      if (inner.value !== undefined || !this.isAskedInside(path, withValue({ ...group, [key]: null }), key)) continue
      const inside = (value: Json) => withValue({ ...group, [key]: value })
      group = { ...group, [key]: await this.value(inner, `  ${inner.title}`, [...path, key], inside) }
    }
    return group
  }

  /** Whether a member of a group is asked: then the group (of a list, its last item) keeps it. */
  private isAskedInside(path: readonly string[], answers: Values, key: string): boolean {
    const { prepared } = this.session
    const [name] = path as [string]
    const field = this.fieldOf(name)
    let at: Json | undefined = askedValues(prepared, { [name]: field }, { [name]: answers[name] ?? null }, this.session.sight(answers))
    for (const step of path) {
      at = (at as Values | undefined)?.[step]
      if (Array.isArray(at)) at = at.at(-1) as Json | undefined
    }
    return typeof at === 'object' && at !== null && key in at
  }

  private async scalar(field: Field, title: string, withValue: (value: Json) => Values): Promise<Json> {
    const fallback = this.initially(field, withValue)
    const hint = fallback === null ? '' : ` [${typeof fallback === 'boolean' ? (fallback ? 'ja' : 'nein') : String(fallback)}]`
    const options = this.options(field, withValue(null))
    const list = options.map(([, text], i) => `${i + 1} ${text}`).join(', ')
    for (let n = 0; n < MAX_TRIES; n++) {
      const typed = (await this.line(`${title}${list ? `: ${list}` : field.type === 'boolean' ? ' (ja/nein)' : ''}${hint}`)).trim()
      if (typed === '') return fallback
      const entries = options.length > 0
        ? typed.split(field.list ? ',' : '\u0000').map((one) => ['x', optionKey(options, one.trim())] as const)
        : [['x', typed] as const]
      const { values, problems } = parseForm({ x: { ...field, list: field.type === 'choice' && field.list === true } }, ['x'], entries)
      const given = [values['x'] ?? null].flat()
      const isForeign = options.length > 0 && !given.every((one) => options.some(([key]) => key === one))
      const wrong = problems[0]?.message ?? (isForeign || given[0] === null ? NONE_OF_THEM : undefined)
      if (wrong === undefined) return values['x'] ?? null
      this.say(wrong)
    }
    return null
  }

  private options(field: Field, answers: Values): [string, string][] {
    if (field.type === 'entity') return Object.values(this.session.rehearsal.setting.entities).map(({ id, name }) => [id, name])
    const sight = this.session.sight(answers)
    return Object.entries(field.options ?? {})
      .filter(([, option]) => typeof option === 'string' || option.when === undefined || isOptionOffered(this.session.prepared, option, sight))
      .map(([key, option]) => [key, optionTitle(option, key)])
  }

  private initially(field: Field, withValue: (value: Json) => Values): Json {
    if (field.initially === undefined) return null
    const { scope, env } = this.session.sight(withValue(null))
    return jsonOf(field, this.session.prepared.rule(field.initially).evaluate(scope, env))
  }

  private async clauses(title: string): Promise<Json> {
    const all = clauseChoices(this.session.prepared, this.session.sight())
    const list = all.map((clause, i) => `${i + 1} ${clause.title}`).join(', ')
    const chosen = (await this.line(`${title} (mehrere mit Komma): ${list}`)).split(',').map((one) => one.trim())
    return all.filter(({ key }, i) => chosen.includes(key) || chosen.includes(String(i + 1))).map(keptClause)
  }

  private async line(prompt: string): Promise<string> {
    const line = await this.ask(`${prompt}: `)
    if (line === undefined) throw new NoAnswer()
    return line
  }
}

/** An option by its number, key or title; what is none of them stays as typed and is refused later. */
function optionKey(options: readonly (readonly [string, string])[], typed: string): string {
  const found = options[Number(typed) - 1] ?? options.find(([key, title]) => key === typed || title === typed)
  return found?.[0] ?? typed
}

function files(name: string): Json {
  return name.trim() === '' ? [] : [{ id: 'f1', name: name.trim(), size: 1_000, type: 'application/pdf' }]
}
