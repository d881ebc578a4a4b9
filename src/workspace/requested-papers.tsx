// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { latestItems } from '../engine/requested.ts'
import type { RequestedItem } from '../engine/requested.ts'
import type { StoredDocument } from '../store/documents.ts'
import { List } from '../ui/list.tsx'
import { Say } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'

interface Props {
  readonly seen: CaseDesk
  readonly papers: readonly StoredDocument[]
}

/** What was requested last, item by item: what came and with which papers, what is open and until when. */
export function RequestedPapers({ seen, papers }: Props) {
  const items = latestItems(seen.prepared.process, seen.at)
  if (items.length === 0) return null
  return (
    <section aria-labelledby="nachgefordert">
      <h2 class="kern-heading-small" id="nachgefordert">
        Nachgeforderte Unterlagen
      </h2>
      <List kind="plain">
        {items.map((item) => (
          <li>
            <Say mark={item.answer?.files.length ? 'done' : item.state === 'open' ? 'running' : 'open'}>
              <strong>{item.title}</strong>
              <br />
              <span class="lz-meta">{standing(item)}</span>
              {papers
                .filter(({ id }) => item.answer?.files.includes(id))
                .map(({ id, fileName }) => (
                  <>
                    <br />
                    <a href={`${seen.home}/dokumente/${id}`}>{fileName}</a>
                  </>
                ))}
              {item.answer === undefined && item.reason && (
                <>
                  <br />
                  <span class="lz-meta">{item.reason}</span>
                </>
              )}
            </Say>
          </li>
        ))}
      </List>
    </section>
  )
}

function standing({ state, answer, due }: RequestedItem): string {
  if (answer === undefined) return state === 'open' ? `noch offen, Frist ${formatDate(due, 'short')}` : 'nicht gekommen'
  const on = formatDate(answer.on, 'short')
  const why = answer.text === undefined ? '' : `: ${answer.text}`
  return answer.files.length ? `eingereicht am ${on}${why}` : `kommt nicht, mitgeteilt am ${on}${why}`
}
