// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { OWN_CLAUSES, ownClauseKey } from '../forms/clause-offer.ts'
import type { ClauseOffer } from '../forms/clause-offer.ts'
import { textAt } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { FieldsetFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'

interface ClausesProps {
  readonly control: Control
  readonly typed: Typed
  readonly clauses: readonly ClauseOffer[]
}

/** The kinds of § 36 Abs. 2 VwVfG. */
const KINDS: Readonly<Record<string, string>> = {
  timeLimit: 'Befristung',
  condition: 'Bedingung',
  revocation: 'Widerrufsvorbehalt',
  requirement: 'Auflage',
  requirementReservation: 'Auflagenvorbehalt',
}

/** Clauses to tick, each with its kind and a text that can be changed for this case. */
export function ClausesField({ control, typed, clauses }: ClausesProps) {
  const { path } = control
  const isFresh = ![...typed.keys()].some((name) => name.startsWith(`${path}.`))
  return (
    <FieldsetFrame control={control} class="lz-group">
      <div>
        {clauses.map((clause, i) => {
          const at = `${path}.${clause.key}`
          const id = i === 0 ? fieldId(path) : fieldId(at)
          const text = textAt(typed, `${at}.text`) || clause.text
          const checked = isFresh ? clause.suggested : textAt(typed, `${at}.an`) === 'ja'
          return (
            <div class="lz-clause">
              <div class="kern-form-check">
                <input
                  class="kern-form-check__checkbox"
                  type="checkbox"
                  id={id}
                  name={`${at}.an`}
                  value="ja"
                  checked={checked}
                  aria-describedby={`${id}-e`}
                />
                <label class="kern-label" for={id}>
                  {clause.title}
                </label>
                <span class="lz-meta" id={`${id}-e`}>
                  {KINDS[clause.kind] ?? clause.kind}, {clause.basis}
                </span>
              </div>
              <textarea
                class="kern-form-input__input"
                name={`${at}.text`}
                rows={rowsOf(text)}
                aria-label={`Wortlaut: ${clause.title}`}
              >
                {text}
              </textarea>
            </div>
          )
        })}
      </div>
      <details>
        <summary>Eigene Auflage ergänzen</summary>
        <div class="lz-flow">
          {Array.from({ length: OWN_CLAUSES }, (_, i) => (
            <OwnClause path={`${path}.${ownClauseKey(i + 1)}`} n={i + 1} typed={typed} />
          ))}
        </div>
      </details>
    </FieldsetFrame>
  )
}

function OwnClause({ path, n, typed }: { path: string; n: number; typed: Typed }) {
  const [title, text] = [`${path}.title`, `${path}.text`]
  return (
    <div class="lz-tight">
      <div class="kern-form-input">
        <label class="kern-label" for={fieldId(title)}>
          Eigene Auflage {n}: Überschrift
        </label>
        <input
          class="kern-form-input__input"
          id={fieldId(title)}
          name={title}
          type="text"
          value={textAt(typed, title)}
        />
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for={fieldId(text)}>
          Eigene Auflage {n}: Wortlaut
        </label>
        <textarea class="kern-form-input__input" id={fieldId(text)} name={text} rows={2}>
          {textAt(typed, text)}
        </textarea>
      </div>
    </div>
  )
}

const CHARS_PER_ROW = 70
const rowsOf = (text: string) => Math.min(8, Math.max(2, Math.ceil(text.length / CHARS_PER_ROW)))
