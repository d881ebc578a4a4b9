// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { PAGE } from './page.words.ts'
import { useWords } from './words.ts'

interface ListProps {
  /** `two`: two columns where there is room; `due`: date first; `plain`: one block for each item. */
  readonly kind?: 'two' | 'due' | 'plain'
  readonly children: ComponentChildren
}

const CLASSES = { two: ' lz-cols lz-2', due: ' lz-list--due', plain: ' lz-list--plain' }

/** Documents, tasks, findings, people: rows with hairlines between them. */
export function List({ kind, children }: ListProps) {
  // oxlint-disable jsx-a11y/no-redundant-roles -- without markers Safari drops the role
  return (
    <ul class={`lz-list${kind ? CLASSES[kind] : ''}`} role="list">
      {children}
    </ul>
  )
}

interface GoProps {
  readonly href: string
  readonly title: ComponentChildren
  readonly note?: ComponentChildren
  /** Initials of a person, shown as a round face. */
  readonly face?: string
}

/** A row that leads somewhere; the whole row is the target. */
export function Go({ href, title, note, face }: GoProps) {
  return (
    <li>
      {face && (
        <span class="lz-face" aria-hidden="true">
          {face}
        </span>
      )}
      <span>
        <a class="lz-go" href={href}>
          {title}
        </a>
        {note && (
          <>
            <br />
            <span class="lz-meta">{note}</span>
          </>
        )}
      </span>
      <Icon name="chevron-right" />
    </li>
  )
}

interface PaperProps {
  readonly icon: 'draft' | 'mail'
  readonly href?: string
  readonly title: ComponentChildren
  /** `PDF, 84 kB`. */
  readonly format?: string
  readonly note: ComponentChildren
  readonly isNew?: boolean
}

/** A document or message: what, from whom, when, and whether it is new. */
export function Paper({ icon, href, title, format, note, isNew }: PaperProps) {
  const say = useWords(PAGE)
  return (
    <li>
      <Icon name={icon} />
      <div>
        {href ? <a href={href}>{title}</a> : title}
        {format && (
          <>
            {' '}
            <span class="lz-meta">{format}</span>
          </>
        )}
        <br />
        <span class="lz-meta">{note}</span>
      </div>
      {isNew ? (
        <span class="kern-badge kern-badge--small kern-badge--info">
          <span class="kern-label">{say.isNew}</span>
        </span>
      ) : (
        <span></span>
      )}
    </li>
  )
}
