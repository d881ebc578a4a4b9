// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

export interface Fact {
  readonly label: ComponentChildren
  readonly value: ComponentChildren
  /** Where this answer can be changed. */
  readonly change?: string
}

/**
 * Key facts, one under the other; a third column leads to changing one.
 * `isWide`: labels are questions and need room.
 */
export function Facts({
  rows,
  isWide,
}: {
  readonly rows: readonly Fact[]
  readonly isWide?: boolean
}) {
  const say = useWords(FIELD)
  return (
    <dl class={`lz-facts${isWide ? ' lz-facts--wide' : ''}`}>
      {rows.map(({ label, value, change }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change && (
            <dd>
              <a href={change}>
                {say.change}
                <span class="kern-sr-only"> ({label})</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** A few short pairs beside each other. */
export function Pairs({ rows, end }: { readonly rows: readonly Fact[]; readonly end?: boolean }) {
  return (
    <dl class={`lz-pairs${end ? ' lz-end' : ''}`}>
      {rows.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Lines of one value; the text itself is never made into markup. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}
