// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Actor } from '../engine/actor.ts'
import { APPLICATION } from '../engine/consulting.ts'
import { formatSize } from '../forms/format.ts'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { documentById, isUnscanned } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { noteLinkRead } from '../store/link-reads.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { List, Paper } from '../ui/list.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { ActionForm } from './action-form.tsx'
import { CASE } from './case.words.ts'
import { About, AskedHead, Question } from './consultation-about.tsx'
import { askedBy } from './consultation-link.ts'
import type { Asked } from './consultation-link.ts'
import { lockedPage } from './consultation-locked.tsx'
import { goneLink, overPage } from './consultation-over.tsx'
import { changedSinceAsked, papersAlong } from './consultation-paper.ts'
import { CONSULTATION } from './consultation.words.ts'
import { address, portalPage } from './frame.tsx'
import { receiveAction } from './receive-action.ts'
import type { Received } from './receive-action.ts'
import { Spoken } from './spoken.tsx'

/** The page of a body that was asked: what it is about, the papers for it, by when, and its answer. Nothing else. */
export async function consultationPage(c: Page): Promise<Response> {
  const asked = await askedBy(c)
  if (asked === undefined) return goneLink(c)
  if (asked.kind !== 'asked') return overPage(c, asked)
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  await noteLinkRead(house.store, tenant, {
    caseId: asked.view.at.id, consultation: asked.consultation.id, document: '', at: house.clock(),
  })
  return asked.isProven || asked.consultation.status !== 'open' ? show(c, asked) : lockedPage(c, asked)
}

/** Takes the answer with its papers; the same answer twice is one. */
export async function receiveConsultation(c: Page): Promise<Response> {
  const asked = await askedBy(c)
  if (asked === undefined) return goneLink(c)
  if (asked.kind !== 'asked') return overPage(c, asked)
  const { view, consultation, action, role } = asked
  if (consultation.status === 'open' && asked.isProven) {
    const actor: Actor = {
      kind: 'person',
      id: `consultee:${consultation.consultee}`,
      name: consultation.title,
      roles: [role],
    }
    const command = `answer:${consultation.id}`
    const received = await receiveAction(c, {
      view,
      action,
      actor,
      target: consultation.id,
      commandId: () => command,
      origin: 'consultee',
    })
    if (received) {
      const now = await askedBy(c)
      return show(c, now?.kind === 'asked' ? now : asked, received)
    }
  }
  return redirectTo(c, address(c, `/beteiligung/${c.req.param('token')}`))
}

async function show(c: Page, asked: Asked, received?: Received): Promise<Response> {
  const { consultation } = asked
  const problems = received?.sent.problems ?? []
  const say = wordsOf(c, CONSULTATION)
  const title = consultation.status === 'open' ? say.yours : say.any
  return portalPage(
    c,
    { title, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {consultation.status === 'answered' && <Answered asked={asked} sent={await sentAlong(c, asked)} />}
        {consultation.status === 'silent' && <Silent asked={asked} name={c.get('tenant').name} />}
        {consultation.status === 'open' && (
          <Open c={c} asked={asked} papers={await papersAlong(c, asked)} changed={await changedSinceAsked(c, asked)} received={received} />
        )}
      </div>
    </div>,
  )
}

interface OpenProps {
  readonly c: Page
  readonly asked: Asked
  readonly papers: readonly (StoredDocument | 'application')[]
  /** The questions answered otherwise since. */
  readonly changed: readonly string[]
  readonly received: Received | undefined
}

function Open({ c, asked, papers, changed, received }: OpenProps) {
  const { view, consultation, action } = asked
  const { name } = c.get('tenant')
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  return (
    <>
      <AskedHead asked={asked} name={name} />
      <section aria-labelledby="vorgang">
        <h2 class="kern-heading-small" id="vorgang">
          {say.about}
        </h2>
        <About asked={asked} />
      </section>
      <Question asked={asked} />
      <section aria-labelledby="unterlagen">
        <h2 class="kern-heading-small" id="unterlagen">
          {say.papers}
        </h2>
        <Along base={`${address(c, `/beteiligung/${c.req.param('token')}`)}/unterlagen`} papers={papers} day={formatDate(consultation.askedOn, 'long', language)} />
        {changed.length > 0 && <p>{say.changedSince(changed)}</p>}
      </section>
      <section aria-labelledby="antwort">
        <h2 class="kern-heading-medium" id="antwort">
          {say.answer}
        </h2>
        <ActionForm
          csrf={c.get('csrf')}
          view={view}
          action={action}
          command=""
          {...(received && { sent: received.sent, files: received.files })}
        />
      </section>
      <p class="lz-meta">{say.link}</p>
    </>
  )
}

function Along({ base, papers, day }: { base: string; papers: OpenProps['papers']; day: string }) {
  const [say, paperSay] = [useWords(CONSULTATION), useWords(CASE)]
  if (papers.length === 0) return <p class="lz-meta">{say.noPapers}</p>
  return (
    <>
      <List>
        {papers.map((paper) =>
          paper === 'application' ? (
            <Paper icon="draft" href={`${base}/${APPLICATION}`} title={say.application} format="PDF" note={say.answers(day)} />
          ) : (
            <Paper
              icon="draft"
              href={`${base}/${paper.id}`}
              title={<German>{paper.title || paper.fileName}</German>}
              format={`${paper.mediaType.split('/')[1]!.toUpperCase()}, ${formatSize(paper.size)}`}
              note={isUnscanned(paper) ? `${paper.fileName}, ${paperSay.unscanned}` : paper.fileName}
            />
          ),
        )}
      </List>
      <p class="lz-meta">{say.purpose}</p>
    </>
  )
}

/** What came with the answer, by its names. */
async function sentAlong(c: Page, { consultation: { files = [] } }: Asked): Promise<readonly string[]> {
  const found = await Promise.all(files.map((id) => documentById(c.get('house').store, c.get('tenant'), id)))
  return found.flatMap((one) => (one ? [one.fileName] : []))
}

function Answered({ asked: { view, consultation, isProven }, sent }: { asked: Asked; sent: readonly string[] }) {
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  const { question, answeredOn, position, text } = consultation
  return (
    <>
      <div class="lz-panel lz-panel--ok lz-tight">
        <h1 class="kern-heading-large">{say.arrived(formatDate(answeredOn!, 'long', language))}</h1>
        <p>{say.thanks}</p>
      </div>
      <Facts
        rows={[
          { label: say.fileNumber, value: <span class="lz-num">{view.at.fileNumber}</span> },
          { label: say.asked, value: <German>{question}</German> },
          ...(isProven ? [{ label: say.answer, value: <Spoken prepared={view.prepared} text={position ?? ''} /> }] : []),
          ...(isProven && text ? [{ label: say.text, value: <Lines lines={text.split('\n')} /> }] : []),
          ...(isProven && sent.length ? [{ label: say.sentPapers, value: <Lines lines={sent} /> }] : []),
        ]}
      />
      <p class="lz-meta">{say.change}</p>
    </>
  )
}

function Silent({ asked: { consultation }, name }: { asked: Asked; name: string }) {
  const [say, language] = [useWords(CONSULTATION), useLanguage()]
  return (
    <>
      <h1 class="kern-heading-large">{say.closed}</h1>
      <p>{say.ranUntil(formatDate(consultation.due, 'long', language), name)}</p>
      <p>{say.concerns}</p>
    </>
  )
}
