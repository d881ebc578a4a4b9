// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { nextDue } from '../engine/deadlines.ts'
import type { Page } from '../server/web.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Pairs } from '../ui/facts.tsx'
import { Line } from '../ui/line.tsx'
import { Due, StatusCells } from '../ui/say.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { proposalFor } from './assignment-proposal.ts'
import { NOT_OPENED } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { CASE_TABS } from './case-tabs.ts'
import type { CaseTab } from './case-tabs.ts'
import { TransferNote } from './transferred.tsx'
import { wayOf } from './case-way.ts'
import { DeadlineList } from './deadline-list.tsx'
import { dueSentence } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { LiveRegion } from './live-region.tsx'
import { receiptOf } from './receipt.ts'
import { relatedOf } from './related.ts'
import { DuplicateNotice, RelatedPanel } from './related-panel.tsx'
import { TaskList } from './task-list.tsx'

interface Frame {
  readonly seen: CaseDesk
  readonly tab: CaseTab
  readonly notice?: ComponentChildren
  /** Papers in the record, beside its tab. */
  readonly papers: number
  readonly children: ComponentChildren
}

/** The page of a case: head, state and way, what to do on the left, what to know on the right. */
export async function caseFrame(
  c: Page,
  { seen, tab, notice, papers, children }: Frame,
): Promise<Response> {
  const [related, proposed] = await Promise.all([relatedOf(seen), proposalFor(seen)])
  const isCaptured = seen.at.channel === 'paper' && seen.at.revision === 1 && c.req.query('getan') !== undefined
  return deskPage(c, {
    desk: seen.desk,
    place: 'meine',
    title: pageTitle(seen, CASE_TABS[tab]),
    children: (
      <>
        <CaseHead seen={seen} />
        {notice}
        {isCaptured && <DuplicateNotice seen={seen} related={related} />}
        <CaseState seen={seen} />
        <div class="lz-cols lz-cols--left">
          <div class="lz-cols">
            <TransferNote seen={seen} />
            <TaskList seen={seen} proposed={proposed} />
            <DeadlineList seen={seen} />
            <RelatedPanel seen={seen} related={related} />
          </div>
          <div class="lz-panel kern-layer kern-level-2">
            <Tabs label="Vorgang" tabs={tabsOf(seen, tab, papers)} />
            {children}
          </div>
        </div>
      </>
    ),
  })
}

/** `32-GE-17/2026 Gestattung Dorffest: Akte`, so that browser tabs can be told apart. */
export function pageTitle({ at }: CaseDesk, what: string): string {
  return `${at.fileNumber ?? ''} ${at.title}: ${what}`.trim()
}

/** Where one is, the case's names, who has it and what is due next. */
export function CaseHead({ seen, step }: { seen: CaseDesk; step?: string }) {
  const { at, prepared, desk, home, done } = seen
  const due = done ? undefined : nextDue(at)
  const words = due && dueSentence(due.on, desk.today, desk.region)
  const receipt = receiptOf(seen)
  // What is only being captured has no number yet.
  const name = at.fileNumber ?? at.title
  const names = [prepared.process.title, at.applicant].filter(Boolean).join(' · ')
  return (
    <>
      {at.fileNumber && <LiveRegion desk={desk} of={{ vorgang: at.id, ab: String(at.sequence) }} />}
      <Crumbs
        crumbs={[
          { title: 'Vorgänge', href: `${desk.base}/vorgaenge` },
          ...(step === undefined
            ? [{ title: name }]
            : [{ title: name, href: home }, { title: step }]),
        ]}
      />
      <header class="lz-row">
        <div>
          <p class="lz-meta">
            {at.fileNumber && <span class="lz-num">{at.fileNumber}</span>}
            {at.fileNumber && ' · '}
            {names}
            {at.channel === 'paper' && at.fileNumber && ' · vom Amt erfasst'}
          </p>
          <h1 class="kern-heading-medium">{at.title}</h1>
        </div>
        <Pairs
          end
          rows={[
            ...(receipt === undefined ? [] : [{ label: 'Eingang', value: receipt }]),
            ...(at.id === NOT_OPENED ? [] : [{ label: 'Zuständig', value: assigneeOf(at) }]),
            ...(words
              ? [
                  {
                    label: `Frist: ${due.title}`,
                    value: <Due state={words.state}>{words.text}</Due>,
                  },
                ]
              : []),
          ]}
        />
      </header>
    </>
  )
}

const assigneeOf = ({ assignee, unit }: CaseDesk['at']) =>
  assignee?.name ?? (unit ? `${unit.name}, noch niemand` : 'noch niemand')

function CaseState({ seen }: { seen: CaseDesk }) {
  const { at, prepared } = seen
  const cells = Object.entries(prepared.process.statuses).map(([key, { title, states }]) => {
    const state = states[at.statuses[key] ?? '']
    return { title, text: state?.title ?? '', mark: state?.mark ?? 'open' } as const
  })
  return (
    <section class="lz-panel lz-panel--flush kern-layer kern-level-2" aria-labelledby="stand">
      <h2 class="kern-sr-only" id="stand">
        Stand des Vorgangs
      </h2>
      <StatusCells cells={cells} />
      <div class="lz-pad">
        <Line across label="Weg des Vorgangs" steps={wayOf(seen)} />
      </div>
    </section>
  )
}

function tabsOf({ at, home }: CaseDesk, tab: CaseTab, papers: number) {
  const answered = at.consultations.filter(({ status }) => status !== 'open').length
  const counts: Partial<Record<CaseTab, string>> = {
    akte: String(papers),
    ...(at.consultations.length > 0 && { beteiligung: `${answered}/${at.consultations.length}` }),
  }
  return (Object.keys(CASE_TABS) as CaseTab[]).map((key, i) => ({
    href: key === 'antrag' ? home : `${home}/${key}`,
    title: CASE_TABS[key],
    current: key === tab,
    keys: String(i + 1),
    ...(counts[key] !== undefined && { count: counts[key] as unknown as number }),
  }))
}
