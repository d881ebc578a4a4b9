// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Problem } from '../engine/input.ts'
import { entriesOf } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { fileAnswer, redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { batchById, lettersOfBatch } from '../store/paper-letters.ts'
import type { PrintBatch, WaitingLetter } from '../store/paper-letters.ts'
import { subjectHash } from '../store/secret.ts'
import { isUuid } from '../store/uuid.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import { addressCsv } from './print-address.ts'
import { postListOf, sendBatch } from './print-batch.ts'

const FIELDS: Readonly<Record<string, Field>> = {
  tag: { type: 'date', title: 'An welchem Tag ging der Stapel zur Post?', help: 'Von diesem Tag an rechnen die Fristen aller Briefe darin.' },
}

interface Seen {
  readonly desk: Desk
  readonly batch: PrintBatch
  readonly letters: readonly WaitingLetter[]
}

/** One batch: its letters in the order of the print, PDF and list, and the day it went to the post. */
export async function showPrintBatch(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return c.notFound() as Response
  return batchPage(c, seen, typedOf(entriesOf(FIELDS, ['tag'], { tag: seen.desk.today })), [])
}

/** Notes the dispatch of the whole batch; noted twice it counts once. */
export async function sendPrintBatch(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return c.notFound() as Response
  const { desk, batch, letters } = seen
  if (batch.sentOn !== null) return redirectTo(c, `${desk.base}/druck?vermerkt=gesendet`)
  const { values, problems, raw } = parseForm(FIELDS, ['tag'], (await sentForm(c)).entries)
  const on = values['tag']
  const all = [...problems, ...dayProblems(on, desk, letters, problems)]
  if (all.length || typeof on !== 'string') return batchPage(c, seen, raw, all, 422)
  await sendBatch(desk, batch, on)
  return redirectTo(c, `${desk.base}/druck?vermerkt=gesendet`)
}

/** The whole pile as one PDF, until it was sent. */
export async function downloadPrintBatch(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  const bytes = seen && (await seen.desk.house.blobs.get(seen.desk.tenant, seen.batch.sha256))
  if (!bytes) return c.notFound() as Response
  await noteReading(seen)
  return fileAnswer(c, bytes, 'application/pdf', 'attachment', `${nameOf(seen)}.pdf`)
}

/** The list of addresses for the postal service, in the order of the print. */
export async function downloadPrintList(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return c.notFound() as Response
  const list = await postListOf(seen.desk, seen.letters)
  const csv = addressCsv(list.map((one) => ({ ...one, way: one.way || 'Brief' })))
  return fileAnswer(c, new TextEncoder().encode(csv), 'text/csv; charset=utf-8', 'attachment', `${nameOf(seen)}.csv`)
}

/** The audit knows who read which letters. */
async function noteReading({ desk: { house, tenant, person, now }, letters }: Seen) {
  const reader = subjectHash(tenant, person.id)
  for (const { caseId, documentId } of letters) {
    await noteAudit(house.store, tenant, { kind: 'documentRead', at: now, caseId, content: { document: documentId, reader } })
  }
}

async function seenOf(c: Page): Promise<Seen | undefined> {
  const desk = await deskOf(c)
  const id = c.req.param('stapel') ?? ''
  if (!isUuid(id)) return undefined
  const batch = await batchById(desk.house.store, desk.tenant, id)
  if (!batch) return undefined
  const letters = await lettersOfBatch(desk.house.store, desk.tenant, id)
  // A pile with letters of a protected class is for those who may see all of it (§ 30 AO).
  return letters.some(({ process }) => desk.hidden.includes(process)) ? undefined : { desk, batch, letters }
}

function dayProblems(on: unknown, { today }: Desk, letters: readonly WaitingLetter[], problems: readonly Problem[]): Problem[] {
  if (typeof on !== 'string') {
    return problems.length ? [] : [{ field: 'tag', message: 'Geben Sie den Tag an, an dem der Stapel zur Post ging.' }]
  }
  if (on > today) return [{ field: 'tag', message: 'Der Tag liegt in der Zukunft. Vermerken Sie den Versand, wenn der Stapel fort ist.' }]
  const late = letters.find(({ createdAt }) => localDateOf(createdAt) > on)
  return late ? [{ field: 'tag', message: `${late.fileNumber ?? late.title} gab es an diesem Tag noch nicht.` }] : []
}

const nameOf = ({ desk, batch }: Seen) =>
  `Druckstapel ${desk.entities[batch.entity]?.name ?? batch.entity} ${localDateOf(batch.madeAt)}`

function batchPage(c: Page, seen: Seen, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200): Promise<Response> {
  const { desk, batch, letters } = seen
  const at = `${desk.base}/druck/stapel/${batch.id}`
  return deskPage(c, {
    desk,
    title: nameOf(seen),
    hasProblems: problems.length > 0,
    place: 'druck',
    children: (
      <>
        <ErrorSummary problems={problems} />
        <p>
          <a href={`${desk.base}/druck`}>Alle Briefe auf Papier</a>
        </p>
        <h1 class="kern-heading-medium">{nameOf(seen)}</h1>
        {batch.sentOn !== null && <p>Zur Post gegeben am {formatDate(batch.sentOn, 'weekday')}.</p>}
        {batch.sentOn === null && (
          <>
            <div class="lz-row">
              <ButtonLink kind="secondary" href={`${at}/stapel.pdf`}>
                Stapel als PDF ({batch.pages} Seiten)
              </ButtonLink>
              <ButtonLink kind="secondary" href={`${at}/adressen.csv`}>
                Adressen als CSV
              </ButtonLink>
            </div>
            <Panel title={letters.length === 1 ? 'Ein Brief' : `${letters.length} Briefe`}>
              <List kind="plain">
                {letters.map((one, i) => (
                  <li class="lz-tight">
                    <p>
                      <span class="lz-num">{i + 1}</span>{' '}
                      <a href={`${desk.base}/vorgaenge/${one.caseId}/zustellung`}>
                        <span class="lz-num">{one.fileNumber}</span> {one.title}
                      </a>{' '}
                      <span class="lz-meta">{one.address.join(' · ')}</span>
                    </p>
                    <p>
                      <a href={`${desk.base}/druck/brief/${encodeURIComponent(one.id)}`}>
                        Herausnehmen<span class="kern-sr-only">: {one.title}, {one.fileNumber}</span>
                      </a>
                    </p>
                  </li>
                ))}
              </List>
            </Panel>
            <form class="lz-flow lz-text" method="post" action={at} novalidate>
              <FieldInput field={FIELDS['tag']!} path="tag" form={{ typed, problems }} />
              <Button>Versand des Stapels vermerken</Button>
              <CsrfField csrf={c.get('csrf')} />
            </form>
          </>
        )}
      </>
    ),
  }, status)
}
