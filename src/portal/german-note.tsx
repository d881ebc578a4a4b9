// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Prepared } from '../engine/prepare.ts'
import { useLanguage, useWords } from '../ui/words.ts'
import { PORTAL } from './portal.words.ts'

const LAW = '§\u00a023\u00a0Abs.\u00a01\u00a0VwVfG'

/** Why letters stay German on a page that does not; nothing on a German page. */
export function GermanNote() {
  const language = useLanguage()
  const say = useWords(PORTAL)
  if (language === 'de') return null
  const [before, after] = say.germanLetters(LAW).split(LAW)
  return (
    <p class="lz-meta">
      {before}
      <span lang="de">{LAW}</span>
      {after}
    </p>
  )
}

/** Said where a process has no texts in the language of the page, such as one the municipality made. */
export function UntranslatedNote({ prepared: { process } }: { readonly prepared: Prepared }) {
  const language = useLanguage()
  const say = useWords(PORTAL)
  if (language === 'de' || process.translations?.[language] !== undefined) return null
  return <p class="lz-meta">{say.untranslated}</p>
}
