// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../engine/input.ts'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { Icon } from './icon.tsx'
import { problemText } from './problem-text.ts'
import { numberWord } from './number-word.ts'
import { useWords } from './words.ts'

interface SummaryProps {
  readonly problems: readonly Problem[]
  /** Address of a field on another page; on this page it is `#id`. */
  readonly href?: (path: string) => string
}

/** What is still wrong, at the top of the page, each linking to its field. Nothing when all is well. */
export function ErrorSummary({ problems, href }: SummaryProps) {
  const say = useWords(FIELD)
  if (problems.length === 0) return null
  const address = (path: string) => href?.(path) ?? `#${fieldId(path)}`
  return (
    <div
      class="kern-alert kern-alert--danger"
      role="alert"
      tabindex={-1}
      autofocus
      aria-labelledby="fehler"
    >
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title" id="fehler">
          {say.wrong(problems.length, numberWord(problems.length))}
        </h2>
      </div>
      <div class="kern-alert__body">
        <ul class="lz-tight">
          {problems.map((one) => (
            <li>
              {one.field ? (
                <a href={address(one.field)}>{problemText(one.message)}</a>
              ) : (
                problemText(one.message)
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
