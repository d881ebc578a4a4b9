// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A checklist of the office: one press answers what is still open, in sight and to be changed.
import { usualAnswers } from '../forms/usual.ts'
import type { Filled } from '../forms/usual.ts'
import type { Field } from '../process/process.ts'
import { Button } from './button.tsx'
import { fieldId } from './field-id.ts'
import type { FormSight } from './form-sight.ts'

/** Name of the button; its value is `path:answer`. */
export const USUAL = '_uebliche'

/** Offers the usual answers for what is open in a group, and says what a press has answered. */
export function UsualAnswers({ group, path, form }: { group: Field; path: string; form: FormSight }) {
  const { usual, typed } = form
  if (!usual) return null
  const filled = usual.filled?.path === path ? usual.filled : undefined
  const offered = usualAnswers(group, path, typed).filter(({ open }) => open.length > 0)
  if (!filled && offered.length === 0) return null
  const id = `${fieldId(path)}-u`
  return (
    <div class="lz-tight" id={id} tabindex={-1}>
      {filled && <p>{saidOf(filled)}</p>}
      {offered.length > 0 && (
        <div class="lz-row">
          {offered.map(({ text, title }) => (
            <Button kind="secondary" name={USUAL} value={`${path}:${text}`} to={`${usual.to}#${id}`}>
              {`Alle übrigen mit „${title}“ beantworten`}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function saidOf({ count, title }: Filled): string {
  if (count === 0) return 'Es ist keine Frage mehr offen.'
  const what = count === 1 ? 'Eine Frage ist' : `${count} Fragen sind`
  return `${what} jetzt mit „${title}“ beantwortet. Gespeichert ist noch nichts: Sehen Sie die Antworten durch und ändern Sie, was nicht stimmt.`
}
