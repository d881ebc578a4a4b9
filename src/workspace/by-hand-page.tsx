// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a service could not do was done by a person: the case hears of it as it would of the service.
import { execute } from '../command/execute.ts'
import type { Values } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import type { Problem } from '../engine/input.ts'
import { entriesOf } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { parkedEffects } from '../store/queue.ts'
import type { ParkedEffect } from '../store/queue.ts'
import { caseLine } from '../store/worklist.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'

/** Work a person can do in the place of a service; the rest needs the machine. */
export const BY_HAND: ReadonlySet<string> = new Set(['deliver', 'message', 'mail', 'consult', 'remind', 'receivable'])

type Fields = Readonly<Record<string, Field>>

/** How and when a single letter went out. */
export const SENDING: Fields = {
  weg: {
    type: 'choice',
    title: 'Wie ist der Brief hinausgegangen?',
    options: {
      post: 'Mit der Post',
      pzu: 'Mit Postzustellungsurkunde',
      handover: 'Persönlich ausgehändigt',
    },
  },
  tag: {
    type: 'date',
    title: 'An welchem Tag?',
    help: 'Bei der Post der Tag des Absendens, sonst der Tag der Zustellung. Von ihm an rechnen die Fristen.',
  },
}

const DOING: Fields = {
  grund: { type: 'longText', title: 'Was haben Sie getan?', help: 'Der Satz steht danach in der Akte.', length: 1000 },
}

interface Seen {
  readonly desk: Desk
  readonly one: ParkedEffect
  readonly fields: Fields
}

/** The form by which a person says what was done in the place of a service. */
export async function showByHand(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return c.notFound() as Response
  const start: Values = seen.one.kind === 'deliver' ? { weg: 'post', tag: seen.desk.today } : {}
  return formPage(c, seen, typedOf(entriesOf(seen.fields, Object.keys(seen.fields), start)), [])
}

/** Tells the case what was done by hand; done twice it counts once, by the id of the work. */
export async function submitByHand(c: Page): Promise<Response> {
  const seen = await seenOf(c)
  if (!seen) return redirectTo(c, `${(await deskOf(c)).base}/uebergaben`)
  const { desk, one, fields } = seen
  const { values, problems, raw } = parseForm(fields, Object.keys(fields), (await sentForm(c)).entries)
  const all = [...problems, ...missing(fields, values, problems), ...tooLate(values, desk)]
  if (all.length) return formPage(c, seen, raw, all, 422)
  const command: Outcome = { kind: 'outcome', id: `outcome:${one.id}`, result: resultOf(desk, one, values) }
  const done = await execute(desk.house, desk.tenant, command, { case: one.caseId }, one.id)
  if ('refusal' in done) throw new Error(`work ${one.id}: ${done.refusal.message}`)
  return redirectTo(c, `${desk.base}/uebergaben?erledigt=1`)
}

async function seenOf(c: Page): Promise<Seen | undefined> {
  const desk = await deskOf(c)
  const parked = await parkedEffects(desk.house.store, desk.tenant, desk.hidden)
  const one = parked.find((effect) => effect.id === c.req.param('auftrag'))
  if (!one || !BY_HAND.has(one.kind)) return undefined
  return { desk, one, fields: one.kind === 'deliver' ? SENDING : DOING }
}

function missing(fields: Fields, values: Values, problems: readonly Problem[]): Problem[] {
  return Object.entries(fields)
    .filter(([key]) => (values[key] ?? null) === null && !problems.some(({ field }) => field === key))
    .map(([field, { title }]) => ({ field, message: `${title.replace(/\?$/, '')}: Diese Angabe fehlt.` }))
}

function tooLate({ tag }: Values, { today }: Desk): Problem[] {
  if (typeof tag !== 'string' || tag <= today) return []
  return [{ field: 'tag', message: 'Der Tag liegt in der Zukunft. Vermerken Sie den Versand, wenn der Brief fort ist.' }]
}

function resultOf({ person: { id, name } }: Desk, one: ParkedEffect, values: Values): Outcome['result'] {
  const by = { id, name }
  if (one.kind !== 'deliver') return { kind: 'handled', work: one.kind, reason: String(values['grund']), by }
  const { delivery } = one.payload as { delivery: string }
  return { kind: 'provided', delivery, on: String(values['tag']), channel: String(values['weg']), by }
}

async function formPage(
  c: Page, { desk, one, fields }: Seen, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200,
): Promise<Response> {
  const line = await caseLine(desk.house.store, desk.tenant, one.caseId)
  const title = one.kind === 'deliver' ? 'Versand vermerken' : 'Von Hand erledigt'
  return deskPage(c, {
    desk,
    title,
    place: 'uebergaben',
    children: (
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-medium">{title}</h1>
        {line && (
          <p>
            <a href={`${desk.base}/vorgaenge/${line.id}`}>
              <span class="lz-num">{line.fileNumber}</span> {line.title}
            </a>
          </p>
        )}
        <p class="lz-meta">{one.lastError}</p>
        <form
          class="lz-flow"
          method="post"
          action={`${desk.base}/uebergaben/${encodeURIComponent(one.id)}`}
          novalidate
        >
          {Object.entries(fields).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <div class="lz-row">
            <Button>{title}</Button>
            <a href={`${desk.base}/uebergaben`}>Abbrechen</a>
          </div>
          <CsrfField csrf={c.get('csrf')} />
        </form>
      </div>
    ),
  }, status)
}
