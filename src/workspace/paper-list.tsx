// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import { formatSize } from '../forms/format.ts'
import { isUnscanned } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { List } from '../ui/list.tsx'
import type { CaseDesk } from './case-desk.ts'
import { dayOf } from './due-words.ts'

const FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
}
const ORIGINS: Readonly<Record<string, string>> = {
  applicant: 'vom Antragsteller',
  portal: 'vom Antragsteller',
  laufzettel: 'vom Amt',
  office: 'vom Amt',
  consultee: 'von einer Stelle',
}

/** Papers with what they are and where they come from; the name downloads them. */
export function PaperList({
  seen,
  papers,
}: {
  seen: CaseDesk
  papers: readonly StoredDocument[]
}) {
  return (
    <List>
      {papers.map((paper) => (
        <Line seen={seen} paper={paper} />
      ))}
    </List>
  )
}

function Line({ seen: { home, desk }, paper }: { seen: CaseDesk; paper: StoredDocument }) {
  const { id, title, fileName, mediaType, size, origin, createdAt, kind, meta } = paper
  return (
    <li>
      <Icon name={kind.startsWith('letter:') ? 'mail' : 'draft'} class="kern-icon--small" />
      <div>
        <a href={`${home}/dokumente/${id}`}>{title || fileName}</a>
        <br />
        <span class="lz-meta">
          {FORMATS[mediaType] ?? mediaType}, {formatSize(size)}
          {title && title !== fileName ? ` · ${fileName}` : ''}
          {isUnscanned(paper) && ' · ungeprüft (kein Virenschutz)'}
        </span>
        {typeof meta['original'] === 'string' && (
          <>
            <br />
            <a href={`${home}/dokumente/${id}?original`}>Original mit Aufnahmeort und -zeit</a>
          </>
        )}
      </div>
      <span class="lz-meta">
        {ORIGINS[origin] ?? ''} {dayOf(localDateOf(createdAt), desk.today)}
      </span>
    </li>
  )
}
