// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatSize } from '../forms/format.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { PhotoInputs, SignatureInput } from './capture-field.tsx'
import { FIELD } from './field.words.ts'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

/** A file that is already there; `id` goes with the button that removes it. */
export interface ShownFile {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly href?: string
  /** Media type; pictures with an address are shown small. */
  readonly type?: string
  readonly unscanned?: boolean
}

const FORMATS: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG' }

/** Name of the buttons that take a file away; their value is `path:id`. */
export const REMOVE_FILE = '_datei_entfernen'

/** Name of the buttons that put a file before the one above it; their value is `path:id`. */
export const RAISE_FILE = '_datei_nach_oben'

/** Files that are there, and an input for more; a telephone offers its camera. */
export function FileField({
  control,
  files,
  keepsOriginal,
  isOrdered,
}: {
  readonly control: Control
  readonly files: readonly ShownFile[]
  readonly keepsOriginal: boolean
  /** Whoever sends them may choose their order. */
  readonly isOrdered: boolean
}) {
  const { path, problem } = control
  const say = useWords(FIELD)
  return (
    <FieldFrame control={control}>
      {files.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role
        <ul class="lz-list lz-files" role="list">
          {files.map(({ id, name, size, href, type = '', unscanned }, i) => (
            <li>
              {href && type.startsWith('image/') ? (
                <img class="lz-preview" src={href} alt="" loading="lazy" />
              ) : (
                <Icon name="draft" />
              )}
              <span>
                {href ? <a href={href}>{name}</a> : name}{' '}
                <span class="lz-meta">
                  {FORMATS[type] ? `${FORMATS[type]}, ` : ''}
                  {formatSize(size)}
                  {unscanned && `, ${say.unscanned}`}
                </span>
              </span>
              <span class="lz-row">
                {isOrdered && i > 0 && (
                  <button class="lz-link" type="submit" name={RAISE_FILE} value={`${path}:${id}`}>
                    {say.raise}
                    <span class="kern-sr-only"> ({name})</span>
                  </button>
                )}
                <button class="lz-link" type="submit" name={REMOVE_FILE} value={`${path}:${id}`}>
                  {say.remove}
                  <span class="kern-sr-only"> ({name})</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {keepsOriginal && <p class="lz-meta">{say.keepsOriginal}</p>}
      {control.field.capture === 'photo' && <PhotoInputs control={control} />}
      {control.field.capture === 'signature' && <SignatureInput control={control} />}
      {control.field.capture === undefined && <input
        class={`kern-form-input__input${problem ? ' kern-form-input__input--error' : ''}`}
        type="file"
        id={fieldId(path)}
        name={path}
        multiple
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={describedBy(control)}
        aria-invalid={problem ? 'true' : undefined}
      />}
    </FieldFrame>
  )
}
