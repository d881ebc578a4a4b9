// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { Alert } from '../ui/alert.tsx'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import type { CaseDesk } from './case-desk.ts'
import { processNamed } from './desk.ts'
import type { Desk } from './desk.ts'
import { listAddress } from './list-query.ts'
import type { Related, RelatedCases, RelatedPart } from './related.ts'

interface Props {
  readonly seen: CaseDesk
  readonly related: RelatedCases
}

/** Cases that belong beside this one; nothing where there are none. */
export function RelatedPanel({ seen, related: { duplicates, person, place } }: Props) {
  if (duplicates.length + person.shown.length + place.shown.length === 0) return null
  return (
    <Panel title="Ähnliche Vorgänge">
      {duplicates.length > 0 && (
        <Part seen={seen} title="Vielleicht doppelt" part={{ shown: duplicates, more: undefined }} />
      )}
      <Part seen={seen} title="Von derselben Person" part={person} />
      <Part seen={seen} title="Am selben Ort" part={place} />
    </Panel>
  )
}

/** After capturing: perhaps the application was there already. */
export function DuplicateNotice({ seen, related: { duplicates } }: Props) {
  if (duplicates.length === 0) return null
  return (
    <Alert kind="warning" title="Diesen Antrag gibt es vielleicht schon">
      <List kind="plain">
        {duplicates.map((one) => (
          <RelatedLineItem desk={seen.desk} one={one} />
        ))}
      </List>
      <p>Ist es derselbe Antrag, führen Sie nur einen der beiden Vorgänge weiter.</p>
    </Alert>
  )
}

function Part({ seen, title, part: { shown, more } }: { seen: CaseDesk; title: string; part: RelatedPart }) {
  if (shown.length === 0) return null
  const list = (view: 'alle' | 'abgeschlossen') =>
    listAddress(seen.desk.base, { view, sort: 'due', page: 1, traits: (more ?? []).slice(0, 10) })
  return (
    <>
      <h3>{title}</h3>
      <List kind="plain">
        {shown.map((one) => (
          <RelatedLineItem desk={seen.desk} one={one} />
        ))}
      </List>
      {more && (
        <p>
          Es gibt weitere: <a href={list('alle')}>offene</a> und{' '}
          <a href={list('abgeschlossen')}>abgeschlossene</a> ansehen
        </p>
      )}
    </>
  )
}

interface LineProps {
  readonly desk: Desk
  readonly one: Related
  /** Opens a window of its own, because in this one something is being typed. */
  readonly isApart?: boolean
}

/** A case with its procedure, its day and what is equal. */
export function RelatedLineItem({ desk, one: { line, reasons }, isApart = false }: LineProps) {
  const title = processNamed(desk, line.process)?.process.title
  const since = `${line.done ? 'abgeschlossen, ' : ''}eingegangen am ${formatDate(localDateOf(line.openedAt), 'short')}`
  return (
    <li>
      <a href={`${desk.base}/vorgaenge/${line.id}`} {...(isApart && { target: '_blank', rel: 'noopener' })}>
        {line.fileNumber && <span class="lz-num">{line.fileNumber}</span>} {line.title}
        {isApart && <span class="kern-sr-only"> (öffnet ein neues Fenster)</span>}
      </a>
      <br />
      <span class="lz-meta">{[isApart && line.applicant, title, since].filter(Boolean).join(' · ')}</span>
      <br />
      <span class="lz-meta">{sentence(reasons)}</span>
    </li>
  )
}

/** `Gleiches Konto, gleicher Ort` */
function sentence(reasons: readonly string[]): string {
  const text = reasons.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
