// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { DmnModdle } from 'dmn-moddle'
import type { Element } from 'dmn-moddle'
import type { Decision, DecisionTable, HitPolicy } from './decision.ts'

const POLICIES: Readonly<Record<HitPolicy, string>> = {
  U: 'UNIQUE', F: 'FIRST', A: 'ANY', P: 'PRIORITY', R: 'RULE ORDER', O: 'OUTPUT ORDER', C: 'COLLECT',
}

/** DMN 1.3 for decisions, readable by other tools and by `readDmn`. */
export async function writeDmn(title: string, decisions: readonly Decision[]): Promise<string> {
  const moddle = new DmnModdle()
  const make = (type: string, properties: Readonly<Record<string, unknown>>) => moddle.create(`dmn:${type}`, properties)
  const idOf = (name: string) => decisions.find((one) => one.title === name)?.id ?? name
  const elements = decisions.map((one) => make('Decision', {
    id: one.id,
    name: one.title,
    variable: make('InformationItem', { name: one.title }),
    informationRequirement: one.needs.map((need) => make('InformationRequirement', {
      requiredDecision: make('DMNElementReference', { href: `#${idOf(need)}` }),
    })),
    decisionLogic: one.table ? tableElement(make, one.table) : make('LiteralExpression', { text: one.expression ?? 'null' }),
  }))
  const root = make('Definitions', {
    id: 'laufzettel', name: title, namespace: 'https://laufzettel.example/dmn', drgElement: elements,
  })
  const { xml } = await moddle.toXML(root, { format: true })
  return xml
}

type Make = (type: string, properties: Readonly<Record<string, unknown>>) => Element

function tableElement(make: Make, table: DecisionTable): Element {
  const tests = (text: string | undefined) => (text === undefined ? undefined : make('UnaryTests', { text }))
  const literal = (text: string) => make('LiteralExpression', { text })
  return make('DecisionTable', {
    hitPolicy: POLICIES[table.hit],
    ...(table.aggregation !== undefined && { aggregation: table.aggregation }),
    input: table.inputs.map(({ title, expression, allowed }) => make('InputClause', {
      label: title, inputExpression: literal(expression), ...(allowed !== undefined && { inputValues: tests(allowed) }),
    })),
    output: table.outputs.map(({ name, title, allowed, otherwise }) => make('OutputClause', {
      name, label: title ?? name, ...(allowed !== undefined && { outputValues: tests(allowed) }),
      ...(otherwise !== undefined && { defaultOutputEntry: literal(otherwise) }),
    })),
    rule: table.rules.map(({ when, then, note }) => make('DecisionRule', {
      inputEntry: when.map((text) => tests(text)), outputEntry: then.map(literal),
      ...(note !== undefined && { description: note }),
    })),
  })
}
