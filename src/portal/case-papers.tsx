// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseView } from '../command/house.ts'
import { formatSize } from '../forms/format.ts'
import type { Page } from '../server/web.ts'
import { isUnscanned } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { InboxMessage } from '../store/inbox.ts'
import { spokenText } from '../engine/prepare.ts'
import { List, Paper } from '../ui/list.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { CASE } from './case.words.ts'
import { address } from './frame.tsx'
import { moment } from './moment.ts'
import { isForApplicant } from './paper.ts'
import { Spoken } from './spoken.tsx'

interface PapersProps {
  readonly c: Page
  readonly view: CaseView
  readonly documents: readonly StoredDocument[]
  readonly messages: readonly InboxMessage[]
}

/** Messages and documents of a case, what is new marked. */
export function CasePapers({ c, view, documents, messages }: PapersProps) {
  const office = view.context.entities[view.at.entity]?.office ?? c.get('tenant').name
  const [say, language] = [useWords(CASE), useLanguage()]
  const unread = new Set(messages.filter((one) => one.readAt === null).map((one) => one.documentId))
  const shown = documents.filter((one) => isForApplicant(view.at, one))
  const letters = messages.filter((one) => one.documentId === null)
  return (
    <section aria-labelledby="nachr">
      <h2 class="kern-heading-medium" id="nachr">
        {say.papers}
      </h2>
      {shown.length + letters.length === 0 && <p class="lz-meta">{say.nothing}</p>}
      <List>
        {letters.map(({ id, subject, providedAt, readAt }) => (
          <Paper
            icon="mail"
            href={address(c, `/konto/postfach/${id}`)}
            title={<Spoken prepared={view.prepared} text={subject} />}
            note={say.from(office, moment(providedAt, language))}
            isNew={readAt === null}
          />
        ))}
        {shown.toReversed().map((paper) => (
          <DocumentLine c={c} view={view} paper={paper} office={office} isNew={unread.has(paper.id)} />
        ))}
      </List>
    </section>
  )
}

interface LineProps {
  readonly c: Page
  readonly view: CaseView
  readonly paper: StoredDocument
  readonly office: string
  readonly isNew: boolean
}

function DocumentLine({ c, view, paper, office, isNew }: LineProps) {
  const { id, title, fileName, origin, mediaType, size, createdAt } = paper
  const [say, language] = [useWords(CASE), useLanguage()]
  const isOwn = origin === 'applicant'
  const unscanned = isUnscanned(paper) ? `, ${say.unscanned}` : ''
  const when = moment(createdAt, language)
  return (
    <Paper
      icon="draft"
      href={address(c, `/konto/dokumente/${id}`)}
      title={isOwn ? `${spokenText(view.prepared, title)}: ${fileName}` : <Spoken prepared={view.prepared} text={title} />}
      format={`${mediaType.split('/')[1]!.toUpperCase()}, ${formatSize(size)}${unscanned}`}
      note={isOwn ? say.fromYou(when) : say.from(office, when)}
      isNew={isNew}
    />
  )
}
