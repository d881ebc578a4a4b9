// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Field } from '../process/process.ts'

/** Whether a yes-or-no field is a sentence the person confirms: one checkbox, not two choices. */
export function isDeclaration(field: Field): boolean {
  return field.type === 'boolean' && /^(?:Ich|Wir|Meine|Unsere)\s/.test(field.germanTitle ?? field.title)
}
