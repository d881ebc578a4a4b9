// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A case that begins at the counter, on the telephone or with a letter: the desk opens it itself.
import { offersFor } from '../command/case-view.ts'
import { contextFor } from '../command/settings.ts'
import { openCase } from '../engine/decide.ts'
import type { Opening } from '../engine/command.ts'
import { evolve } from '../engine/evolve.ts'
import type { Prepared } from '../engine/prepare.ts'
import { caseIdOf } from '../portal/submit.ts'
import type { Process } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { Go, List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { askedWith } from './action-asked.ts'
import { actionPage } from './action-page.tsx'
import { actionSightOf, initialTyped } from './action-sight.ts'
import { submitFor } from './action-submit.tsx'
import { deskView, NOT_OPENED } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { asksForSimilar, showSimilar, similarPiece } from './capture-similar.tsx'
import { deskPage } from './frame.tsx'
import { actorFor } from './tasks.ts'

/** As the history and the lists know a case that did not come through the portal. */
const CHANNEL = 'paper'

/** The form by which a case of a procedure begins. */
interface Beginning {
  readonly href: string
  readonly process: Process
}

/** The procedures this person may open a case of. */
export async function showNew(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const beginnings = await beginningsOf(c, desk)
  return deskPage(c, {
    desk,
    title: 'Antrag erfassen',
    place: 'meine',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">Antrag erfassen</h1>
        <p>Für Anträge, die mit der Post, am Telefon oder am Schalter kommen. Welches Verfahren ist es?</p>
        {beginnings.length === 0 && (
          <Empty>
            <p>In Ihren Rollen können Sie keine Anträge erfassen.</p>
          </Empty>
        )}
        <List>
          {beginnings.map(({ href, process: { title, summary } }) => (
            <Go href={href} title={title} note={summary} />
          ))}
        </List>
      </div>
    ),
  })
}

/** An address without an action is a step back to the choice. */
export async function backToNew(c: Page): Promise<Response> {
  return redirectTo(c, `${(await deskOf(c)).base}/neu`)
}

/** The form that opens a case. */
export async function showCapture(c: Page): Promise<Response> {
  const seen = await newCaseOf(c)
  const sight = seen && actionSightOf(seen, c.req.param('action') ?? '', undefined)
  if (!sight || sight.reasons.length > 0) return c.notFound() as Response
  return actionPage(c, { sight, typed: initialTyped(sight), problems: [], command: seen.desk.house.newId() })
}

/** Opens the case, once however often the form is sent. */
export async function submitCapture(c: Page): Promise<Response> {
  const seen = await newCaseOf(c)
  if (!seen) return c.notFound() as Response
  if (await asksForSimilar(c)) return showSimilar(c, seen)
  return submitFor(c, seen, {
    target: (command) => ({
      open: { ...openingIn(seen.desk), case: caseIdOf(`capture ${command}`) },
      process: seen.prepared.process.id,
    }),
    home: ({ id }) => `${seen.desk.base}/vorgaenge/${id}`,
  })
}

/** What is similar to the form as it stands, for the script of its page. */
export async function findSimilar(c: Page): Promise<Response> {
  const seen = await newCaseOf(c)
  return seen ? similarPiece(c, seen) : (c.notFound() as Response)
}

/** Which of its questions are asked now, for the script of its page. */
export async function showCaptureAsked(c: Page): Promise<Response> {
  const seen = await newCaseOf(c)
  return seen ? askedWith(c, seen) : (c.notFound() as Response)
}

async function beginningsOf(c: Page, desk: Desk): Promise<Beginning[]> {
  const found = []
  for (const prepared of desk.processes) {
    const beginning = await beginningOf(c, desk, prepared)
    if (beginning) found.push(beginning)
  }
  return found
}

/** How this person may open a case of a procedure; undefined if they may not. */
export async function beginningOf(c: Page, desk: Desk, prepared: Prepared): Promise<Beginning | undefined> {
  const seen = await newCase(c, desk, prepared)
  const { actions } = prepared.process
  const first = offersFor(seen, actorFor(desk.person, prepared.process)).find(
    (one) => one.offered && actions[one.action]!.input?.includes('form'),
  )
  return first && { href: `${seen.home}/aktion/${encodeURIComponent(first.action)}`, process: prepared.process }
}

async function newCaseOf(c: Page): Promise<CaseDesk | undefined> {
  const desk = await deskOf(c)
  const prepared = desk.processes.find(({ process }) => process.id === c.req.param('process'))
  return prepared && newCase(c, desk, prepared)
}

const openingIn = (desk: Desk): Omit<Opening, 'case'> => ({ entity: Object.keys(desk.entities)[0]!, channel: CHANNEL })

/** The case as it would be before anybody acted. */
async function newCase(c: Page, desk: Desk, prepared: Prepared): Promise<CaseDesk> {
  const context = await contextFor(desk.house, desk.tenant, prepared.process.id)
  const at = evolve(undefined, openCase(prepared, { ...openingIn(desk), case: NOT_OPENED }, context))
  const home = `${desk.base}/neu/${encodeURIComponent(prepared.process.id)}`
  return deskView(c, desk, { at: { ...at, title: 'Neuer Antrag' }, prepared, context }, home)
}
