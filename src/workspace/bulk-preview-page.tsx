// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { BulkTask } from '../command/bulk.ts'
import { refusedAs } from '../command/bulk.ts'
import { clausesAsked } from '../command/suggested-clauses.ts'
import type { Values } from '../engine/case.ts'
import type { Event } from '../engine/event.ts'
import { euro } from '../engine/money.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { startJob } from '../store/bulk.ts'
import { looseEnds } from '../store/transferred.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/panel.tsx'
import { plainly } from '../ui/plainly.ts'
import { LoadTable, loadsOf } from './bulk-loads.tsx'
import { bulkDeskOf, casesText, foreseeAll, taskOf } from './bulk-desk.ts'
import type { BulkDesk, Foreseen } from './bulk-desk.ts'
import { entriesOf } from './case-history.ts'
import { deskPage } from './frame.tsx'
import { baggageLine, baggageOf } from './transfer-preview.tsx'

/** The revisions of the cases as they were seen, in the order of the job. */
const SEEN = '_staende'

/** For each case what would happen, or why not; nothing has happened yet. */
export async function showPreview(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  const task = bulk && taskOf(bulk.job)
  if (!task) return c.notFound() as Response
  if (bulk.job.state !== 'draft' || task.kind === 'undo') return redirectTo(c, bulk.home)
  const all = await foreseeAll(bulk, task)
  const possible = all.filter(({ result }) => 'events' in result)
  const blocked = all.filter(({ result }) => 'refusal' in result)
  const { desk, home } = bulk
  const along = await alongOf(bulk, task, possible)
  return deskPage(c, {
    desk,
    title: `Vorschau: ${task.title}`,
    place: 'amt',
    children: (
      <>
        <h1 class="kern-heading-medium">Vorschau: {task.title}</h1>
        <p>
          Noch ist nichts geschehen. {summary(possible, blocked.length)}
        </p>
        {possible.length === 0 ? (
          <Empty>
            <p>Bei keinem dieser Vorgänge ist das möglich.</p>
          </Empty>
        ) : (
          <StartForm bulk={bulk} task={task} all={all} count={possible.length} />
        )}
        {task.kind === 'assign' && <LoadTable loads={await loadsOf(bulk)} />}
        <p>
          <a href={home}>Etwas anderes wählen</a>
        </p>
        {blocked.length > 0 && (
          <PreviewTable bulk={bulk} title={`Geht nicht: ${casesText(blocked.length)}`} head="Warum nicht" rows={blocked} />
        )}
        {possible.length > 0 && (
          <PreviewTable bulk={bulk} title={`Das geschieht: ${casesText(possible.length)}`} head="Was geschieht" rows={possible} along={along} />
        )}
      </>
    ),
  })
}

/** Starts the job on the cases as they were seen; a second time it only leads to the job. */
export async function startPreviewed(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (!bulk) return c.notFound() as Response
  const { house, tenant } = bulk.desk
  const form = await sentForm(c)
  const seen = new Map((form.own(SEEN) ?? '').split(',').map((pair) => {
    const [position, revision] = pair.split(':').map(Number)
    return [position, revision] as const
  }))
  // A case nobody saw in the preview is one that changed: no case has this revision.
  const revisions = bulk.lines.map(({ position }) => {
    const revision = seen.get(position)
    return Number.isInteger(revision) ? revision! : -1
  })
  await startJob(house.store, tenant, bulk.job.id, revisions, house.clock())
  return redirectTo(c, bulk.home)
}

function summary(possible: readonly Foreseen[], blocked: number): string {
  const events = possible.flatMap(({ result }) => ('events' in result ? result.events : []))
  const letters = events.filter(({ kind }) => kind === 'letterIssued').length
  const cents = events.reduce((sum, event) => sum + (event.kind === 'feeSet' ? event.fee.totalCents : 0), 0)
  const parts = [
    `Möglich bei ${possible.length === 1 ? 'einem Vorgang' : `${possible.length} Vorgängen`}${blocked ? `, bei ${blocked} nicht` : ''}.`,
    ...(letters ? [letters === 1 ? 'Ein Brief wird geschrieben.' : `${letters} Briefe werden geschrieben.`] : []),
    ...(cents ? [`Gebühren zusammen: ${euro(cents)}.`] : []),
  ]
  return parts.join(' ')
}

interface StartProps {
  readonly bulk: BulkDesk
  readonly task: BulkTask
  readonly all: readonly Foreseen[]
  readonly count: number
}

function StartForm({ bulk: { home, csrf }, task, all, count }: StartProps) {
  const seen = all.map(({ line, view }) => `${line.position}:${view.at.revision}`).join(',')
  return (
    <form class="lz-row" method="post" action={`${home}/vorschau`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name={SEEN} value={seen} />
      <Button>{`${task.title}: ${casesText(count)}`}</Button>
    </form>
  )
}

interface TableProps {
  readonly bulk: BulkDesk
  readonly title: string
  readonly head: string
  readonly rows: readonly Foreseen[]
  readonly along?: Along
}

function PreviewTable({ bulk: { desk }, title, head, rows, along }: TableProps) {
  return (
    <div class="lz-tight">
      <h2 class="kern-heading-small">{title}</h2>
      <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
        <table class="lz-grid" aria-label={title}>
          <thead>
            <tr>
              {['Aktenzeichen', 'Vorgang', 'Antragsteller', head].map((text) => (
                <th scope="col">{text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td class="c">
                  <a class="lz-num" href={`${desk.base}/vorgaenge/${row.line.caseId}`}>
                    {row.line.fileNumber ?? 'ohne Zeichen'}
                  </a>
                </td>
                <td>{row.line.title}</td>
                <td>{row.line.applicant}</td>
                <td>
                  <Consequences row={row} along={along} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** What is said of a case beside what happens to it. */
type Along = (row: Foreseen) => string | undefined

/** Where cases go to a unit, what lies about beside them; where each gets its own clauses, which. */
async function alongOf({ desk }: BulkDesk, task: BulkTask, rows: readonly Foreseen[]): Promise<Along> {
  if (task.kind === 'transfer') {
    const ends = await looseEnds(desk.house.store, desk.tenant, rows.map(({ line }) => line.caseId))
    return ({ line, view }) => baggageLine(baggageOf(view, ends.get(line.caseId)))
  }
  return (row) => (task.kind === 'act' && task.suggested ? clausesLine(row, task.action) : undefined)
}

function clausesLine({ view, result }: Foreseen, action: string): string | undefined {
  const name = clausesAsked(view.prepared.process, action)
  const chosen = name !== undefined && 'after' in result ? (result.after.fields[name] as readonly Values[] | null | undefined) : undefined
  if (!chosen) return undefined
  return chosen.length === 0
    ? 'Nebenbestimmungen: keine vorgeschlagen.'
    : `Nebenbestimmungen: ${chosen.map(({ title }) => title).join('; ')}.`
}

/** Why not; a paper no job can hand in is named as such. */
function reasonOf({ result, view }: Foreseen): string | null {
  if (!('refusal' in result)) return null
  const { fields } = view.prepared.process
  const papers = (result.refusal.problems ?? []).map(({ field }) => fields[field.split('.')[0]!]).filter((one) => one?.type === 'file')
  if (papers.length === 0) return plainly(refusedAs(result.refusal).sentence ?? '')
  return `Hier ist eine Unterlage nötig (${papers.map((one) => one!.short ?? one!.title).join(', ')}). Handeln Sie in diesem Vorgang einzeln.`
}

function Consequences({ row, along }: { row: Foreseen; along: Along | undefined }) {
  const { result, view } = row
  if ('refusal' in result) return <>{reasonOf(row)}</>
  const beside = along?.(row)
  const words = [...wordsOf(result.events, view), ...(beside === undefined ? [] : [beside])]
  if (words.length === 0) return <>bleibt, wie es ist</>
  if (words.length === 1) return <>{words[0]}</>
  return (
    <ul class="lz-tight">
      {words.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
}

/** The same words in which the history will tell it. */
function wordsOf(events: readonly Event[], { prepared, context }: Foreseen['view']): string[] {
  const stamped = events.map((event) => ({ ...event, command: 'preview', when: context.now }))
  return entriesOf(prepared.process, stamped).flatMap(({ text, changes }) => [text, ...changes])
}
