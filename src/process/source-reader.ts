// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod'
import type { Finding } from './finding.ts'
import { issueMessage } from './issue.ts'
import { keywords } from './keywords.ts'
import { readYaml } from './source.ts'
import type { Files, Lift, Source } from './source.ts'

const MAX_ISSUES = 50

/** Reads the files of a folder against their schemas and gathers what is wrong with them. */
export class SourceReader {
  readonly findings: Finding[] = []
  readonly #files: Files
  readonly #sources = new Map<string, Source>()

  constructor(files: Files) {
    this.#files = files
  }

  /** The validated content of a file; undefined, with a finding, if it is missing or wrong. */
  part<T extends z.ZodType>(
    file: string, schema: T, needed: boolean, lift?: Lift,
  ): z.output<T> | undefined {
    const text = this.#files[file]
    if (text !== undefined) return this.validated(this.source(file, text, lift), schema)
    if (needed) this.findings.push({ level: 'error', where: `${file}:1:1`, message: `Die Datei ${file} fehlt.` })
    return undefined
  }

  /** Parses a text as YAML; its syntax faults become findings. */
  source(file: string, text: string, lift?: Lift): Source {
    const source = readYaml(file, text, lift)
    this.#sources.set(file, source)
    this.findings.push(...source.findings)
    return source
  }

  /** The value in the form the schema gives it; undefined, with findings, if it has another. */
  validated<T extends z.ZodType>(source: Source, schema: T): z.output<T> | undefined {
    if (source.findings.some((one) => one.level === 'error')) return undefined
    const result = schema.safeParse(source.value, { reportInput: true })
    if (result.success) return result.data
    for (const issue of result.error.issues.slice(0, MAX_ISSUES)) {
      const extra = issue.code === 'unrecognized_keys' ? [issue.keys[0]!] : []
      const path = [...issue.path, ...extra]
      this.findings.push({
        level: 'error',
        where: source.where(path),
        path: path.map(String).join('.'),
        message: issueMessage(issue, keywords()),
      })
    }
    return undefined
  }

  /** `file:line:column` of a place in a file read before. */
  where(file: string, path: readonly PropertyKey[], offset?: number): string {
    return this.#sources.get(file)?.where(path, offset) ?? `${file}:1:1`
  }
}
