// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { Facts, Lines } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { telephone } from '../ui/site.ts'
import { useLanguage, useWords } from '../ui/words.ts'
import type { Asked } from './consultation-link.ts'
import { CONSULTATION } from './consultation.words.ts'

/** Who asks whom, and by when. */
export function AskedHead({ asked: { view, consultation }, name }: { asked: Asked; name: string }) {
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  return (
    <header class="lz-tight">
      <p class="lz-meta">
        {view.prepared.process.title} · {say.to(consultation.title)}
      </p>
      <h1 class="kern-heading-large">{say.asks(name)}</h1>
      <p>{say.by(formatDate(consultation.due, 'weekday', language))}</p>
    </header>
  )
}

/** What is asked, in the words of the office. */
export function Question({ asked: { consultation } }: { asked: Asked }) {
  const say = useWords(CONSULTATION)
  return (
    <section class="lz-panel" aria-labelledby="frage">
      <h2 class="kern-heading-small" id="frage">
        {say.question}
      </h2>
      <p>
        <German>
          <Lines lines={consultation.question.split('\n')} />
        </German>
      </p>
    </section>
  )
}

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
