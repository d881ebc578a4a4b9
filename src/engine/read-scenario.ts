// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { addDays } from '../calendar/date.ts'
import type { Finding } from '../process/finding.ts'
import { issueMessage } from '../process/issue.ts'
import { readYaml } from '../process/source.ts'
import type { Files } from '../process/source.ts'
import type { Process } from '../process/process.ts'
import { PROOF_KINDS } from './case.ts'
import { scenarioFindings } from './check-scenario.ts'
import type { Scenario } from './scenario.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value).optional()
const values = z.record(z.string(), z.json())

const expectation = z.strictObject({
  statuses: record(z.string()),
  offers: record(z.array(z.string())),
  blocked: record(z.record(z.string(), z.string())),
  deadlines: record(date.nullable()),
  served: record(date.nullable()),
  way: record(z.string()),
  fee: record(z.number()),
  letters: record(z.array(z.string())),
  values: record(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  effects: z.array(z.string()).optional(),
  claims: record(z.number()),
})

/** A day, or so many days after the step before. */
const day = z.union([date, z.string().regex(/^\+\d{1,5}$/)])
const MAX_STEPS = 500

const step = z.strictObject({
  on: day,
  by: z.string().optional(),
  for: z.string().optional(),
  do: z.string().optional(),
  /** `data` stands for the shared answers; further keys overwrite them. */
  with: z.literal('data').optional(),
  input: values.optional(),
  consultee: z.string().optional(),
  signal: z.strictObject({ from: z.string(), name: z.string() }).optional(),
  proof: z.strictObject({ letter: z.string(), kind: z.enum(PROOF_KINDS) }).optional(),
  refused: z.string().optional(),
  expect: expectation.optional(),
})

/** Steps that a building block brings along: `blocks/<block>/parts/<part>.yaml`. */
const play = z.strictObject({ play: z.string().regex(/^[a-z-]+\/[\p{L}\w-]+$/u) })

const scenario = z.strictObject({
  title: z.string(),
  land: z.string().optional(),
  parameters: record(z.union([z.string(), z.number(), z.boolean()])),
  entity: z.string().optional(),
  openedBy: z.string().optional(),
  channel: z.enum(['portal', 'paper']).optional(),
  account: z.boolean().optional(),
  occupied: z.array(z.strictObject({
    register: z.string(), key: z.string(), from: date, to: date, fileNumber: z.string(),
  })).optional(),
  people: z.record(z.string(), z.array(z.string())),
  /** Name of a file in scenarios/data with the answers most scenarios share. */
  data: z.string().optional(),
  steps: z.array(z.union([step, play])).min(1).max(MAX_STEPS),
})

export { scenario as scenarioSchema }

/** Reads the scenarios of a process folder; faults have file and line, names are those of the process if given. */
export function readScenarios(files: Files, process?: Process): { scenarios: Scenario[]; findings: Finding[] } {
  const scenarios: Scenario[] = []
  const findings: Finding[] = []
  for (const [file, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^scenarios\/[^/]+\.yaml$/.test(file)) continue
    const source = readYaml(file, text)
    findings.push(...source.findings)
    if (source.findings.length) continue
    const result = scenario.safeParse(source.value, { reportInput: true })
    if (result.success) {
      const read = withData(result.data, files, findings, file)
      scenarios.push(read.scenario)
      const where = (path: readonly PropertyKey[]) => source.where(path[0] === 'steps' && path.length > 1
        ? ['steps', read.written[Number(path[1])]!, ...path.slice(2)] : path)
      if (process) findings.push(...scenarioFindings(process, read.scenario, where))
    }
    else {
      for (const issue of result.error.issues) {
        findings.push({ level: 'error', where: source.where(issue.path), message: issueMessage(issue, KEYS) })
      }
    }
  }
  return { scenarios, findings }
}

/** For suggestions: every key of a scenario. */
const KEYS = [
  ...Object.keys(scenario.shape), ...Object.keys(step.shape), ...Object.keys(play.shape), ...Object.keys(expectation.shape),
]

type Read = z.output<typeof scenario>
type Step = z.output<typeof step>

/** `written`: for each step the one of the file it comes from. */
function withData(
  read: Read, files: Files, findings: Finding[], file: string,
): { scenario: Scenario; written: readonly number[] } {
  const name = read.data && `scenarios/data/${read.data}.yaml`
  const source = name && files[name] !== undefined ? readYaml(name, files[name]) : undefined
  if (name && !source) findings.push({ level: 'error', where: `${file}:1:1`, message: `Die Datei ${name} fehlt.` })
  findings.push(...(source?.findings ?? []))
  const shared = (source?.value ?? {}) as Record<string, unknown>
  const parts = read.steps.map((one) => ('play' in one ? partSteps(one.play, files, findings, file) : [one]))
  const all = parts.flat()
  const steps = dated(all, file, findings).map(({ with: wanted, ...one }) =>
    wanted ? { ...one, input: { ...shared, ...one.input } } : one)
  return { scenario: { ...read, steps } as Scenario, written: parts.flatMap((part, i) => part.map(() => i)) }
}

function partSteps(name: string, files: Files, findings: Finding[], from: string): Step[] {
  const [block, part] = name.split('/')
  const file = `blocks/${block}/parts/${part}.yaml`
  if (files[file] === undefined) {
    findings.push({ level: 'error', where: `${from}:1:1`, message: `Die Schrittfolge ${file} fehlt.` })
    return []
  }
  const source = readYaml(file, files[file])
  findings.push(...source.findings)
  const result = z.array(step).max(MAX_STEPS).safeParse(source.value, { reportInput: true })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    findings.push({ level: 'error', where: source.where(issue.path), message: issueMessage(issue, []) })
  }
  return []
}

/** Every step with its day; `+3` counts from the step before. */
function dated(steps: readonly Step[], file: string, findings: Finding[]): Step[] {
  let last: string | undefined
  return steps.flatMap((one) => {
    const on = one.on.startsWith('+') ? last && addDays(last, Number(one.on.slice(1))) : one.on
    if (on === undefined) {
      findings.push({ level: 'error', where: `${file}:1:1`, message: 'Der erste Schritt nennt einen Tag, nicht +Tage.' })
      return []
    }
    last = on
    return [{ ...one, on, ...(one.input && { input: withDays(one.input, on) as Step['input'] }) }]
  })
}

/** In an input `@` stands for the day of the step, `@-3` for three days before it. */
function withDays(value: unknown, on: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withDays(one, on))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withDays(one, on)]))
  }
  const shift = typeof value === 'string' ? /^@([+-]\d{1,5})?$/.exec(value) : null
  return shift ? addDays(on, Number(shift[1] ?? 0)) : value
}
