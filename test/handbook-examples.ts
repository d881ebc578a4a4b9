// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The worked examples of the handbook: one file is test data and source of a chapter at once.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Channel, Regime } from '../src/calendar/delivery.ts'
import type { Values } from '../src/engine/case.ts'
import type { FieldType } from '../src/process/process.ts'

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../docs/handbuch/beispiele/${name}`, import.meta.url), 'utf8'))

export interface NoticeExample {
  readonly row: string | number
  readonly channel: Channel
  readonly regime: Regime
  readonly on: string
  readonly received?: string
  readonly served: string
  readonly end: string
  readonly why: string
}

export interface DeadlineExample {
  readonly row: string | number
  readonly title: string
  readonly request: Readonly<Record<string, unknown>>
  readonly raw?: string
  readonly date?: string
  readonly alarm?: string
  readonly until?: string
  readonly inspection?: string
  readonly state?: string
}

export interface DeadlineChapter {
  readonly title: string
  readonly intro: string
  readonly notices?: readonly NoticeExample[]
  readonly asks?: readonly DeadlineExample[]
}

/** All worked deadlines of the handbook. */
export function deadlineChapters(): readonly DeadlineChapter[] {
  return read('fristen.yaml') as DeadlineChapter[]
}

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
  return read('gebuehren.yaml') as FeeChapter[]
}
