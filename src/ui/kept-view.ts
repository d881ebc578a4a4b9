// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '../words/language.ts'
import { writeOnce } from './render.ts'
import { useLanguage } from './words.ts'

type Kept = WeakMap<object, Map<string, VNode>>

const kept: Readonly<Record<Language, Kept>> = { de: new WeakMap(), en: new WeakMap(), 'de-leicht': new WeakMap() }
/** Items of lists have numbers in their paths. */
const AT_MOST = 200

/**
 * A view that depends on `of`, `name` and the language of the page alone, written once and kept as
 * long as `of` is. What a person has typed never goes in here.
 */
export function keptView(of: object, name: string, view: () => ComponentChildren): VNode {
  const present = kept[useLanguage()]
  let views = present.get(of)
  if (!views) present.set(of, (views = new Map()))
  const known = views.get(name)
  if (known) return known
  if (views.size >= AT_MOST) views.clear()
  const written = writeOnce(view())
  views.set(name, written)
  return written
}
