// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { describedBy } from './field-frame.tsx'
import type { Control } from './field-frame.tsx'
import { fieldId } from './field-id.ts'
import { FIELD } from './field.words.ts'
import { useWords } from './words.ts'

const PICTURES = 'image/jpeg,image/png'

/** Inputs for pictures that come about on the spot: the camera at once, or the album. */
export function PhotoInputs({ control }: { readonly control: Control }) {
  const { path } = control
  const id = fieldId(path)
  const say = useWords(FIELD)
  return (
    <div class="lz-tight" data-photos>
      <FileInput control={control} id={id} camera />
      {/* A telephone that opens its camera at once offers no album. */}
      <label class="kern-label" for={`${id}-album`} data-plain>
        {say.album}
      </label>
      <FileInput control={control} id={`${id}-album`} />
    </div>
  )
}

/** A signature: drawn where a script runs, otherwise a picture of one on paper. */
export function SignatureInput({ control }: { readonly control: Control }) {
  const say = useWords(FIELD)
  return (
    <div class="lz-tight" data-signature>
      <div class="lz-tight" hidden>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nobody draws on an image */}
        <canvas class="lz-signature" width="1200" height="400" role="img" aria-label={say.drawHere}></canvas>
        <div class="lz-row">
          <button class="kern-btn kern-btn--secondary" type="button">
            <span class="kern-label">{say.drawAnew}</span>
          </button>
          <output class="lz-meta"></output>
        </div>
      </div>
      <p class="lz-meta" data-plain>{say.signaturePicture}</p>
      <FileInput control={control} id={fieldId(control.path)} single />
    </div>
  )
}

function FileInput({ control, id, camera, single }: {
  readonly control: Control
  readonly id: string
  readonly camera?: boolean
  readonly single?: boolean
}) {
  const { path, problem } = control
  return (
    <input
      class={`kern-form-input__input${problem ? ' kern-form-input__input--error' : ''}`}
      type="file"
      id={id}
      name={path}
      accept={PICTURES}
      {...(camera && { capture: 'environment' as const })}
      {...(!single && !camera && { multiple: true })}
      aria-describedby={describedBy(control)}
      aria-invalid={problem ? 'true' : undefined}
    />
  )
}
