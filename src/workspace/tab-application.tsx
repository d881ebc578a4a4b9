// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { fieldAt } from '../engine/functions.ts'
import { askedPages } from '../forms/pages.ts'
import type { FormView } from '../forms/pages.ts'
import { summaryRows } from '../forms/summary.ts'
import type { Fact } from '../ui/facts.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import type { CaseDesk } from './case-desk.ts'
import type { TabSight } from './tab-sight.ts'
import { ConsultationLines } from './consultation-lines.tsx'
import { HistoryLine } from './history-line.tsx'
import { PaperList } from './paper-list.tsx'

const LATEST = 3

/** The application as it was answered, its papers, the bodies asked, and what happened last. */
export function ApplicationTab({ seen, history, papers }: TabSight) {
  const { at, home } = seen
  const own = papers.filter(({ kind }) => !kind.startsWith('letter:'))
  return (
    <>
      <div class="lz-cols lz-2 lz-cols--wide">
        <section aria-labelledby="angaben">
          <h2 class="kern-heading-small" id="angaben">Angaben</h2>
          <Answers seen={seen} />
        </section>
        <div class="lz-flow">
          <section aria-labelledby="unterlagen">
            <h2 class="kern-heading-small" id="unterlagen">Unterlagen</h2>
            {own.length === 0 ? <p>Zum Antrag gehören keine Dateien.</p> : <PaperList seen={seen} papers={own} />}
          </section>
          {at.consultations.length > 0 && (
            <section aria-labelledby="stellen">
              <h2 class="kern-heading-small" id="stellen">Beteiligte Stellen</h2>
              <ConsultationLines seen={seen} />
            </section>
          )}
        </div>
      </div>
      <section aria-labelledby="zuletzt">
        <h2 class="kern-heading-small" id="zuletzt">Zuletzt geschehen</h2>
        <HistoryLine desk={seen.desk} entries={history.toReversed().slice(0, LATEST)} isShort />
        <p><a href={`${home}/verlauf`}>Ganzen Verlauf ansehen</a></p>
      </section>
    </>
  )
}

/** The answers page by page; what was left open is not shown. */
function Answers({ seen }: { seen: CaseDesk }) {
  const { prepared, context, at, sight } = seen
  const view: FormView = { prepared, context, at, values: at.fields, sight }
  const pages = askedPages(view).map((page) => ({ page, rows: rowsOf(seen, view, page) })).filter(({ rows }) => rows.length > 0)
  if (pages.length === 0) return <p>Es gibt noch keine Angaben.</p>
  return <>{pages.map(({ page, rows }) => <><h3>{page.title}</h3><Facts rows={rows} /></>)}</>
}

function rowsOf(seen: CaseDesk, view: FormView, page: Parameters<typeof summaryRows>[1]): Fact[] {
  return summaryRows(view, page)
    .filter(({ path, lines }) => lines.length > 0 && fieldAt(seen.prepared.process, path)?.type !== 'file')
    .map(({ label, lines }) => ({ label, value: <Lines lines={lines} /> }))
}
