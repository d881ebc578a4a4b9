// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Lint: what can be said about a process without running it.
import { compile } from '../feel/compile.ts'
import { unknownName } from './finding.ts'
import type { Finding } from './finding.ts'
import { places } from './places.ts'
import type { Action, Disposal, Field, Process } from './process.ts'
import { readOpenRules } from './open-rules.ts'
import { readProcess } from './read.ts'
import type { Where } from './read.ts'
import type { ReadOverlay } from './overlay.ts'
import { HOUSE_FUNCTIONS } from './shape.ts'
import type { Files } from './source.ts'
import { unasked } from './check-consulting.ts'
import { fieldFaults, waitingForCodes } from './check-fields.ts'
import { cycles } from './check-cycles.ts'
import { letterFaults } from './check-letters.ts'
import { placeInLetter } from './letter-place.ts'
import { linkFaults } from './check-links.ts'
import { loopFaults } from './check-loops.ts'
import { overlayFindings } from './check-overlay.ts'
import { onSiteFaults } from './check-on-site.ts'
import { serviceFaults } from './check-service.ts'
import { tariffFaults } from './check-tariff.ts'
import { visibilityFaults } from './check-visibility.ts'
import { earlyWaits } from './check-waiting.ts'

export interface Checked {
  readonly process?: Process
  readonly overlays: Readonly<Record<string, ReadOverlay>>
  readonly findings: readonly Finding[]
  readonly where: Where
}

/** Reads and lints a process folder; without an error the process may be published. */
export function checkFiles(files: Files): Checked {
  const read = readProcess(files)
  // After a fault of form, what the lint says would only be its echo.
  const { overlays, where } = read
  if (!read.process || read.findings.some((one) => one.level === 'error')) {
    return { findings: read.findings, overlays, where }
  }
  const report = new Report(read.where)
  checkNames(read.process, report)
  checkActions(read.process, report)
  checkForm(read.process, report)
  checkRules(read.process, report, files)
  checkUse(read.process, report)
  const faults = [fieldFaults, onSiteFaults, serviceFaults, tariffFaults, cycles, linkFaults, loopFaults, visibilityFaults, earlyWaits, unasked].flatMap((find) => find(read.process!))
  for (const { path, message, file } of faults) report.error(path, message, file)
  for (const { path, message } of waitingForCodes(read.process.fields)) report.warning(path, message)
  const more = [...readOpenRules(files).findings, ...letterFaults(read.process), ...overlayFindings(read.process, overlays, where)]
  return { process: read.process, overlays, where, findings: [...read.findings, ...report.findings, ...more] }
}

class Report {
  readonly findings: Finding[] = []
  readonly where: Where
  constructor(where: Where) {
    this.where = where
  }
  error(path: readonly PropertyKey[], message: string, file = 'process.yaml') {
    this.add('error', path, message, file)
  }
  warning(path: readonly PropertyKey[], message: string, file = 'process.yaml') {
    this.add('warning', path, message, file)
  }
  private add(level: Finding['level'], path: readonly PropertyKey[], message: string, file: string) {
    this.findings.push({ level, where: this.where(file, path), path: path.map(String).join('.'), message })
  }
  known(path: readonly PropertyKey[], what: string, name: string, among: object, file?: string) {
    if (Object.hasOwn(among, name)) return true
    this.error(path, unknownName(what, name, Object.keys(among)), file)
    return false
  }
}

/** One name, one meaning: fields, statuses and parameters share the names of rules. */
function checkNames(process: Process, report: Report) {
  const seen = new Map<string, string>()
  for (const kind of ['fields', 'statuses', 'parameters'] as const) {
    for (const name of Object.keys(process[kind])) {
      const other = seen.get(name)
      if (other) report.error([kind, name], `Der Name «${name}» ist schon unter ${other} vergeben.`)
      seen.set(name, kind)
      if (/["{}[\]().,;:]/.test(name)) {
        report.error([kind, name], `Der Name «${name}» enthält ein Zeichen, das Regeln nicht lesen können.`)
      }
    }
  }
  const applicants = Object.values(process.roles).filter((role) => role.kind === 'applicant')
  if (applicants.length !== 1) report.error(['roles'], 'Genau eine Rolle hat kind: applicant.')
  report.known(['address'], 'Das Feld', process.address, process.fields)
  for (const [i, role] of (process.access?.roles ?? []).entries()) report.known(['access', 'roles', i], 'Die Rolle', role, process.roles)
  if (process.entityField) report.known(['entityField'], 'Das Feld', process.entityField, process.fields)
  process.place?.forEach((path, i) => {
    path.split('.').reduce<Process['fields'] | undefined>((among, name) => {
      const isKnown = among && report.known(['place', i], 'Das Feld', name, among)
      return isKnown ? (among[name]!.fields ?? {}) : undefined
    }, process.fields)
  })
  if (process.disposal) checkDisposal(process, process.disposal, report)
  process.way.forEach((step, i) => {
    if (!report.known(['way', i, 'status'], 'Den Status', step.status, process.statuses)) return
    for (const state of [step.state].flat()) {
      report.known(['way', i, 'state'], 'Den Zustand', state, process.statuses[step.status]!.states)
    }
  })
}

function checkDisposal(process: Process, { status, state, deadline, by, release }: Disposal, report: Report) {
  if (report.known(['disposal', 'status'], 'Den Status', status, process.statuses)) {
    report.known(['disposal', 'state'], 'Den Zustand', state, process.statuses[status]!.states)
  }
  report.known(['disposal', 'deadline'], 'Die Frist', deadline, process.deadlines)
  by.forEach((role, i) => report.known(['disposal', 'by', i], 'Die Rolle', role, process.roles))
  release.forEach((role, i) => report.known(['disposal', 'release', i], 'Die Rolle', role, process.roles))
}

function checkActions(process: Process, report: Report) {
  for (const [key, action] of Object.entries(process.actions)) {
    const at = (...path: PropertyKey[]) => ['actions', key, ...path]
    for (const [i, role] of action.by.entries()) {
      if (role !== 'system') report.known(at('by', i), 'Die Rolle', role, process.roles)
    }
    if (action.by.includes('system') && action.by.length > 1) {
      report.error(at('by'), 'Was das System darf, ist eine eigene Aktion: `system` steht allein.')
    }
    if (action.by.includes('system') && action.input?.length) {
      report.error(at('input'), 'Eine Aktion des Systems fragt nichts ab.')
    }
    action.input?.forEach((name, i) => name === 'form' || report.known(at('input', i), 'Das Feld', name, process.fields))
    for (const field of Object.keys(action.values ?? {})) report.known(at('values', field), 'Das Feld', field, process.fields)
    if (action.checkedAs !== undefined) report.known(at('checkedAs'), 'Die Aktion', action.checkedAs, process.actions)
    action.notBy?.forEach((name, i) => report.known(at('notBy', i), 'Die Aktion', name, process.actions))
    checkSets(process, action, at, report)
    checkEffects(process, action, at, report)
  }
}

type At = (...path: PropertyKey[]) => PropertyKey[]

function checkSets(process: Process, action: Action, at: At, report: Report) {
  action.sets?.forEach((one, i) => {
    if (!report.known(at('sets', i, 'status'), 'Den Status', one.status, process.statuses)) return
    const states = process.statuses[one.status]!.states
    if ('to' in one) report.known(at('sets', i, 'to'), `Im Status «${one.status}» den Zustand`, one.to, states)
    else {
      one.cases.forEach(([, to], j) => report.known(at('sets', i, 'cases', j), `Im Status «${one.status}» den Zustand`, to, states))
      if (one.cases.at(-1)![0] !== 'else') report.error(at('sets', i, 'cases'), 'Der letzte Fall heißt `else`, damit keiner fehlt.')
    }
  })
}

const DEADLINE_VERBS = ['set', 'clear', 'extend', 'suspend', 'resume'] as const

function checkEffects(process: Process, action: Action, at: At, report: Report) {
  action.effects?.forEach((effect, i) => {
    const path = at('effects', i)
    if ('letter' in effect) report.known([...path, 'letter'], 'Den Brief', effect.letter, process.letters)
    for (const verb of DEADLINE_VERBS) {
      const name = (effect as { readonly [verb: string]: string | undefined })[verb]
      if (effect.kind === 'deadline' && name !== undefined) report.known([...path, verb], 'Die Frist', name, process.deadlines)
    }
    if ('follow' in effect) report.known([...path, 'follow'], 'Das Feld', effect.follow, process.fields)
    if ('link' in effect) report.known([...path, 'link'], 'Die Verbindung', effect.link, process.links)
    if ('register' in effect) report.known([...path, 'register'], 'Das Register', effect.register, process.registers)
    if ('deadline' in effect) report.known([...path, 'deadline'], 'Die Frist', effect.deadline, process.deadlines)
    if ('items' in effect) report.known([...path, 'items'], 'Das Feld', effect.items, process.fields)
    if (effect.kind === 'supply' && 'items' in effect && process.fields[effect.items]?.answers === undefined) {
      report.error([...path, 'items'], `«${effect.items}» antwortet auf keine Nachforderung (answers).`)
    }
    if ('files' in effect && effect.files !== undefined) report.known([...path, 'files'], 'Das Feld', effect.files, process.fields)
    if ('proof' in effect && effect.proof !== undefined && !action.input?.includes(effect.proof)) {
      report.error([...path, 'proof'], `Nach «${effect.proof}» fragt die Aktion nicht (input).`)
    }
    if (effect.kind === 'fee' && !process.tariff) report.error(path, 'Es gibt keinen Tarif (tariff.yaml fehlt).')
  })
}

function checkForm(process: Process, report: Report) {
  const asked = new Set<string>()
  process.pages.forEach((page, i) => {
    page.fields.forEach((name, j) => {
      report.known(['pages', i, 'fields', j], 'Das Feld', name, process.fields, 'form.yaml')
      if (asked.has(name)) report.error(['pages', i, 'fields', j], `Das Feld «${name}» wird zweimal gefragt.`, 'form.yaml')
      asked.add(name)
    })
  })
  const entered = new Set(Object.values(process.actions).flatMap((a) => [...(a.input ?? []), ...Object.keys(a.values ?? {})]))
  for (const [name, field] of Object.entries(process.fields)) {
    checkField(['fields', name], field, report)
    if (!asked.has(name) && !entered.has(name) && field.value === undefined) {
      report.warning(['fields', name], `Das Feld «${name}» trägt niemand ein.`)
    }
  }
}

function checkField(path: readonly PropertyKey[], field: Field, report: Report) {
  if (field.type === 'choice' && !field.options) report.error(path, 'Einem Feld vom Typ choice fehlen die options.')
  if (field.type === 'group' && !field.fields) report.error(path, 'Einem Feld vom Typ group fehlen die fields.')
  for (const [key, inner] of Object.entries(field.fields ?? {})) checkField([...path, 'fields', key], inner, report)
}

function checkRules(process: Process, report: Report, files: Files) {
  const words = [...Object.entries(process.statuses).map(([key, s]) => [key, s.states] as const), ...choices(process.fields)]
  for (const place of places(process)) {
    const result = compile(place.source, place.shape, HOUSE_FUNCTIONS)
    const whereAt = (offset?: number) => (place.line === undefined
      ? report.where(place.file, place.path, offset)
      : placeInLetter(files[place.file] ?? '', place.file, place.line, place.source, offset))
    const where = whereAt()
    const path = place.path.map(String).join('.')
    if ('faults' in result) {
      for (const { message, from } of result.faults) {
        report.findings.push({ level: 'error', where: whereAt(from), path, message })
      }
    }
    for (const message of wordFaults(place.source, wordsAt(process, place.path, words))) report.findings.push({ level: 'error', where, path, message })
  }
}

const choices = (fields: Process['fields']) =>
  Object.entries(fields).flatMap(([key, field]) => (field.options ? [[key, field.options] as const] : []))

type Words = readonly (readonly [string, object])[]

/** Inside a group its own fields come first: their words count, whatever has the same name outside. */
function wordsAt(process: Process, path: readonly PropertyKey[], words: Words): Words {
  let fields = path[0] === 'fields' ? process.fields[String(path[1])]?.fields : undefined
  let known = words
  for (let i = 2; fields && path[i] === 'fields'; i += 2) {
    const own = fields
    known = [...known.filter(([name]) => !Object.hasOwn(own, name)), ...choices(own)]
    fields = own[String(path[i + 1])]?.fields
  }
  return known
}

/** A status or choice compared with a word it never has: a typo that FEEL takes as false. */
function wordFaults(source: string, words: Words): string[] {
  const faults: string[] = []
  for (const [name, allowed] of words) {
    if (!source.includes(name)) continue
    const pattern = new RegExp(`(?<![\\w.äöüß])${name}\\s*(?:=|!=|in)\\s*(\\([^)]*\\)|"[^"]*")`, 'gu')
    for (const match of source.matchAll(pattern)) {
      for (const [, word] of match[1]!.matchAll(/"([^"]*)"/g)) {
        if (!Object.hasOwn(allowed, word!)) faults.push(`${name}: ${unknownName('', word!, Object.keys(allowed)).trim()}`)
      }
    }
  }
  return faults
}

/** Deadlines nobody sets or reads, states nobody reaches, letters nobody sends. */
function checkUse(process: Process, report: Report) {
  const all = places(process).map((place) => place.source).join('\n')
  const effects = Object.values(process.actions).flatMap((action) => action.effects ?? [])
  for (const key of Object.keys(process.deadlines)) {
    const isSet = effects.some((e) => ('set' in e && e.set === key) || ('deadline' in e && e.deadline === key))
    const { starts, objection } = process.deadlines[key]!
    if (starts && objection === undefined) report.error(['deadlines', key, 'starts'], 'Von selbst beginnt nur eine Frist mit `objection: BRIEF`.')
    if (starts) continue
    if (!isSet) report.error(['deadlines', key], `Die Frist «${key}» setzt keine Aktion.`)
    const read = all.includes(`due ${key}`)
    if (!read) report.warning(['deadlines', key], `Auf die Frist «${key}» reagiert keine Regel.`)
  }
  const reached = new Map<string, Set<string>>()
  for (const rule of Object.values(process.actions).flatMap((action) => action.sets ?? [])) {
    const states = reached.get(rule.status) ?? new Set()
    if ('to' in rule) states.add(rule.to)
    else for (const [, to] of rule.cases) states.add(to)
    reached.set(rule.status, states)
  }
  for (const [key, status] of Object.entries(process.statuses)) {
    for (const state of Object.keys(status.states).slice(1)) {
      if (!reached.get(key)?.has(state)) report.error(['statuses', key, 'states', state], `Keine Aktion führt zu «${key}: ${state}».`)
    }
  }
  for (const [key, letter] of Object.entries(process.letters)) {
    if (!effects.some((e) => 'letter' in e && e.letter === key)) {
      report.findings.push({ level: 'warning', where: `${letter.file}:1:1`, message: `Den Brief «${key}» schreibt keine Aktion.` })
    }
  }
  for (const name of Object.keys(process.parameters)) {
    if (!new RegExp(`(?<![\\w])${name}(?![\\w])`, 'u').test(all)) report.warning(['parameters', name], `Den Parameter «${name}» liest keine Regel.`)
  }
}
