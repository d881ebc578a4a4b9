// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Step } from '../calendar/step.ts'

/** How a day was computed, line by line with the norm it rests on. */
export function Steps({
  steps,
  basis,
}: {
  readonly steps: readonly Step[]
  readonly basis?: string
}) {
  return (
    <ul class="lz-tight">
      {steps.map((step) => (
        <li class="lz-meta">
          {step.text}
          {step.basis && ` (${step.basis})`}
        </li>
      ))}
      {basis && !steps.some((step) => step.basis === basis) && (
        <li class="lz-meta">Grundlage: {basis}</li>
      )}
    </ul>
  )
}
