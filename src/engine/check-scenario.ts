// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The names in an example case against those of its process, before anything is played.
import { unknownName } from '../process/finding.ts'
import type { Finding } from '../process/finding.ts'
import type { Process } from '../process/process.ts'
import type { Expectation, Scenario, ScenarioStep } from './scenario.ts'

type Path = readonly PropertyKey[]

/** Names of roles, people, actions, fields, statuses, deadlines and letters that do not exist. */
export function scenarioFindings(process: Process, scenario: Scenario, where: (path: Path) => string): Finding[] {
  const check = new Check(process, scenario, where)
  for (const [name, roles] of Object.entries(scenario.people)) {
    roles.forEach((role, i) => check.known(['people', name, i], 'Die Rolle', role, process.roles))
  }
  for (const key of Object.keys(scenario.parameters ?? {})) {
    check.known(['parameters', key], 'Den Parameter', key, process.parameters)
  }
  scenario.steps.forEach((step, i) => {
    check.step(['steps', i], step)
    if (i > 0 && step.on < scenario.steps[i - 1]!.on) check.error(['steps', i, 'on'], 'Der Tag liegt vor dem Tag des Schritts davor.')
  })
  return check.findings
}

class Check {
  readonly findings: Finding[] = []
  readonly process: Process
  readonly scenario: Scenario
  readonly where: (path: Path) => string
  constructor(process: Process, scenario: Scenario, where: (path: Path) => string) {
    this.process = process
    this.scenario = scenario
    this.where = where
  }

  error(path: Path, message: string) {
    this.findings.push({ level: 'error', where: this.where(path), message, path: path.map(String).join('.') })
  }

  known(path: Path, what: string, name: string, among: object): boolean {
    if (Object.hasOwn(among, name)) return true
    this.error(path, unknownName(what, name, Object.keys(among)))
    return false
  }

  step(path: Path, step: ScenarioStep) {
    const { process, scenario } = this
    const at = (...more: PropertyKey[]) => [...path, ...more]
    if (step.by !== undefined) this.known(at('by'), 'Die Person', step.by, scenario.people)
    if (step.for !== undefined) this.known(at('for'), 'Die Person', step.for, scenario.people)
    if (step.consultee !== undefined) this.known(at('consultee'), 'Die Stelle', step.consultee, process.consultees)
    if (step.do !== undefined && this.known(at('do'), 'Die Aktion', step.do, process.actions)) {
      if (step.by === undefined) this.error(at('do'), `Zu «${step.do}» fehlt mit «by», wer es tut.`)
    }
    for (const name of Object.keys(step.input ?? {})) this.known(at('input', name), 'Das Feld', name, process.fields)
    if (step.proof) this.known(at('proof', 'letter'), 'Den Brief', step.proof.letter, process.letters)
    if (step.expect) this.expectation(at('expect'), step.expect)
  }

  private expectation(path: Path, expect: Expectation) {
    const { process, scenario } = this
    const at = (...more: PropertyKey[]) => [...path, ...more]
    for (const [key, state] of Object.entries(expect.statuses ?? {})) {
      if (!this.known(at('statuses', key), 'Den Status', key, process.statuses)) continue
      this.known(at('statuses', key), `Im Status «${key}» den Zustand`, state, process.statuses[key]!.states)
    }
    for (const [name, actions] of Object.entries(expect.offers ?? {})) {
      this.known(at('offers', name), 'Die Person', name, scenario.people)
      actions.forEach((one, i) => this.known(at('offers', name, i), 'Die Aktion', one, process.actions))
    }
    for (const [name, actions] of Object.entries(expect.blocked ?? {})) {
      this.known(at('blocked', name), 'Die Person', name, scenario.people)
      for (const one of Object.keys(actions)) this.known(at('blocked', name, one), 'Die Aktion', one, process.actions)
    }
    const lists = [
      ['deadlines', 'Die Frist', process.deadlines], ['served', 'Den Brief', process.letters], ['way', 'Den Brief', process.letters],
      ['letters', 'Den Brief', process.letters], ['values', 'Das Feld', process.fields],
    ] as const
    for (const [list, what, among] of lists) {
      for (const key of Object.keys(expect[list] ?? {})) this.known(at(list, key), what, key, among)
    }
    this.fee(at('fee'), expect.fee ?? {})
  }

  private fee(path: Path, fee: Readonly<Record<string, number>>) {
    // A legal entity may have a tariff of its own.
    if (this.scenario.entity !== undefined) return
    const tables = this.process.tariff?.tables ?? []
    const numbers = tables.flatMap((table) => [...table.positions, ...(table.adjustments ?? [])].map(({ no }) => no))
    const among = Object.fromEntries([...numbers, 'total', 'Rahmen'].map((no) => [no, true]))
    for (const no of Object.keys(fee)) this.known([...path, no], 'Die Gebührenposition', no, among)
  }
}
