// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Decision: one question of a DMN model, answered by a table or by one expression.

export const HIT_POLICIES = ['U', 'F', 'A', 'P', 'R', 'O', 'C'] as const
export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const

/** Unique, First, Any, Priority, Rule order, Output order, Collect. */
export type HitPolicy = (typeof HIT_POLICIES)[number]
export type Aggregation = (typeof AGGREGATIONS)[number]

export interface InputColumn {
  readonly title: string
  /** FEEL over the names of the process. */
  readonly expression: string
  /** Unary tests a value must pass. */
  readonly allowed?: string
}

export interface OutputColumn {
  readonly name: string
  readonly title?: string
  /** Unary tests; for P and O the order of their values is the order of rank. */
  readonly allowed?: string
  /** FEEL for when no rule hits. */
  readonly otherwise?: string
}

export interface TableRule {
  /** One unary test for each input, `-` for any. */
  readonly when: readonly string[]
  /** One FEEL expression for each output. */
  readonly then: readonly string[]
  readonly note?: string
}

export interface Decision {
  readonly id: string
  readonly title: string
  /** Names of decisions whose answers this one reads. */
  readonly needs: readonly string[]
  /** Text of one FEEL expression in place of a table. */
  readonly expression?: string
  readonly table?: DecisionTable
}

export interface DecisionTable {
  readonly hit: HitPolicy
  readonly aggregation?: Aggregation
  readonly inputs: readonly InputColumn[]
  readonly outputs: readonly OutputColumn[]
  readonly rules: readonly TableRule[]
}
