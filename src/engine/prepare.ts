// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compile } from '../feel/compile.ts'
import type { Rule, Shape } from '../feel/compile.ts'
import { parseInline } from '../process/letter.ts'
import type { Inline } from '../process/letter.ts'
import type { Feel, Process, Text } from '../process/process.ts'
import { HOUSE_FUNCTIONS, shapeOf } from '../process/shape.ts'
import { translate, translation } from '../process/translate.ts'
import type { Language } from '../words/language.ts'

/** A process with its rules compiled once; rules that fail to compile are faults. */
export interface Prepared {
  readonly process: Process
  readonly shape: Shape
  readonly rule: (source: Feel, shape?: Shape) => Rule
  readonly text: (source: Text) => readonly Inline[]
  /** What its sentences are written in; German unless asked for by `inLanguage`. */
  readonly language: Language
}

/** Prepares a process that `check` found good. */
export function prepare(process: Process, language: Language = 'de'): Prepared {
  const shape = shapeOf(process)
  const rules = new Map<Shape, Map<string, Rule>>()
  const texts = new Map<string, readonly Inline[]>()
  return {
    process,
    shape,
    language,
    rule(source, at = shape) {
      let known = rules.get(at)
      if (!known) rules.set(at, (known = new Map()))
      let rule = known.get(source)
      if (!rule) known.set(source, (rule = compiled(process, source, at)))
      return rule
    },
    text(source) {
      let inline = texts.get(source)
      if (!inline) texts.set(source, (inline = parseInline(source, 0)))
      return inline
    },
  }
}

const spoken = new WeakMap<Prepared, Map<Language, Prepared>>()

/** The same process with the texts people outside the office read in another language. */
export function inLanguage(prepared: Prepared, language: Language): Prepared {
  if (prepared.language === language) return prepared
  let known = spoken.get(prepared)
  if (!known) spoken.set(prepared, (known = new Map()))
  let other = known.get(language)
  if (!other) known.set(language, (other = prepare(translate(prepared.process, language), language)))
  return other
}

/** A text that was fixed in German, such as a fee line, in the language the process is prepared in. */
export function spokenText({ process, language }: Prepared, text: string): string {
  return translation(process.translations?.[language] ?? {}, text)
}

function compiled(process: Process, source: string, shape: Shape): Rule {
  const result = compile(source, shape, HOUSE_FUNCTIONS)
  if ('rule' in result) return result.rule
  throw new Error(`process ${process.id}: rule «${source}»: ${result.faults[0]?.message}`)
}
