// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Trace } from '../engine/explain-rule.ts'
import { German } from './german.tsx'
import { Icon } from './icon.tsx'
import { PAGE } from './page.words.ts'
import { plainly } from './plainly.ts'
import { useWords } from './words.ts'

interface WhyProps {
  /** What the fold is called: „Warum?“, „So ist gerechnet“. */
  readonly title: string
  readonly traces: readonly Trace[]
  /** Citizens read only what concerns them. */
  readonly outside?: boolean
}

interface Sentence {
  readonly text: string
  readonly holds: boolean | undefined
  readonly under: readonly Sentence[]
}

/** An explanation to unfold: each reason with the values it saw and its legal basis. */
export function Why({ title, traces, outside = false }: WhyProps) {
  const sentences = traces.flatMap((trace) => sentencesOf(trace, outside))
  if (sentences.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <Sentences sentences={sentences} />
    </details>
  )
}

function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  const say = useWords(PAGE)
  return (
    <ul class="lz-reasons">
      {sentences.map(({ text, holds, under }) => (
        <li>
          {holds !== undefined && (
            <Icon name={holds ? 'success' : 'danger'} class={holds ? 'is-ok' : 'is-late'} />
          )}
          {holds !== undefined && <span class="kern-sr-only">{holds ? say.met : say.unmet}</span>}
          <German>{text}</German>
          {under.length > 0 && <Sentences sentences={under} />}
        </li>
      ))}
    </ul>
  )
}

const FEE_KINDS: ReadonlySet<Trace['kind']> = new Set(['fee', 'position', 'frame', 'adjustment'])

/** Steps without a sentence of their own are told by what stands below them. */
function sentencesOf(trace: Trace, outside: boolean): Sentence[] {
  const under = trace.children.flatMap((one) => sentencesOf(one, outside))
  const said = outside ? trace.outside : trace.says
  if (said === undefined) return under
  const text = plainly(said)
  const isNew = (one: Sentence) => one.text !== text
  // A position that does not apply is no failure.
  const holds = FEE_KINDS.has(trace.kind) ? undefined : (trace.holds ?? undefined)
  return [{ text, holds, under: under.filter(isNew) }]
}
