// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { askedOfApplicants } from '../process/asked-of-applicants.ts'
import type { Field } from '../process/process.ts'
import type { ActionSight } from './action-sight.ts'

/** Words that speak to, or for, the person in front of the form. */
const PERSONAL = /(?<!\p{L})(Sie|Ihnen|Ihr(e[mnrs]?)?|[Ii]ch|[Mm]eine?|[Ww]ir)(?!\p{L})/u

/** Said above questions of which the desk could think they are meant for itself. */
export const WORDED_OUTSIDE = 'Die Fragen stehen hier so, wie Antragsteller sie lesen: „Sie“ meint, wer den Antrag stellt.'

/** Whether the desk is asked questions that speak to applicants, because these answer them too. */
export function isWordedOutside({ seen: { prepared: { process } }, names }: Pick<ActionSight, 'seen' | 'names'>): boolean {
  const theirs = askedOfApplicants(process)
  return names.some((name) => theirs.has(name) && textsOf(process.fields[name]!).some((text) => PERSONAL.test(text)))
}

function textsOf({ title, help = '', options = {}, fields = {} }: Field): string[] {
  const inside = Object.values(fields).flatMap(textsOf)
  return [title, help, ...Object.values(options).map((option) => (typeof option === 'string' ? option : option.title)), ...inside]
}
