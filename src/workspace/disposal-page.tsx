// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What has been kept long enough, and the lists made of it.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { dueOf } from '../command/disposal.ts'
import { filePlace } from '../documents/record-file.ts'
import type { Case } from '../engine/case.ts'
import { CsrfField } from '../server/csrf.tsx'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { snapshotsOf } from '../store/bulk.ts'
import { nextNumber } from '../store/counters.ts'
import { createDisposal, DISPOSAL_AT_MOST, dropDisposal, dueForDisposal, listDisposals } from '../store/disposals.ts'
import type { DisposalList, NewDisposalCase } from '../store/disposals.ts'
import type { Disposal, Process } from '../process/process.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Go, List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { appraisedBy, DISPOSAL, dueCounts, filesText, nameOfList, notReady, releasedBy } from './disposal-desk.ts'
import { deskPage } from './frame.tsx'

const NOTES: Readonly<Record<string, string>> = {
  leer: 'Es gab nichts aufzunehmen. Vielleicht war jemand schneller.',
  verworfen: 'Die Liste ist verworfen. Ihre Akten stehen wieder an.',
}

/** `/aussonderung`: what is to be offered by procedure, and the lists so far. */
export async function showDisposals(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const own = appraisedBy(desk)
  const processes = [...new Set([...own, ...releasedBy(desk)])]
  if (processes.length === 0) return c.notFound() as Response
  const [due, lists] = await Promise.all([
    dueCounts(desk, own),
    listDisposals(desk.house.store, desk.tenant, processes.map(({ id }) => id)),
  ])
  const note = NOTES[c.req.query('vermerkt') ?? '']
  return deskPage(c, {
    desk,
    title: 'Aussonderung',
    place: 'aussonderung',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">Aussonderung</h1>
        {note && (
          <Alert kind="info" title="Hinweis">
            <p>{note}</p>
          </Alert>
        )}
        <p>
          Ist die Aufbewahrung abgelaufen, wird eine Akte dem Archiv angeboten. Was das Archiv nicht will, wird
          vernichtet, was es will, nach der Übernahme ebenso. Bewerten und Freigeben sind Sache von zwei Personen.
        </p>
        {due.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Nichts steht an</h2>
            <p>Sobald die Aufbewahrung einer Akte abläuft, steht ihr Verfahren hier.</p>
          </Empty>
        ) : (
          due.map(({ process, count }) => <OfProcess desk={desk} csrf={c.get('csrf')} process={process} count={count} />)
        )}
        {lists.length > 0 && (
          <Panel title="Listen">
            <List>
              {lists.map((list) => (
                <Go href={`${desk.base}/${DISPOSAL}/${list.id}`} title={`${nameOfList(list)}: ${titleOf(processes, list)}`} note={stateWords(list)} />
              ))}
            </List>
          </Panel>
        )}
      </div>
    ),
  })
}

function OfProcess({ desk, csrf, process, count }: { desk: Desk; csrf: string; process: Process; count: number }) {
  const many = count > DISPOSAL_AT_MOST
  return (
    <Panel title={process.title}>
      <p>
        {count === 1 ? 'Eine Akte ist' : `${count} Akten sind`} dem Archiv anzubieten, {process.retentionYears} Jahre nach dem Abschluss
        ({process.deadlines[process.disposal!.deadline]?.basis}).{many && ` Eine Liste nimmt die ${DISPOSAL_AT_MOST} ältesten auf.`}
      </p>
      <form method="post" action={`${desk.base}/${DISPOSAL}`}>
        <CsrfField csrf={csrf} />
        <input type="hidden" name="verfahren" value={process.id} />
        <Button kind="secondary" about={`: ${process.title}`}>Liste anlegen</Button>
      </form>
    </Panel>
  )
}

const titleOf = (processes: readonly Process[], { process }: DisposalList) =>
  processes.find(({ id }) => id === process)?.title ?? process

/** Where a list stands, in a line. */
export function stateWords(list: DisposalList): string {
  const { state, total, counts, madeAt, finishedAt, stuck } = list
  const made = `${filesText(total)}, angelegt am ${formatDate(localDateOf(madeAt), 'short')}`
  if (state === 'done') return `${made}, ausgesondert am ${formatDate(localDateOf(finishedAt!), 'short')}: ${counts.erased} gelöscht, ${counts.kept} geblieben`
  if (state === 'released') return `${made}, freigegeben, ${stuck ? 'unterbrochen' : 'wird gelöscht'}: ${counts.erased + counts.kept} von ${total}`
  if (counts.open) return `${made}, ${counts.open} noch zu bewerten`
  return notReady(list) === undefined ? `${made}, bewertet, wartet auf die Freigabe` : `${made}, bewertet`
}

/** Lists what is due of one procedure, the longest closed first. */
export async function makeDisposal(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const wanted = (await sentForm(c)).text('verfahren')
  const process = appraisedBy(desk).find(({ id }) => id === wanted)
  const { house: { store, newId }, tenant, today, now, person } = desk
  const due = process && dueOf(process, now)
  if (!due) return c.notFound() as Response
  const snapshots = await snapshotsOf(store, tenant, await dueForDisposal(store, tenant, due))
  if (snapshots.size === 0) return redirectTo(c, `${desk.base}/${DISPOSAL}?vermerkt=leer`)
  const cases = [...snapshots.values()].map((one) => linedUp(one as unknown as Case, process, process.disposal!, today))
  cases.sort((a, b) => a.keptUntil.localeCompare(b.keptUntil) || a.closedOn.localeCompare(b.closedOn))
  const year = today.slice(0, 4)
  const number = `${await nextNumber(store, tenant, `${DISPOSAL}:${year}`)}/${year}`
  const id = newId()
  const taken = await createDisposal(store, tenant, { id, number, process: process.id, madeAt: now, madeBy: person.id }, cases)
  if (taken === 0) {
    await dropDisposal(store, tenant, id)
    return redirectTo(c, `${desk.base}/${DISPOSAL}?vermerkt=leer`)
  }
  return redirectTo(c, `${desk.base}/${DISPOSAL}/${id}`)
}

/** The retention of a case began on the day it was closed; of one without such a period only today is known. */
function linedUp(at: Case, process: Process, { deadline }: Disposal, today: string): NewDisposalCase {
  const kept = at.deadlines[deadline]
  return {
    caseId: at.id, record: filePlace({ at, process }).record, openedOn: localDateOf(at.receivedAt ?? at.openedAt),
    closedOn: kept?.setOn ?? today, keptUntil: kept?.due ?? today,
  }
}
