// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compile } from '../feel/compile.ts'
import type { Shape } from '../feel/compile.ts'
import type { Fault } from './check-tariff.ts'
import type { Field, Process } from './process.ts'
import { HOUSE_FUNCTIONS, innerShape, shapeOf } from './shape.ts'

type Fields = Readonly<Record<string, Field>>

/** Fields that are asked only because of each other: nobody would ever be asked either. */
export function visibilityFaults(process: Process): Fault[] {
  return among(process.fields, shapeOf(process), ['fields'])
}

function among(fields: Fields, shape: Shape, path: readonly string[]): Fault[] {
  const needs = new Map(Object.entries(fields).map(([key, field]) => [key, namesIn(field.when, shape, fields)]))
  const own = [...needs].flatMap(([key, names]): Fault[] => {
    const other = names.find((name) => name === key || needs.get(name)?.includes(key))
    if (other === undefined || (other !== key && key > other)) return []
    const message = other === key ? `Das Feld «${key}» wird nur gefragt, wenn es schon beantwortet ist.`
      : `Das Feld «${key}» wird nur gefragt, wenn «${other}» es wird, und umgekehrt. So wird keines gefragt.`
    return [{ path: [...path, key, 'when'], file: 'process.yaml', message }]
  })
  const inner = Object.entries(fields).flatMap(([key, field]) =>
    field.fields ? among(field.fields, innerShape(shape, field), [...path, key, 'fields']) : [])
  return [...own, ...inner]
}

function namesIn(when: string | undefined, shape: Shape, fields: Fields): string[] {
  const compiled = when === undefined ? undefined : compile(when, shape, HOUSE_FUNCTIONS)
  if (!compiled || 'faults' in compiled) return []
  const heads = compiled.rule.reads.map((read) => read.split('.')[0]!)
  return [...new Set(heads)].filter((name) => Object.hasOwn(fields, name))
}
