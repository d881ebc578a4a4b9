// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A command runs on the German process; what it is refused with is said as the person reads.
import type { Case } from '../engine/case.ts'
import type { Act, Opening, Refusal } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { decide } from '../engine/decide.ts'
import { offers } from '../engine/offers.ts'
import type { Prepared } from '../engine/prepare.ts'
import { ReferencesNeeded } from '../engine/references-needed.ts'
import { FORM } from './form.words.ts'

/**
 * The refusal in the language the process is prepared in: the same command is decided once more on
 * that process, and nothing comes of it but its sentences.
 */
export function saidRefusal(
  prepared: Prepared, before: Case | Opening, command: Act, context: Context, refused: Refusal,
): Refusal {
  if (prepared.language === 'de') return refused
  const again = refusalOf(prepared, before, command, context)
  if (again?.kind === refused.kind && isSaid(prepared, before, command, context, again)) return again
  const say = FORM[prepared.language]
  switch (refused.kind) {
    case 'unknown': return { kind: 'unknown', message: say.unknownCase }
    case 'notAllowed': return { kind: 'notAllowed', message: say.notAllowed }
    case 'input': return refused
    case 'blocked':
    case 'conflict': return { kind: refused.kind, message: say.notNow }
  }
}

/** Preconditions are named in the texts of the process; the parts of a rule only in German. */
function isSaid(
  prepared: Prepared, before: Case | Opening, { action, actor }: Act, context: Context, { kind }: Refusal,
): boolean {
  if (kind === 'notAllowed' || kind === 'unknown') return false
  if (kind !== 'blocked' || !('sequence' in before)) return true
  return offers(prepared, before, actor, context).some((one) => one.action === action && one.near)
}

/** In place of the numbers a command sets aside: nothing of this is kept. */
const NUMBERS = { fileNumber: '–', paymentReference: '–', code: '–' }

function refusalOf(
  prepared: Prepared, before: Case | Opening, command: Act, context: Context,
): Refusal | undefined {
  try {
    const decided = decide(prepared, before, command, { ...context, reserved: NUMBERS })
    return 'refusal' in decided ? decided.refusal : undefined
  } catch (error) {
    // Several cash offices each need a number: whoever gets that far is not refused.
    if (error instanceof ReferencesNeeded) return undefined
    throw error
  }
}
