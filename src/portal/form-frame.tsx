// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { askedPages, findingsOf, stopOf } from '../forms/pages.ts'
import type { Page } from '../server/web.ts'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/words.ts'
import { Line } from '../ui/line.tsx'
import type { LineStep } from '../ui/line.tsx'
import { DraftNotice } from './closed-service.tsx'
import type { OpenDraft } from './draft.ts'
import { CHANGE } from './change-case.words.ts'
import { FORM } from './form.words.ts'
import { address } from './frame.tsx'
import { UntranslatedNote } from './german-note.tsx'
import { TrustNotice } from './trust-notice.tsx'
import { timeOf } from './moment.ts'

/** The last step of every application. */
export const CHECK_KEY = 'pruefen'

interface FrameProps {
  readonly c: Page
  readonly open: OpenDraft
  /** Key of the page, or of the summary. */
  readonly current: string
  readonly children: ComponentChildren
}

/** A step of an application: way back, rail of steps, one column of questions. */
export function FormFrame({ c, open, current, children }: FrameProps) {
  const [say, changing] = [useWords(FORM), useWords(CHANGE)]
  const pages = askedPages(open.view)
  const isStopped =
    pages.some((page) => stopOf(open.view, page) !== undefined) && current !== CHECK_KEY
  const steps = [
    ...pages.map(({ key, title }) => ({ key, title })),
    ...(isStopped ? [] : [{ key: CHECK_KEY, title: say.check }]),
  ]
  const index = Math.max(
    0,
    steps.findIndex((step) => step.key === current),
  )
  const place = say.step(index + 1, steps.length)
  const before = steps[index - 1]
  const isStart = open.data.change !== undefined && current === CHECK_KEY
  const back = before && !isStart
    ? address(c, `/antrag/${open.code}/${before.key}`)
    : open.data.change
      ? address(c, `/konto/antraege/${open.data.change.case}`)
      : address(c, `/leistungen/${open.prepared.process.id}`)
  const isSaved = Object.keys(open.data.saved).length > 0
  return (
    <div class="lz-wrap">
      <div class="lz-row lz-rule">
        <a class="lz-say" href={back}>
          <Icon name="chevron-left" />
          {say.back}
        </a>
        <p>
          {open.prepared.process.title}
          {open.data.change && <> · {changing.of(open.data.change.name)}</>}
        </p>
        <p class="lz-meta lz-end">
          {isSaved ? say.saved(place, timeOf(open.draft.changedAt)) : place}
        </p>
      </div>
      <div class="lz-cols lz-cols--side">
        <details class="lz-fold">
          <summary>
            {place}: {steps[index]!.title}
          </summary>
          <nav aria-label={say.steps}>
            <Line steps={lineOf(c, open, steps, index)} />
          </nav>
        </details>
        <div class="lz-text lz-flow">
          {!open.draft.submittedCase && !open.data.change && <DraftNotice opening={open.opening} />}
          {index === 0 && <UntranslatedNote prepared={open.prepared} />}
          {index === 0 && <TrustNotice c={c} prepared={open.prepared} />}
          {children}
        </div>
      </div>
    </div>
  )
}

/** Pages that were sent once can be visited again; one that is not right yet stays open. */
function lineOf(
  c: Page,
  open: OpenDraft,
  steps: readonly { key: string; title: string }[],
  index: number,
): LineStep[] {
  const { view, data } = open
  const allSent = askedPages(view).every((page) => data.saved[page.key] !== undefined)
  return steps.map(({ key, title }, i): LineStep => {
    if (i === index) return { title, state: 'now' }
    const page = view.prepared.process.pages.find((one) => one.key === key)
    const wasSent = page ? data.saved[key] !== undefined : allSent
    const isRight = page !== undefined && wasSent && findingsOf(view, page).problems.length === 0
    return {
      title,
      ...((wasSent || i < index) && { href: address(c, `/antrag/${open.code}/${key}`) }),
      ...(isRight && { state: 'done' as const }),
    }
  })
}
