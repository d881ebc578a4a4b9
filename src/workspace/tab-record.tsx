// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Empty } from '../ui/panel.tsx'
import type { TabSight } from './tab-sight.ts'
import { PaperList } from './paper-list.tsx'

/** The record: every paper of the case, letters and what came in. */
export function RecordTab({ seen, papers }: TabSight) {
  const letters = papers.filter(({ kind }) => kind.startsWith('letter:'))
  const files = papers.filter(({ kind }) => !kind.startsWith('letter:'))
  const pending = seen.at.letters.filter(({ document }) => document === undefined)
  return (
    <div class="lz-flow">
      <section aria-labelledby="briefe">
        <h2 class="kern-heading-small" id="briefe">
          Briefe des Amtes
        </h2>
        {pending.map(({ title }) => (
          <p>„{title}“ wird gerade als PDF erstellt.</p>
        ))}
        {letters.length > 0 && <PaperList seen={seen} papers={letters.toReversed()} />}
        {letters.length + pending.length === 0 && <p>Es ist noch kein Brief geschrieben.</p>}
      </section>
      <section aria-labelledby="dateien">
        <h2 class="kern-heading-small" id="dateien">
          Eingegangene Unterlagen
        </h2>
        {files.length > 0 ? (
          <PaperList seen={seen} papers={files} />
        ) : (
          <Empty>
            <p>Hier stehen Dateien, die zum Antrag gehören oder nachgereicht werden.</p>
          </Empty>
        )}
      </section>
      <Requests seen={seen} />
    </div>
  )
}

function Requests({ seen: { at } }: Pick<TabSight, 'seen'>) {
  const open = at.requests.filter(({ status }) => status === 'open')
  if (open.length === 0) return null
  return (
    <section aria-labelledby="nachgefordert">
      <h2 class="kern-heading-small" id="nachgefordert">
        Nachgefordert, noch nicht da
      </h2>
      <ul class="lz-tight">
        {open
          .flatMap(({ items }) => items)
          .map((item) => {
            const [first, ...rest] = Object.values(item).filter((one) => typeof one === 'string')
            return (
              <li>
                {first}
                {rest.map((text) => (
                  <>
                    <br />
                    <span class="lz-meta">{text}</span>
                  </>
                ))}
              </li>
            )
          })}
      </ul>
    </section>
  )
}
