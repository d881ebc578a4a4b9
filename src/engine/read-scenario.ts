// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import type { Finding } from '../process/finding.ts'
import { issueMessage } from '../process/issue.ts'
import { readYaml } from '../process/source.ts'
import type { Files } from '../process/source.ts'
import type { Process } from '../process/process.ts'
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
  served: record(date),
  fee: record(z.number()),
  letters: record(z.array(z.string())),
  values: record(z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

const scenario = z.strictObject({
  title: z.string(),
  land: z.string().optional(),
  parameters: record(z.union([z.string(), z.number(), z.boolean()])),
  people: z.record(z.string(), z.array(z.string())),
  /** Name of a file in scenarios/data with the answers most scenarios share. */
  data: z.string().optional(),
  steps: z
    .array(
      z.strictObject({
        on: date,
        by: z.string().optional(),
        for: z.string().optional(),
        do: z.string().optional(),
        /** `data` stands for the shared answers; further keys overwrite them. */
        with: z.literal('data').optional(),
        input: values.optional(),
        consultee: z.string().optional(),
        refused: z.string().optional(),
        expect: expectation.optional(),
      }),
    )
    .min(1),
})

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
      scenarios.push(withData(result.data, files, findings, file))
      if (process) findings.push(...scenarioFindings(process, scenarios.at(-1)!, source.exactly))
    }
    else {
      for (const issue of result.error.issues) {
        findings.push({ level: 'error', where: source.exactly(issue.path), message: issueMessage(issue, KEYS) })
      }
    }
  }
  return { scenarios, findings }
}

/** For suggestions: every key of a scenario. */
const KEYS = [
  ...Object.keys(scenario.shape), ...Object.keys(scenario.shape.steps.element.shape), ...Object.keys(expectation.shape),
]

type Read = z.output<typeof scenario>

function withData(read: Read, files: Files, findings: Finding[], file: string): Scenario {
  const name = read.data && `scenarios/data/${read.data}.yaml`
  const source = name && files[name] !== undefined ? readYaml(name, files[name]) : undefined
  if (name && !source) findings.push({ level: 'error', where: `${file}:1`, message: `Die Datei ${name} fehlt.` })
  findings.push(...(source?.findings ?? []))
  const shared = (source?.value ?? {}) as Record<string, unknown>
  const steps = read.steps.map(({ with: wanted, ...step }) =>
    wanted ? { ...step, input: { ...shared, ...step.input } } : step)
  return { ...read, steps } as Scenario
}
