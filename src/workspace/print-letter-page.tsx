// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One letter that waits for paper: sent by itself, another way, or kept out of the batches.
import { localDateOf } from '../calendar/instant.ts'
import type { Problem } from '../engine/input.ts'
import { entriesOf } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { takeOut, waitingLetters } from '../store/paper-letters.ts'
import type { WaitingLetter } from '../store/paper-letters.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'
import { SENDING } from './by-hand-page.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import { addressFindings } from './print-address.ts'
import { sendLetter } from './print-batch.ts'

const REASON: Readonly<Record<string, Field>> = {
  grund: { type: 'text', title: 'Warum nehmen Sie den Brief heraus?', length: 300 },
}

interface Seen {
  readonly desk: Desk
  readonly letter: WaitingLetter
}

/** The letter with the two things one can do about it. */
export async function showPrintLetter(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return c.notFound() as Response
  const start = typedOf(entriesOf(SENDING, Object.keys(SENDING), { weg: 'post', tag: seen.desk.today }))
  return letterPage(c, seen, start, [])
}

/** Notes the dispatch of this letter, takes it out with a reason, or puts it back. */
export async function submitPrintLetter(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return redirectTo(c, `${(await deskOf(c)).base}/druck`)
  const { desk, letter } = seen
  const form = await sentForm(c)
  const what = form.text('tun')
  const done = (note: string) => redirectTo(c, `${desk.base}/druck?vermerkt=${note}`)
  if (what === 'zurueck') {
    await takeOut(desk.house.store, desk.tenant, letter.id, null)
    return done('wieder')
  }
  const fields = what === 'heraus' ? REASON : SENDING
  const { values, problems, raw } = parseForm(fields, Object.keys(fields), form.entries)
  const all = [...problems, ...missing(fields, values, problems), ...wrongDay(values['tag'], seen)]
  if (all.length) return letterPage(c, seen, raw, all, 422)
  if (what === 'heraus') {
    await takeOut(desk.house.store, desk.tenant, letter.id, String(values['grund']))
    return done('heraus')
  }
  await sendLetter(desk, letter, String(values['tag']), String(values['weg']))
  return done('gesendet')
}

async function seenOf(c: Page): Promise<Seen | undefined> {
  const desk = await deskOf(c)
  const letters = await waitingLetters(desk.house.store, desk.tenant, desk.hidden)
  const letter = letters.find(({ id }) => id === c.req.param('brief'))
  return letter && { desk, letter }
}

function missing(fields: Readonly<Record<string, Field>>, values: Readonly<Record<string, unknown>>, problems: readonly Problem[]): Problem[] {
  return Object.entries(fields)
    .filter(([key]) => (values[key] ?? null) === null && !problems.some(({ field }) => field === key))
    .map(([field, { title }]) => ({ field, message: `${title.replace(/\?$/, '')}: Diese Angabe fehlt.` }))
}

function wrongDay(on: unknown, { desk, letter }: Seen): Problem[] {
  if (typeof on !== 'string') return []
  if (on > desk.today) return [{ field: 'tag', message: 'Der Tag liegt in der Zukunft. Vermerken Sie den Versand, wenn der Brief fort ist.' }]
  return on < localDateOf(letter.createdAt) ? [{ field: 'tag', message: 'An diesem Tag gab es den Brief noch nicht.' }] : []
}

function letterPage(c: Page, { desk, letter }: Seen, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200): Promise<Response> {
  const at = `${desk.base}/druck/brief/${encodeURIComponent(letter.id)}`
  const form = { typed, problems }
  const csrf = c.get('csrf')
  return deskPage(c, {
    desk,
    title: `Brief ${letter.fileNumber ?? ''}`,
    hasProblems: problems.length > 0,
    place: 'druck',
    children: (
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <p>
          <a href={`${desk.base}/druck`}>Alle Briefe auf Papier</a>
        </p>
        <h1 class="kern-heading-medium">{letter.title}</h1>
        <p>
          <a href={`${desk.base}/vorgaenge/${letter.caseId}/zustellung`}>
            Vorgang <span class="lz-num">{letter.fileNumber}</span>
          </a>{' '}
          · <a href={`${desk.base}/vorgaenge/${letter.caseId}/dokumente/${letter.documentId}`}>Brief als PDF</a>
        </p>
        <p>{letter.address.join(' · ') || 'ohne Anschrift'}</p>
        {addressFindings(letter.address).map(({ text }) => (
          <p>{text}</p>
        ))}
        <Panel title="Einzeln versenden">
          <form class="lz-flow" method="post" action={at} novalidate>
            {Object.entries(SENDING).map(([path, field]) => (
              <FieldInput field={field} path={path} form={form} />
            ))}
            <Button name="tun" value="senden">
              Versand vermerken
            </Button>
            <CsrfField csrf={csrf} />
          </form>
        </Panel>
        <Panel title="Nicht mit dem Stapel">
          <form class="lz-flow" method="post" action={at} novalidate>
            {letter.takenOut === null ? (
              <>
                <FieldInput field={REASON['grund']!} path="grund" form={form} />
                <Button kind="secondary" name="tun" value="heraus">
                  Herausnehmen
                </Button>
              </>
            ) : (
              <>
                <p>Herausgenommen: {letter.takenOut}</p>
                <Button kind="secondary" name="tun" value="zurueck">
                  Wieder aufnehmen
                </Button>
              </>
            )}
            <CsrfField csrf={csrf} />
          </form>
        </Panel>
      </div>
    ),
  }, status)
}
