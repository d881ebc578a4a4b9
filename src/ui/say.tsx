// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** How a state stands: open, others at work, fine, you are on, late. */
export type Mark = 'open' | 'running' | 'done' | 'you' | 'late'

/** A state in words with its mark; never colour alone. */
export function Say({
  mark = 'open',
  children,
}: {
  readonly mark?: Mark
  readonly children: ComponentChildren
}) {
  return (
    <span class="lz-say">
      <MarkSign mark={mark} />
      <span>{children}</span>
    </span>
  )
}

function MarkSign({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'done':
      return <Icon name="success" class="is-ok" />
    case 'late':
      return <Icon name="danger" class="is-late" />
    case 'running':
      return <span class="lz-mark lz-mark--half" aria-hidden="true"></span>
    case 'you':
      return <span class="lz-mark lz-mark--you" aria-hidden="true"></span>
    case 'open':
      return <span class="lz-mark" aria-hidden="true"></span>
  }
}

export interface StatusCell {
  readonly title: string
  readonly text: string
  readonly mark?: Mark
}

/** One cell for each of the parallel statuses of a case. */
export function StatusCells({ cells }: { readonly cells: readonly StatusCell[] }) {
  return (
    <dl class="lz-status">
      {cells.map(({ title, text, mark }) => (
        <div>
          <dt>{title}</dt>
          <dd>
            <Say mark={mark ?? 'open'}>{text}</Say>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A deadline; coloured only when it presses, so that the eye finds the few. */
export function Due({
  state,
  children,
}: {
  readonly state?: 'soon' | 'late'
  readonly children: ComponentChildren
}) {
  return (
    <span class={`lz-due${state ? ` lz-due--${state}` : ''}`}>
      {state && <Icon name={state === 'late' ? 'danger' : 'warning'} />}
      {children}
    </span>
  )
}
