// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Position, TariffTable } from '../process.ts'
import type { Decision, DecisionTable, TableRule } from './decision.ts'

/** A table of a tariff that charges what a decision table with one output of euro answers. */
export function tariffOfTable(decision: Decision, from: string): { table: TariffTable } | { reason: string } {
  const { table } = decision
  if (!table) return { reason: 'sie ist keine Tabelle' }
  if (table.outputs.length !== 1) return { reason: `sie hat ${table.outputs.length} Ausgaben, ein Tarif braucht eine` }
  const isSum = table.hit === 'C' && table.aggregation === 'SUM'
  if (!isSum && !['U', 'F', 'A'].includes(table.hit)) {
    return { reason: `die Trefferregel ${table.hit} ergibt keinen einen Betrag` }
  }
  if (table.rules.some(({ then }) => !/\d/.test(then[0] ?? '') || then[0]!.startsWith('"'))) {
    return { reason: 'die Ausgabe ist nicht in jeder Zeile ein Betrag' }
  }
  const positions = table.rules.map((rule, i): Position => {
    const earlier = table.hit === 'F' ? table.rules.slice(0, i).map((one) => condition(table, one)) : []
    const own = condition(table, rule)
    const when = [own, ...earlier.map((one) => (one === undefined ? 'false' : `not(${one})`))].filter((one) => one !== undefined)
    return {
      no: String(i + 1),
      title: rule.note ?? (own === undefined ? decision.title : `${decision.title}: ${words(table, rule)}`),
      amount: rule.then[0]!,
      ...(when.length > 0 && { when: when.join(' and ') }),
    }
  })
  return { table: { from, basis: decision.title, positions } }
}

/** The rule's tests as one condition; undefined where it always holds. */
function condition({ inputs }: DecisionTable, { when }: TableRule): string | undefined {
  const tests = when.flatMap((test, i) => {
    if (test === '-') return []
    const { expression } = inputs[i]!
    const negated = /^not\s*\(([\s\S]*)\)$/.exec(test)
    return negated ? [`not((${expression}) in (${negated[1]}))`] : [`(${expression}) in (${test})`]
  })
  return tests.length ? tests.join(' and ') : undefined
}

const words = ({ inputs }: DecisionTable, { when }: TableRule) =>
  when.flatMap((test, i) => (test === '-' ? [] : [`${inputs[i]!.title} ${test.replaceAll('"', '')}`])).join(', ')
