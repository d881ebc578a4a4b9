// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren, VNode } from 'preact'
import { writeOnce } from './render.ts'
import { useLanguage } from './words.ts'

const kept = new WeakMap<object, Map<string, VNode>>()
/** Items of lists have numbers in their paths. */
const AT_MOST = 200

/**
 * A view that depends on `of`, `name` and the language of the page alone, written once and kept as
 * long as `of` is. What a person has typed never goes in here.
 */
export function keptView(of: object, name: string, view: () => ComponentChildren): VNode {
  let views = kept.get(of)
  if (!views) kept.set(of, (views = new Map()))
  const key = `${useLanguage()} ${name}`
  const known = views.get(key)
  if (known) return known
  if (views.size >= AT_MOST) views.clear()
  const written = writeOnce(view())
  views.set(key, written)
  return written
}
