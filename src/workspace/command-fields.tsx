// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { House } from '../command/house.ts'
import type { Case } from '../engine/case.ts'
import type { SentForm } from '../server/sent-form.ts'
import { isUuid } from '../store/uuid.ts'

/** Names of the hidden fields by which a form is recognised, repeated and compared. */
export const COMMAND = '_befehl'
export const REVISION = '_stand'
export const SEQUENCE = '_folge'
export const ACTING_FOR = '_fuer'
/** The question to another body whose answer a form takes. */
export const TARGET = '_ziel'

/** The id a form came with, or a new one: what is sent twice is done once. */
export function sentCommand(form: Pick<SentForm, 'own'>, house: House): string {
  const sent = form.own(COMMAND) ?? ''
  return isUuid(sent) ? sent : house.newId()
}

interface Props {
  /** Made when the form is shown, so that sending it twice does it once. */
  readonly command: string
  /** The case as the person sees it. */
  readonly at: Pick<Case, 'revision' | 'sequence'>
  readonly actingFor?: string | undefined
  readonly target?: string | undefined
}

/** What every form of an action carries unseen. */
export function CommandFields({ command, at, actingFor, target }: Props) {
  return (
    <>
      <input type="hidden" name={COMMAND} value={command} />
      <input type="hidden" name={REVISION} value={at.revision} />
      <input type="hidden" name={SEQUENCE} value={at.sequence} />
      {target !== undefined && <input type="hidden" name={TARGET} value={target} />}
      {actingFor !== undefined && <input type="hidden" name={ACTING_FOR} value={actingFor} />}
    </>
  )
}
