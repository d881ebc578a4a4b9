// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { UndoTask } from '../command/bulk.ts'
import { UNDO_MINUTES } from '../engine/undo.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { countLettersOfJob, createJob, jobById, resumeJob, setTask, startJob, stopJob } from '../store/bulk.ts'
import type { BulkJob, BulkLine, ItemOutcome } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import { idOf } from '../worker/id-of.ts'
import { Button } from '../ui/button.tsx'
import { plainly } from '../ui/plainly.ts'
import { Say } from '../ui/say.tsx'
import type { Mark } from '../ui/say.tsx'
import { BULK, bulkAddress, bulkDeskOf, casesText, taskOf } from './bulk-desk.ts'
import type { BulkDesk } from './bulk-desk.ts'
import { deskPage } from './frame.tsx'
import { atMoment } from './moment.ts'

const OUTCOMES: Readonly<Record<ItemOutcome, { readonly mark: Mark; readonly word: string }>> = {
  done: { mark: 'done', word: 'erledigt' },
  refused: { mark: 'late', word: 'nicht möglich' },
  conflict: { mark: 'late', word: 'inzwischen geändert' },
  failed: { mark: 'late', word: 'Fehler' },
}
const STATES: Readonly<Record<BulkJob['state'], string>> = {
  draft: 'nicht begonnen', running: 'läuft', stopped: 'angehalten', done: 'beendet',
}

/** How far a job is, with the result of each case; what needs a look stands on top. */
export async function resultPage(c: Page, bulk: BulkDesk): Promise<Response> {
  const { desk, job, lines } = bulk
  const letters = await countLettersOfJob(desk.house.store, desk.tenant, job.id, desk.hidden)
  const title = taskOf(job)!.title
  const order = (line: BulkLine) => (line.outcome === null ? 1 : line.outcome === 'done' ? 2 : 0)
  return deskPage(c, {
    desk,
    title: `${title}: ${jobWords(job)}`,
    place: 'amt',
    ...(isRunning(job) && { scripts: ['progress.js'] }),
    children: (
      <>
        <h1 class="kern-heading-medium">
          {title} <span class="lz-count">{casesText(job.total)}</span>
        </h1>
        <Progress desk={desk} job={job} />
        <Steps bulk={bulk} />
        {letters > 0 && (
          <p>
            <a href={`${bulk.home}/briefe.pdf`}>
              {letters === 1 ? 'Den Brief dieses Auftrags als PDF' : `Alle ${letters} Briefe dieses Auftrags als eine PDF-Datei`}
            </a>
          </p>
        )}
        <ResultTable bulk={bulk} lines={[...lines].sort((a, b) => order(a) - order(b) || a.position - b.position)} />
        <p>
          <a href={`${desk.base}/${BULK}`}>Meine Sammelaufträge</a> · <a href={`${desk.base}/vorgaenge`}>Zurück zur Liste</a>
        </p>
      </>
    ),
  })
}

const countOf = ({ counts }: BulkJob) => Object.values(counts).reduce((sum, one) => sum + one, 0)

/** `läuft, 40 von 120`, as lists and titles say it. */
export function jobWords(job: BulkJob): string {
  return job.state === 'done' ? STATES.done : `${job.stuck ? 'unterbrochen' : STATES[job.state]}, ${countOf(job)} von ${job.total}`
}

/** `38 erledigt, 2 nicht möglich`. */
export function countWords({ counts }: BulkJob): string {
  const parts = (Object.keys(OUTCOMES) as ItemOutcome[])
    .filter((one) => counts[one] > 0)
    .map((one) => `${counts[one]} ${OUTCOMES[one].word}`)
  return parts.join(', ') || 'noch keiner'
}

const isRunning = ({ state, stuck }: BulkJob) => state === 'running' && !stuck

function Progress({ desk, job }: { desk: BulkDesk['desk']; job: BulkJob }) {
  const count = countOf(job)
  return (
    <div class="lz-tight" {...(isRunning(job) && { 'data-progress': '' })}>
      <p>
        <strong>{jobWords(job)}</strong>: {countWords(job)}
        {job.finishedAt && `, ${atMoment(job.finishedAt, desk.today)}`}.
      </p>
      <progress class="lz-progress" value={count} max={job.total} aria-label={`${count} von ${casesText(job.total)}`} />
    </div>
  )
}

/** What can be done with the job now. */
function Steps({ bulk }: { bulk: BulkDesk }) {
  const { home, csrf, job } = bulk
  const undoes = canUndo(bulk)
  const left = job.total - job.counts.done
  if (job.state === 'done' && left === 0 && !undoes) return null
  const step = (to: string, text: string, kind: 'primary' | 'secondary') => (
    <form method="post" action={`${home}/${to}`}>
      <CsrfField csrf={csrf} />
      <Button kind={kind}>{text}</Button>
    </form>
  )
  return (
    <div class="lz-row">
      {(job.state === 'stopped' || job.stuck) && step('lauf', 'Fortsetzen', 'primary')}
      {isRunning(job) && step('halt', 'Anhalten', 'secondary')}
      {job.state === 'running' && <a href={home}>Stand neu laden</a>}
      {undoes && step('ruecknahme', 'Rückgängig machen', 'secondary')}
      {job.state === 'done' && left > 0 && step('rest', left === 1 ? 'Den übrigen noch einmal ansehen' : `Die ${left} übrigen noch einmal ansehen`, 'secondary')}
    </div>
  )
}

function ResultTable({ bulk: { desk }, lines }: { bulk: BulkDesk; lines: readonly BulkLine[] }) {
  const hasReasons = lines.some(({ sentence }) => sentence !== null)
  const heads = ['Ergebnis', 'Aktenzeichen', 'Vorgang', ...(hasReasons ? ['Grund'] : [])]
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class="lz-grid" aria-label="Ergebnis für jeden Vorgang">
        <thead>
          <tr>
            {heads.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="b">
                {line.outcome === null ? <Say mark="open">noch offen</Say> : (
                  <Say mark={OUTCOMES[line.outcome].mark}>{OUTCOMES[line.outcome].word}</Say>
                )}
              </td>
              <td class="c">
                <a class="lz-num" href={`${desk.base}/vorgaenge/${line.caseId}`}>
                  {line.fileNumber ?? 'ohne Zeichen'}
                </a>
              </td>
              <td>{line.title}</td>
              {hasReasons && <td>{line.sentence && plainly(line.sentence)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Stops the job after the case it is at. */
export async function haltJob(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (!bulk) return c.notFound() as Response
  await stopJob(bulk.desk.house.store, bulk.desk.tenant, bulk.job.id)
  return redirectTo(c, bulk.home)
}

/** Goes on with what is left. */
export async function continueJob(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (!bulk) return c.notFound() as Response
  const { house, tenant } = bulk.desk
  await resumeJob(house.store, tenant, bulk.job.id, house.clock())
  return redirectTo(c, bulk.home)
}

/** Takes back what the job did, case by case, as a job of its own. */
export async function undoJob(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  const task = bulk && taskOf(bulk.job)
  if (!task) return c.notFound() as Response
  const { desk, lines, job } = bulk
  const { house, tenant } = desk
  const moved = (one: BulkLine) => one.outcome === 'done' && (task.kind === 'transfer' || one.person !== one.holder)
  const done = lines.filter(moved).map(({ caseId }) => caseId)
  if (done.length === 0 || !canUndo(bulk)) return redirectTo(c, bulk.home)
  // Made of the job's, so that a second click finds it.
  const id = idOf(`undo ${job.id}`)
  if (!(await jobById(house.store, tenant, id))) {
    await createJob(house.store, tenant, { id, staff: desk.person.id, createdAt: desk.now }, done, desk.hidden)
    const undo: UndoTask = { kind: 'undo', title: `${task.title}: rückgängig`, actor: task.actor, of: job.id }
    await setTask(house.store, tenant, id, undo as unknown as Json)
    await startJob(house.store, tenant, id, done.map(() => null), house.clock())
  }
  return redirectTo(c, bulkAddress(desk, id))
}

/** Only what gives cases to people or units, and only for a while; each case decides for itself. */
function canUndo({ desk, job }: BulkDesk): boolean {
  const kind = taskOf(job)?.kind
  if ((kind !== 'assign' && kind !== 'transfer') || job.finishedAt === null || job.counts.done === 0) return false
  return Date.parse(desk.now) - Date.parse(job.finishedAt) < UNDO_MINUTES * 60_000
}

/** A new choice of the cases that were not done. */
export async function chooseRest(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (!bulk) return c.notFound() as Response
  const { desk, lines, home } = bulk
  const left = lines.filter(({ outcome }) => outcome !== null && outcome !== 'done').map(({ caseId }) => caseId)
  if (left.length === 0) return redirectTo(c, home)
  const id = desk.house.newId()
  const job = { id, staff: desk.person.id, createdAt: desk.now }
  await createJob(desk.house.store, desk.tenant, job, left, desk.hidden)
  return redirectTo(c, bulkAddress(desk, id))
}
