// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The worked examples of the handbook: one file is test data and source of the chapter at once.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { FieldType } from '../process/process.ts'
import type { Values } from './case.ts'

export interface FeeExample {
  readonly row: string
  readonly input: string
  readonly sum: string
  readonly values: Values
  readonly on?: string
  readonly euro?: number
  readonly expenses?: number
  readonly deposit?: number
  readonly accounts?: Readonly<Record<string, number>>
  readonly refused?: string
}

export interface FeeChapter {
  readonly title: string
  readonly fields: Readonly<Record<string, FieldType>>
  readonly tables: unknown
  readonly rows: readonly FeeExample[]
}

/** All tariffs of the handbook with their examples. */
export function feeChapters(): readonly FeeChapter[] {
  const file = new URL('../../docs/handbuch/beispiele/gebuehren.yaml', import.meta.url)
  return parse(readFileSync(file, 'utf8')) as FeeChapter[]
}
