// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers to fields drawn by chance, mostly valid; for property tests and stubs of scenarios.
import { addDays } from '../calendar/date.ts'
import type { Field, Process } from '../process/process.ts'
import type { Json, Values } from './case.ts'
import { isList } from './value.ts'

/** A source of chance in [0, 1), seeded by the caller. */
export type Chance = () => number

/** Values for the fields an action asks for; `form` stands for all pages. */
export function randomInput(process: Process, names: readonly string[], today: string, chance: Chance): Values {
  const all = names.flatMap((name) => (name === 'form' ? process.pages.flatMap((page) => page.fields) : [name]))
  return Object.fromEntries(all.map((name) => [name, randomValue(process, process.fields[name]!, today, chance)]))
}

/** A small generator with good spread (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)]!
}

function randomValue(process: Process, field: Field, today: string, chance: Chance): Json {
  if (chance() < 0.03) return null
  if (field.type === 'wording') return chance() < 0.5 ? [] : [{ was: 'Guten Tag', now: '{{ today }} & <b>' }]
  if (field.type === 'file') return [{ id: 'f', name: 'a.pdf', size: 1000, type: 'application/pdf' }]
  if (field.type === 'clauses') {
    const keys = Object.keys(process.clauses).filter(() => chance() < 0.5)
    return keys.map((key) => {
      const { kind, title, basis } = process.clauses[key]!
      return { key, kind, title, basis, text: 'Text der Nebenbestimmung.' }
    })
  }
  if (!isList(field) || field.answers !== undefined) return single(process, field, today, chance)
  const length = 1 + Math.floor(chance() * 3)
  const values = Array.from({ length }, () => single(process, field, today, chance))
  return field.type === 'choice' ? [...new Set(values)] : values
}

function single(process: Process, field: Field, today: string, chance: Chance): Json {
  switch (field.type) {
    case 'boolean': return chance() < 0.75
    case 'number': return number(field, chance)
    case 'money': return Math.round(chance() * 12_000) + 1
    case 'date': return chance() < 0.6 ? today : addDays(today, Math.floor(chance() * 60) - 5)
    case 'time': return `${String(Math.floor(chance() * 24)).padStart(2, '0')}:30`
    case 'choice': return pick(chance, Object.keys(field.options ?? {}))
    case 'entity': return 'muster'
    case 'position': return { breite: 54.7, laenge: 9.6, genauigkeit: 8, zeit: null }
    case 'email': return 'name@beispiel.example'
    case 'phone': return '04600 1234'
    case 'group':
      if (field.answers !== undefined) return answers(process, field, today, chance)
      return Object.fromEntries(Object.entries(field.fields ?? {}).map(([key, one]) => [key, randomValue(process, one, today, chance)]))
    default: return field.pattern ? '24999' : pick(chance, ['Dorffest', 'Süderau', '{{ today }}', 'a & <b>', 'Ärger'])
  }
}

/** Answers to some items of the first requests; those nobody asked for are not taken. */
function answers(process: Process, { answers: _, ...field }: Field, today: string, chance: Chance): Json {
  const keys = [1, 2, 3].flatMap((request) => [1, 2, 3].map((item) => `${request}-${item}`))
  const chosen = keys.filter(() => chance() < 0.6)
  return Object.fromEntries(chosen.map((key) => [key, single(process, field, today, chance)]))
}

function number({ min, max }: Field, chance: Chance): number {
  const least = typeof min === 'number' ? min : 0
  const most = typeof max === 'number' ? max : 500
  return Math.round(least + chance() * Math.min(most - least, 900))
}
