// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseView } from '../command/house.ts'
import { EmailLink } from '../ui/email-link.tsx'
import { telephone } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import { CASE } from './case.words.ts'

/** Where the process takes no message any more, people still may ask. */
export function AskOffice({ view }: { view: CaseView }) {
  const say = useWords(CASE)
  const entity = view.context.entities[view.at.entity]
  if (!entity) return <p>{say.noWriting}</p>
  return (
    <p>
      {say.noWriting} {entity.office}, <a href={telephone(entity.phone)}>{entity.phone}</a>
      {entity.email && (
        <>
          , <EmailLink email={entity.email} />
        </>
      )}
    </p>
  )
}
