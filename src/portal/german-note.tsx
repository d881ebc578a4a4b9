// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { useLanguage, useWords } from '../ui/words.ts'
import { PORTAL } from './portal.words.ts'

/** Why letters stay German on a page that does not; nothing on a German page. */
export function GermanNote() {
  const language = useLanguage()
  const say = useWords(PORTAL)
  if (language === 'de') return null
  return (
    <p class="lz-meta">
      {say.germanLetters} (<span lang="de">§ 23 Abs. 1 VwVfG</span>).
    </p>
  )
}
