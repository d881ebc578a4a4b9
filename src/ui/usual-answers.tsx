// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A checklist of the office: one press answers what is still open, in sight and to be changed.
import { usualAnswers } from '../forms/usual.ts'
import type { Field } from '../process/process.ts'
import { Button } from './button.tsx'
import { fieldId } from './field-id.ts'
import type { FormSight } from './form-sight.ts'
import { USUAL_ANSWERS } from './usual-answers.words.ts'
import { useWords } from './words.ts'

/** Name of the button; its value is `path:answer`. */
export const USUAL = '_uebliche'

/** Offers the usual answers for what is open in a group, and says what a press has answered. */
export function UsualAnswers({ group, path, form }: { group: Field; path: string; form: FormSight }) {
  const say = useWords(USUAL_ANSWERS)
  const { usual, typed } = form
  if (!usual) return null
  const filled = usual.filled?.path === path ? usual.filled : undefined
  const offered = usualAnswers(group, path, typed).filter(({ open }) => open.length > 0)
  if (!filled && offered.length === 0) return null
  const id = `${fieldId(path)}-u`
  return (
    <div class="lz-tight" id={id} tabindex={-1}>
      {filled && <p>{filled.count === 0 ? say.none : say.filled(filled.count, filled.title)}</p>}
      {offered.length > 0 && (
        <div class="lz-row">
          {offered.map(({ text, title }) => (
            <Button kind="secondary" name={USUAL} value={`${path}:${text}`} to={`${usual.to}#${id}`}>
              {say.others(title)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
