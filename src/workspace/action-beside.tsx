// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { ButtonLink } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import type { ActionSight } from './action-sight.ts'
import { ConsultationLines } from './consultation-lines.tsx'
import { FeeTable } from './fee-table.tsx'
import { LetterView } from './letter-view.tsx'
import { draftNotice, noticeOf } from './notice.ts'

/** Whether there is something to look at beside the form: the notice to sign, answers to draft from. */
export function isBroad(sight: ActionSight): boolean {
  return letterOf(sight) !== undefined || hasAnswers(sight)
}

function letterOf({ action, seen, reasons }: ActionSight): string | undefined {
  return reasons.length ? undefined : noticeOf(seen.prepared.process, action)
}

const hasAnswers = ({ clauses, seen }: ActionSight) => clauses.length > 0 && seen.at.consultations.length > 0

/** What one should have before one's eyes: the notice with its fee, or the answers of the bodies. */
export function ActionBeside({ sight }: { sight: ActionSight }) {
  const letter = letterOf(sight)
  if (letter !== undefined) return <Notice sight={sight} letter={letter} />
  if (!hasAnswers(sight)) return null
  return <Panel title="Stellungnahmen"><ConsultationLines seen={sight.seen} /></Panel>
}

function Notice({ sight: { seen }, letter }: { sight: ActionSight; letter: string }) {
  const draft = draftNotice(seen, letter)
  return (
    <div class="lz-cols">
      <Panel title="Gebühr"><FeeTable seen={seen} /></Panel>
      <section class="lz-flow" aria-labelledby="vorschau">
        <header class="lz-row">
          <h2 class="kern-heading-small" id="vorschau">So geht der Bescheid hinaus</h2>
          <div class="lz-end"><ButtonLink kind="secondary" href={`${seen.home}/entwurf.pdf`}>Als PDF ansehen</ButtonLink></div>
        </header>
        {'missing' in draft ? <p>{draft.missing}</p> : <LetterView content={draft.content} label="Vorschau des Bescheids" />}
      </section>
    </div>
  )
}
