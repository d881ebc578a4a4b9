// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { explainField } from '../engine/explain-field.ts'
import type { Trace } from '../engine/explain-rule.ts'
import { fieldAt } from '../engine/functions.ts'
import { askedPages } from '../forms/pages.ts'
import type { FormView } from '../forms/pages.ts'
import { summaryRows } from '../forms/summary.ts'
import type { Fact } from '../ui/facts.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { Why } from '../ui/why.tsx'
import type { CaseDesk } from './case-desk.ts'
import { changedAnswers } from './changed-answers.ts'
import type { ChangedAnswer } from './changed-answers.ts'
import type { TabSight } from './tab-sight.ts'
import { ConsultationLines } from './consultation-lines.tsx'
import { HistoryLine } from './history-line.tsx'
import { LinkedCases } from './linked-cases.tsx'
import { momentOf } from './moment.ts'
import { PaperList } from './paper-list.tsx'
import { RequestedPapers } from './requested-papers.tsx'

const LATEST = 3

/** The application as it was answered, its papers, the bodies asked, and what happened last. */
export function ApplicationTab({ seen, history, papers }: TabSight) {
  const { at, home } = seen
  const acts = history.filter(({ action }) => action !== undefined)
  const own = papers.filter(({ kind }) => !kind.startsWith('letter:'))
  return (
    <div class="lz-flow">
      <div class="lz-cols lz-2 lz-cols--wide">
        <section aria-labelledby="unterlagen">
          <h2 class="kern-heading-small" id="unterlagen">
            Unterlagen
          </h2>
          {own.length === 0 ? (
            <p>Zum Antrag gehören keine Dateien.</p>
          ) : (
            <PaperList seen={seen} papers={own} />
          )}
        </section>
        <RequestedPapers seen={seen} papers={papers} />
        {at.consultations.length > 0 && (
          <section aria-labelledby="stellen">
            <h2 class="kern-heading-small" id="stellen">
              Beteiligte Stellen
            </h2>
            <ConsultationLines seen={seen} />
          </section>
        )}
        <LinkedCases seen={seen} />
        <section aria-labelledby="zuletzt">
          <h2 class="kern-heading-small" id="zuletzt">
            Zuletzt geschehen
          </h2>
          <HistoryLine desk={seen.desk} entries={acts.toReversed().slice(0, LATEST)} isShort />
          <p>
            <a href={`${home}/verlauf`}>Ganzen Verlauf ansehen</a>
          </p>
        </section>
      </div>
      <section aria-labelledby="angaben">
        <h2 class="kern-heading-small" id="angaben">
          Angaben im Antrag
        </h2>
        <Answers seen={seen} changed={changedAnswers(seen, history)} />
        <Why title="Was Laufzettel daraus berechnet" traces={computedOf(seen)} />
      </section>
    </div>
  )
}

/** The answers page by page in two columns of like height; what was left open is not shown. */
function Answers({ seen, changed }: { seen: CaseDesk; changed: ReadonlyMap<string, ChangedAnswer> }) {
  const { prepared, context, at, sight } = seen
  const view: FormView = { prepared, context, at, values: at.fields, sight }
  const parts = askedPages(view)
    .map((page) => ({ title: page.title, rows: rowsOf(seen, view, page, changed) }))
    .filter(({ rows }) => rows.length > 0)
  if (parts.length === 0) return <p>Es gibt noch keine Angaben.</p>
  const all = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  let before = 0
  const isLeft = parts.map(({ rows }) => {
    before += rows.length
    return before - rows.length / 2 <= all / 2
  })
  const column = (wanted: boolean) => (
    <div class="lz-flow">
      {parts
        .filter((_, i) => isLeft[i] === wanted)
        .map(({ title, rows }) => (
          <div class="lz-tight">
            <h3>{title}</h3>
            <Facts rows={rows} />
          </div>
        ))}
    </div>
  )
  return (
    <div class="lz-cols lz-2 lz-cols--wide">
      {column(true)}
      {column(false)}
    </div>
  )
}

/** The computed fields that have a value, each with what it was computed from. */
function computedOf({ prepared, at, context, sight }: CaseDesk): Trace[] {
  const known = Object.entries(prepared.process.fields)
    .filter(([name, { value }]) => value !== undefined && sight.scope[name] !== null)
  return known.map(([name]) => explainField(prepared, at, name, context, sight))
}

function rowsOf(
  seen: CaseDesk, view: FormView, page: Parameters<typeof summaryRows>[1], changed: ReadonlyMap<string, ChangedAnswer>,
): Fact[] {
  return summaryRows(view, page).flatMap(({ path, label, lines }) => {
    const field = fieldAt(seen.prepared.process, path)
    const change = changed.get(path)
    if ((lines.length === 0 && !change) || field?.type === 'file') return []
    const value = (
      <>
        {lines.length > 0 && <Lines lines={lines} />}
        {change && <Changed seen={seen} change={change} />}
      </>
    )
    return [{ label: (field?.title === label && field.short) || label, value }]
  })
}

function Changed({ seen, change: { at, was } }: { seen: CaseDesk; change: ChangedAnswer }) {
  return (
    <p class="lz-meta">
      <strong>Vom Antragsteller geändert</strong>, {momentOf(at, seen.desk.today)}
      <br />
      vorher: {was || 'keine Angabe'}
    </p>
  )
}
