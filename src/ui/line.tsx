// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { PAGE } from './page.words.ts'
import { useWords } from './words.ts'

/** One station: what it is, a note (usually a date), and where the traveller stands. */
export interface LineStep {
  readonly title: ComponentChildren
  readonly note?: ComponentChildren
  readonly state?: 'done' | 'now' | 'soon' | 'day'
  readonly href?: string
}

interface LineProps {
  readonly steps: readonly LineStep[]
  /** Across on wide screens, upright on phones. */
  readonly across?: boolean
  readonly label?: string
}

/** The line with marks: steps of a form, way of a case, deadlines, history. */
export function Line({ steps, across, label }: LineProps) {
  const say = useWords(PAGE)
  return (
    <ol class={`lz-line${across ? ' lz-line--across' : ''}`} aria-label={label}>
      {steps.map(({ title, note, state, href }) => (
        <li class={state && `is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span>
            {href ? <a href={href}>{title}</a> : title}
            {state === 'done' && <span class="kern-sr-only"> {say.done}</span>}
          </span>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  )
}
