// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What an application may already be while somebody still captures it: on a press, and by a script
// whenever an answer by which cases are recognised has been given. Asking keeps nothing.
import { traitsOf } from '../command/traits.ts'
import { imagine } from '../engine/imagine.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import { piece } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { List } from '../ui/list.tsx'
import { withoutRemoved } from './action-lists.ts'
import { keepPapers } from './action-papers.ts'
import { actionPage } from './action-page.tsx'
import { actionSightOf } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { ASK } from './ask-similar.tsx'
import type { CaseDesk } from './case-desk.ts'
import { sentCommand } from './command-fields.tsx'
import { RelatedLineItem } from './related-panel.tsx'
import { similarTo } from './related.ts'
import type { Related } from './related.ts'

/** At the foot of the window while one types, and above the form after the press. */
const AT_FOOT = 2
const ON_PAGE = 10

interface Found {
  readonly sight: ActionSight
  readonly form: SentForm
  readonly typed: Typed
  readonly similar: readonly Related[]
  /** Nothing was given yet by which a case is recognised. */
  readonly isEarly: boolean
}

/** Whether the form was sent to ask, not to be captured. */
export async function asksForSimilar(c: Page): Promise<boolean> {
  return (await sentForm(c)).own(ASK) !== undefined
}

/** The form again, with everything typed, and above it what it may already be. */
export async function showSimilar(c: Page, seen: CaseDesk): Promise<Response> {
  const found = await foundOf(c, seen)
  if (!found) return c.notFound() as Response
  const { sight, form, typed } = found
  const command = sentCommand(form, seen.desk.house)
  const { all: papers, refused: problems } = await keepPapers(c, sight, command, form, {})
  return actionPage(c, { sight, typed, problems, command, papers, notice: <SimilarNotice seen={seen} found={found} /> })
}

/** What is similar in few words; empty where there is nothing to say. */
export async function similarPiece(c: Page, seen: CaseDesk): Promise<Response> {
  const found = await foundOf(c, seen)
  if (!found) return c.notFound() as Response
  return piece(c, <SimilarLines seen={seen} found={found} isAsked={found.form.own(ASK) !== undefined} />)
}

async function foundOf(c: Page, seen: CaseDesk): Promise<Found | undefined> {
  const form = await sentForm(c)
  const { prepared, at, context, desk } = seen
  const sight = actionSightOf(seen, c.req.param('action') ?? '', undefined)
  if (!sight || sight.reasons.length > 0) return undefined
  const { values, raw } = parseForm(prepared.process.fields, sight.names, withoutRemoved(form))
  const imagined = imagine(prepared, at, values, context)
  return {
    sight, form, typed: raw,
    similar: await similarTo(desk, prepared.process, imagined),
    isEarly: traitsOf(prepared.process, imagined).length === 0,
  }
}

const NOTHING = 'Kein ähnlicher Vorgang gefunden'
const EARLY = 'Noch fehlt, woran ein Vorgang zu erkennen ist: Name mit Anschrift, E-Mail-Adresse oder Ort und Tage.'

function SimilarNotice({ seen, found: { similar, isEarly } }: { seen: CaseDesk; found: Found }) {
  const isFound = similar.length > 0
  return (
    <Alert kind={isFound ? 'warning' : 'info'} title={isFound ? 'Diesen Antrag gibt es vielleicht schon' : NOTHING}>
      {isFound && (
        <List kind="plain">
          {similar.slice(0, ON_PAGE).map((one) => (
            <RelatedLineItem desk={seen.desk} one={one} isApart />
          ))}
        </List>
      )}
      {isEarly && <p>{EARLY}</p>}
      <p>
        Erfasst ist noch nichts.
      </p>
    </Alert>
  )
}

function SimilarLines({ seen: { desk }, found: { similar, isEarly }, isAsked }: { seen: CaseDesk; found: Found; isAsked: boolean }) {
  if (similar.length === 0) return isAsked ? <p>{isEarly ? EARLY : `${NOTHING}.`}</p> : <></>
  const more = similar.length - AT_FOOT
  return (
    <>
      <p>
        <strong>{similar.length === 1 ? 'Ein ähnlicher Vorgang' : `${similar.length} ähnliche Vorgänge`}</strong>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role */}
      <ul class="lz-tight" role="list">
        {similar.slice(0, AT_FOOT).map(({ line, reasons }) => (
          <li>
            <a href={`${desk.base}/vorgaenge/${line.id}`} target="_blank" rel="noopener">
              {line.fileNumber && <span class="lz-num">{line.fileNumber}</span>} {line.applicant ?? line.title}
              <span class="kern-sr-only"> (öffnet ein neues Fenster)</span>
            </a>
            <br />
            <span class="lz-meta">{reasons.join(', ')}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="lz-meta">{more === 1 ? 'und ein weiterer' : `und ${more} weitere`}</p>}
    </>
  )
}
