// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every place of a process where a rule or a text with placeholders stands.
import type { Shape } from '../feel/compile.ts'
import type { Block, Inline } from './letter.ts'
import { parseInline } from './letter.ts'
import type { Effect, Field, Process, StatusRule, TariffTable } from './process.ts'
import { ENTRY_TEXTS } from './service-entry.ts'
import type { Localised, ServiceEntry } from './service-entry.ts'
import { innerShape, shapeAt, shapeOf } from './shape.ts'

export interface Place {
  readonly file: string
  readonly path: readonly PropertyKey[]
  readonly source: string
  readonly shape: Shape
  /** Given for letters, whose lines are known only here. */
  readonly line?: number
}

/** Lists all rules of a process, texts split into their placeholders. */
export function places(process: Process): Place[] {
  const shape = shapeOf(process)
  const out: Place[] = []
  const collect = new Collector(out, shape)
  if (process.entry) entryPlaces(collect.in('service.yaml'), process.entry, process)
  const main = collect.in('process.yaml')
  main.text(['caseTitle'], process.caseTitle)
  main.text(['applicant'], process.applicant)
  for (const name of ['place', 'detail', 'contact', 'phone'] as const) main.rule(['site', name], process.site?.[name])
  main.rule(['final'], process.final)
  process.invariants.forEach((one, i) => main.rule(['invariants', i, 'never'], one.never))
  process.waiting.forEach((one, i) => {
    main.rule(['waiting', i, 'when'], one.when)
    main.text(['waiting', i, 'text'], one.text)
  })
  process.way.forEach((step, i) => main.rule(['way', i, 'on'], step.on))
  fieldPlaces(main, ['fields'], process.fields, shape)
  for (const [key, status] of Object.entries(process.statuses)) {
    for (const [name, state] of Object.entries(status.states)) {
      main.text(['statuses', key, 'states', name, 'outside'], state.outside)
    }
  }
  for (const [key, deadline] of Object.entries(process.deadlines)) {
    for (const name of ['from', 'duration', 'workingDays', 'on'] as const) {
      main.rule(['deadlines', key, name], deadline[name])
    }
  }
  for (const [key, one] of Object.entries(process.consultees)) {
    main.text(['consultees', key, 'question'], one.question)
    main.rule(['consultees', key, 'when'], one.when)
  }
  for (const [key, one] of Object.entries(process.clauses)) {
    main.text(['clauses', key, 'text'], one.text)
    main.rule(['clauses', key, 'when'], one.when)
  }
  for (const [key, one] of Object.entries(process.registers)) {
    for (const name of ['keys', 'from', 'to'] as const) main.rule(['registers', key, name], one[name])
  }
  linkPlaces(main, process)
  actionPlaces(main, process)
  pagePlaces(collect.in('form.yaml'), process)
  tariffPlaces(collect.in('tariff.yaml'), process)
  for (const letter of Object.values(process.letters)) {
    const file = collect.in(letter.file)
    for (const name of LETTER_RULES) {
      const source = letter[name]
      if (source !== undefined) file.at(2, source, shape)
    }
    file.inline(letter.subject, shape)
    file.inline(letter.reference ?? [], shape)
    blockPlaces(file, letter.blocks, shape)
  }
  for (const text of Object.values(process.texts)) blockPlaces(collect.in(text.file), text.blocks, shape)
  return out
}

const LETTER_RULES = ['to', 'attachments', 'copies', 'remedy', 'reasons'] as const

/** The rules and placeholders inside blocks of a letter that stand in no file of their own. */
export function placesOfBlocks(process: Process, file: string, blocks: readonly Block[]): Place[] {
  const out: Place[] = []
  const shape = shapeOf(process)
  blockPlaces(new Collector(out, shape, file), blocks, shape)
  return out
}

class Collector {
  readonly out: Place[]
  readonly shape: Shape
  readonly file: string
  constructor(out: Place[], shape: Shape, file = '') {
    this.out = out
    this.shape = shape
    this.file = file
  }
  in(file: string) {
    return new Collector(this.out, this.shape, file)
  }
  rule(path: readonly PropertyKey[], source: string | undefined, shape = this.shape) {
    if (source !== undefined) this.out.push({ file: this.file, path, source, shape })
  }
  text(path: readonly PropertyKey[], source: string | undefined, shape = this.shape) {
    if (!source) return
    for (const part of parseInline(source, 0)) {
      if (part.kind === 'value') this.rule(path, part.feel, shape)
    }
  }
  inline(parts: readonly Inline[], shape: Shape) {
    for (const part of parts) {
      if (part.kind === 'value') this.at(part.line, part.feel, shape)
    }
  }
  at(line: number, source: string, shape: Shape) {
    this.out.push({ file: this.file, path: [], source, shape, line })
  }
}

/** Before anybody applies nothing is known but what the municipality has set. */
function entryPlaces(to: Collector, entry: ServiceEntry, { parameters }: Process) {
  const shape = Object.fromEntries(Object.keys(parameters).map((key) => [key, true as const]))
  const text = (path: readonly PropertyKey[], one: Localised | undefined) => {
    if (typeof one === 'string') to.text(path, one, shape)
    else for (const [language, words] of Object.entries(one ?? {})) to.text([...path, language], words, shape)
  }
  for (const key of ENTRY_TEXTS) text([key], entry[key])
  entry.more.forEach(({ title }, i) => text(['more', i, 'title'], title))
}

function fieldPlaces(
  to: Collector, path: readonly PropertyKey[], fields: Readonly<Record<string, Field>>, shape: Shape,
) {
  for (const [key, field] of Object.entries(fields)) {
    for (const name of ['when', 'value', 'initially'] as const) to.rule([...path, key, name], field[name], shape)
    for (const [name, option] of Object.entries(field.options ?? {})) {
      if (typeof option === 'object') to.rule([...path, key, 'options', name, 'when'], option.when, shape)
    }
    if (typeof field.required === 'string') to.rule([...path, key, 'required'], field.required, shape)
    if (field.fields) fieldPlaces(to, [...path, key, 'fields'], field.fields, innerShape(shape, field))
  }
}

function linkPlaces(to: Collector, process: Process) {
  for (const [key, one] of Object.entries(process.links)) {
    to.rule(['links', key, 'process'], one.process)
    for (const [field, source] of Object.entries(one.values ?? {})) to.rule(['links', key, 'values', field], source)
    for (const [target, values] of Object.entries(one.targets ?? {})) {
      for (const [field, source] of Object.entries(values)) to.rule(['links', key, 'targets', target, field], source)
    }
  }
}

function actionPlaces(to: Collector, process: Process) {
  for (const [key, action] of Object.entries(process.actions)) {
    const at = (...path: PropertyKey[]) => ['actions', key, ...path]
    to.rule(at('rule'), action.rule)
    to.text(at('done'), action.done)
    to.text(at('consequence'), action.consequence)
    for (const list of ['needs', 'checks'] as const) {
      action[list]?.forEach((one, i) => {
        to.rule(at(list, i, 'rule'), one.rule)
        to.text(at(list, i, 'message'), one.message)
      })
    }
    for (const [field, source] of Object.entries(action.values ?? {})) to.rule(at('values', field), source)
    action.sets?.forEach((one, i) => statusRulePlaces(to, at('sets', i), one))
    action.effects?.forEach((one, i) => effectPlaces(to, at('effects', i), one))
  }
}

function statusRulePlaces(to: Collector, path: readonly PropertyKey[], one: StatusRule) {
  if ('to' in one) to.rule([...path, 'when'], one.when)
  else {
    one.cases.forEach(([rule], i) => {
      if (rule !== 'else') to.rule([...path, 'cases', i, 0], rule)
    })
  }
}

const EFFECT_RULES = ['when', 'deliver', 'channel', 'on', 'by', 'whom', 'position', 'reason', 'amount', 'since', 'instalments']

function effectPlaces(to: Collector, path: readonly PropertyKey[], effect: Effect) {
  for (const [name, value] of Object.entries(effect)) {
    if (typeof value !== 'string') continue
    const isText = (effect.kind === 'message' && name !== 'when') || (effect.kind === 'consult' && name === 'reminder')
    if (EFFECT_RULES.includes(name) || (effect.kind === 'answer' && name === 'text')) to.rule([...path, name], value)
    else if (isText && name !== 'kind') to.text([...path, name], value)
  }
}

function pagePlaces(to: Collector, process: Process) {
  process.pages.forEach((page, i) => {
    to.rule(['pages', i, 'when'], page.when)
    page.checks?.forEach((one, j) => {
      to.rule(['pages', i, 'checks', j, 'rule'], one.rule)
      to.text(['pages', i, 'checks', j, 'message'], one.message)
    })
    to.rule(['pages', i, 'stop', 'rule'], page.stop?.rule)
    to.text(['pages', i, 'stop', 'message'], page.stop?.message)
  })
}

/** The rules of tables that a municipality has instead of those of the process. */
export function placesOfTables(process: Process, file: string, tables: readonly TariffTable[]): Place[] {
  const out: Place[] = []
  const to = new Collector(out, shapeOf(process), file)
  tablePlaces(to, ['tariff'], tables)
  return out
}

const POSITION_RULES = ['amount', 'quantity', 'when', 'min', 'max', 'account'] as const
const ADJUSTMENT_RULES = ['when', 'factor', 'evidence', 'decider'] as const

function tariffPlaces(to: Collector, process: Process) {
  tablePlaces(to, ['tables'], process.tariff?.tables ?? [])
}

function tablePlaces(to: Collector, from: readonly PropertyKey[], tables: readonly TariffTable[]) {
  tables.forEach((table, i) => {
    for (const name of ['min', 'max', 'debtors'] as const) to.rule([...from, i, name], table[name])
    table.positions.forEach((one, j) => {
      const at = (...path: PropertyKey[]) => [...from, i, 'positions', j, ...path]
      for (const name of POSITION_RULES) to.rule(at(name), one[name])
      for (const name of ['of', 'each'] as const) to.rule(at('started', name), one.started?.[name])
      for (const name of ['min', 'max', 'reason'] as const) to.rule(at('frame', name), one.frame?.[name])
    })
    table.adjustments?.forEach((one, j) => {
      for (const name of ADJUSTMENT_RULES) to.rule([...from, i, 'adjustments', j, name], one[name])
    })
  })
}

function blockPlaces(to: Collector, blocks: readonly Block[], shape: Shape) {
  for (const block of blocks) {
    switch (block.kind) {
      case 'part':
      case 'columns':
      case 'text': break
      case 'row':
        for (const cell of block.cells) to.inline(cell, shape)
        break
      case 'if':
        to.at(block.line, block.rule, shape)
        blockPlaces(to, block.then, shape)
        blockPlaces(to, block.else, shape)
        break
      case 'each': {
        to.at(block.line, block.list, shape)
        blockPlaces(to, block.body, eachShape(shape, block.list, block.name))
        break
      }
      default: to.inline(block.inline, shape)
    }
  }
}

/** The shape inside `{{#each LIST as name}}`: one element of the list under that name. */
export function eachShape(shape: Shape, list: string, name: string): Shape {
  return { ...shape, [name]: shapeAt(shape, list) }
}
