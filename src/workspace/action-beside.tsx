// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { ButtonLink } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import type { ActionSight } from './action-sight.ts'
import { ConsultationLines } from './consultation-lines.tsx'
import { LetterFindings, Rewordings } from './letter-findings.tsx'
import { LetterView } from './letter-view.tsx'
import { draftNotice, noticeOf } from './notice.ts'

/** What there is to look at beside the form: the notice to sign, or answers to draft from. */
export function besideOf(sight: ActionSight): 'notice' | 'answers' | 'nothing' {
  if (letterOf(sight) !== undefined) return 'notice'
  return sight.clauses.length > 0 && sight.seen.at.consultations.length > 0 ? 'answers' : 'nothing'
}

function letterOf({ action, seen, reasons }: ActionSight): string | undefined {
  return reasons.length ? undefined : noticeOf(seen.prepared.process, action)
}

/** What one should have before one's eyes: the notice, or the answers of the bodies. */
export function ActionBeside({ sight }: { sight: ActionSight }) {
  const letter = letterOf(sight)
  if (letter !== undefined) return <Notice sight={sight} letter={letter} />
  if (besideOf(sight) === 'nothing') return null
  return (
    <Panel title="Stellungnahmen">
      <ConsultationLines seen={sight.seen} />
    </Panel>
  )
}

function Notice({ sight: { seen }, letter }: { sight: ActionSight; letter: string }) {
  const draft = draftNotice(seen, letter)
  return (
    <section class="lz-flow" aria-labelledby="vorschau">
      <header class="lz-row">
        <h2 class="kern-heading-small" id="vorschau">
          So geht der Bescheid hinaus
        </h2>
        <div class="lz-end">
          <ButtonLink kind="secondary" href={`${seen.home}/entwurf.pdf`}>
            Als PDF ansehen
          </ButtonLink>
        </div>
      </header>
      {'missing' in draft ? (
        <p>{draft.missing}</p>
      ) : (
        <>
          <LetterFindings seen={seen} draft={draft} />
          <LetterView content={draft.content} label="Vorschau des Bescheids" />
          <Rewordings draft={draft} />
        </>
      )}
    </section>
  )
}
