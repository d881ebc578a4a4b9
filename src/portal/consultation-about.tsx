// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Facts } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { telephone } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import type { Asked } from './consultation-link.ts'
import { CONSULTATION } from './consultation.words.ts'

/** The case and who to talk to; its title, which may name people, only for who has typed the code. */
export function About({ asked: { isProven, view: { at, context } } }: { asked: Asked }) {
  const say = useWords(CONSULTATION)
  const entity = context.entities[at.entity]
  const phone = at.assignee?.phone ?? entity?.phone
  return (
    <Facts
      rows={[
        ...(isProven ? [{ label: say.caseTitle, value: <German>{at.title}</German> }] : []),
        { label: say.fileNumber, value: <span class="lz-num">{at.fileNumber}</span> },
        ...(entity ? [{ label: say.authority, value: <German>{`${entity.office}, ${entity.name}`}</German> }] : []),
        ...(at.assignee || phone
          ? [{
              label: say.contact,
              value: <>{at.assignee?.name}{at.assignee && phone && ', '}{phone && <a href={telephone(phone)}>{phone}</a>}</>,
            }]
          : []),
      ]}
    />
  )
}
