// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { spokenText } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import { German } from '../ui/german.tsx'

interface SpokenProps {
  /** The process in the language of the page. */
  readonly prepared: Prepared
  /** A text that was fixed in German, such as the title of a letter. */
  readonly text: string
}

/** A text its process can say in the language of the page, else as it is, marked as German. */
export function Spoken({ prepared, text }: SpokenProps) {
  const said = spokenText(prepared, text)
  return said === text ? <German>{text}</German> : <>{said}</>
}
