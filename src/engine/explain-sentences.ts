// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Audience } from './explain-names.ts'
import type { Trace } from './explain-rule.ts'

const MAX_SENTENCES = 50
const NOTHING_OUTSIDE = 'Das ist im jetzigen Stand des Verfahrens nicht möglich.'

/**
 * The sentences of an explanation in the order of its rules: what fails where it fails, what holds
 * where it holds. Citizens read only what concerns no internal matter, and always at least one.
 */
export function sentences(trace: Trace, { audience }: { readonly audience: Audience }): string[] {
  const said = (one: Trace) => (audience === 'office' ? one.says : one.outside)
  const walk = (one: Trace): (string | undefined)[] => {
    const decisive = one.children.filter((child) => isDecisive(one, child))
    // What the rule says of itself stands for its parts; values only add to it.
    const stands = said(one) !== undefined && ['or', 'if'].includes(one.kind)
    return [said(one), ...(stands ? [] : decisive.flatMap(walk))]
  }
  const all = [...new Set(walk(trace).filter((one) => one !== undefined && one !== ''))] as string[]
  if (all.length) return all.slice(0, MAX_SENTENCES)
  return audience === 'citizen' && trace.holds !== true ? [NOTHING_OUTSIDE] : []
}

function isDecisive(parent: Trace, child: Trace): boolean {
  if (child.kind === 'value') return parent.kind === 'field' || child.layer !== undefined
  if (child.holds === undefined || parent.holds === undefined) return true
  return parent.holds === true ? child.holds === true : child.holds !== true
}
