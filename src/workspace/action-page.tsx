// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { explainAction } from '../engine/explain-action.ts'
import type { Reason } from '../engine/explain.ts'
import type { Problem } from '../engine/input.ts'
import { textAt } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Filled } from '../forms/usual.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { plainly } from '../ui/plainly.ts'
import { Why } from '../ui/why.tsx'
import { hasConditions } from './action-asked.ts'
import { ActionBeside, besideOf } from './action-beside.tsx'
import { ActionForm } from './action-form.tsx'
import type { KeptPapers } from './action-papers.ts'
import { Consequences, movesDays } from './action-preview.tsx'
import type { Foreseen } from './action-preview.tsx'
import { actionSightOf, initialTyped } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { SimilarRegion } from './ask-similar.tsx'
import { isWordedOutside, WORDED_OUTSIDE } from './asked-outside.ts'
import { caseDeskOf, NOT_OPENED } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { OutsideIsland, OUTSIDE_SCRIPTS } from './outside-island.tsx'
import type { SentForm } from '../server/sent-form.ts'
import { alongOf } from './papers-along.tsx'
import { FeeTable } from './fee-table.tsx'
import { deskPage } from './frame.tsx'

const COLUMNS = {
  notice: 'lz-cols lz-cols--even',
  answers: 'lz-cols lz-cols--right',
  nothing: 'lz-cols lz-text',
}

/** The form of an action, or the reasons why it is not possible now. */
export async function showAction(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  const sight = seen && actionSightOf(seen, c.req.param('action') ?? '', c.req.query('fuer'), c.req.query('ziel'))
  if (!sight) return c.notFound() as Response
  return actionPage(c, {
    sight,
    typed: initialTyped(sight),
    problems: [],
    command: seen.desk.house.newId(),
  })
}

interface Shown {
  readonly sight: ActionSight
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly command: string
  /** The form as it was sent, for what is asked beside the questions of the action. */
  readonly sent?: SentForm
  /** What it would do, once somebody has asked. */
  readonly foreseen?: Foreseen
  /** What came with it before. */
  readonly papers?: KeptPapers
  /** What a press for usual answers has answered. */
  readonly filled?: Filled
  /** Said above the form: what somebody else changed in the meantime. */
  readonly notice?: VNode
}

/** Shows the form with what was typed; 409 and 422 say that nothing was done. */
export async function actionPage(
  c: Page,
  shown: Shown,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { sight, problems, notice } = shown
  const { seen, action, actor, reasons, idle } = sight
  const lost = status === 409 ? shown.typed : undefined
  const along = reasons.length === 0 ? await alongOf(seen, action, shown.sent) : undefined
  return deskPage(
    c,
    {
      desk: seen.desk,
      place: 'meine',
      scripts: [
        ...(hasConditions(sight) ? ['asked.js'] : []),
        ...(seen.at.id === NOT_OPENED ? ['similar.js'] : []),
        ...(action.onSite ? OUTSIDE_SCRIPTS : []),
      ],
      ...(action.onSite && { locates: true }),
      title: pageTitle(seen, stepTitle(sight)),
      hasProblems: problems.length > 0,
      children: (
        <>
          <CaseHead seen={seen} step={stepTitle(sight)} />
          {action.onSite && <OutsideIsland c={c} desk={seen.desk} />}
          {notice}
          <ErrorSummary problems={problems} />
          <div class={action.input?.includes('form') && besideOf(sight) === 'nothing' ? 'lz-cols' : COLUMNS[besideOf(sight)]}>
            <div class="lz-cols">
              <Panel title={stepTitle(sight)} id="aktion">
                {actor.actingFor && <p>Sie handeln in Vertretung für {actor.actingFor.name}.</p>}
                {action.help && <p>{action.help}</p>}
                {reasons.length === 0 && isWordedOutside(sight) && <p class="lz-meta">{WORDED_OUTSIDE}</p>}
                {reasons.length > 0 && <Blocked sight={sight} typed={lost} />}
                {idle && <Idle sight={sight} reason={idle} />}
                {reasons.length === 0 && shown.foreseen && <Consequences foreseen={shown.foreseen} />}
                {reasons.length === 0 && !idle && <ActionForm {...shown} along={along} {...asksFirst(shown)} />}
                <Why
                  title={reasons.length ? 'Warum nicht?' : 'Warum ist das möglich?'}
                  traces={[explainAction(seen.prepared, seen.at, sight.key, actor, seen.context)]}
                />
              </Panel>
              {besideOf(sight) === 'notice' && (
                <Panel title="Gebühr">
                  <FeeTable seen={seen} />
                </Panel>
              )}
            </div>
            <ActionBeside sight={sight} />
          </div>
          {seen.at.id === NOT_OPENED && reasons.length === 0 && <SimilarRegion sight={sight} />}
        </>
      ),
    },
    status,
  )
}

/** `Stellungnahme erfassen: Polizei` where it is about one question. */
const stepTitle = ({ action: { title }, target }: ActionSight) => (target ? `${title}: ${target.title}` : title)

/** Acts that move days are looked at first. */
function asksFirst({ sight: { action }, foreseen }: Shown): { seenKey?: string; next?: string } {
  if (foreseen) return { seenKey: foreseen.key }
  return movesDays(action) ? { next: 'Folgen ansehen' } : {}
}

/** It would be allowed and change nothing: that is said in place of a button. */
function Idle({ sight: { action, seen }, reason }: { sight: ActionSight; reason: Reason }) {
  return (
    <>
      <Alert kind="info" title={`Gerade nichts zu tun: ${action.title}`}>
        <p>{plainly(reason.sentence)}</p>
      </Alert>
      <p>
        <a href={seen.home}>Zurück zum Vorgang</a>
      </p>
    </>
  )
}

/** The reasons; what was typed in vain can still be copied. */
function Blocked({ sight, typed }: { sight: ActionSight; typed: Typed | undefined }) {
  const { action, reasons, seen, names } = sight
  const { fields } = seen.prepared.process
  const rows = names.flatMap((name) => {
    const text = typed === undefined ? '' : textAt(typed, name)
    const isText = fields[name]!.type === 'text' || fields[name]!.type === 'longText'
    if (!text || !isText) return []
    return [{ label: fields[name]!.title, value: <Lines lines={text.split('\n')} /> }]
  })
  return (
    <>
      <Alert kind="info" title={`„${action.title}“ geht noch nicht`}>
        <ul class="lz-tight">
          {reasons.map(({ sentence }) => (
            <li>{plainly(sentence)}</li>
          ))}
        </ul>
      </Alert>
      {rows.length > 0 && (
        <section aria-labelledby="eingaben">
          <h3 id="eingaben">Ihre Eingaben, nicht gespeichert</h3>
          <Facts rows={rows} />
        </section>
      )}
      <p>
        <a href={seen.home}>Zurück zum Vorgang</a>
      </p>
    </>
  )
}
