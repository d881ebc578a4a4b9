// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { CaseView } from '../command/house.ts'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Line } from '../ui/line.tsx'
import { Linked } from '../ui/linked.tsx'
import { telephone } from '../ui/site.ts'
import { useLanguage, useWords } from '../ui/words.ts'
import { changedAddress } from './change-case.tsx'
import { withDraft } from './draft-pages.tsx'
import type { OpenDraft } from './draft.ts'
import { address, fullAddress, portalPage, viewSpoken } from './frame.tsx'
import { GermanNote } from './german-note.tsx'
import { timeOf } from './moment.ts'
import { withOnward } from './onward.ts'
import { outsideDeadlines, outsideWay } from './outside-way.ts'
import { ActingFor } from './represented-choice.tsx'
import { viewForm } from '../forms/pages.ts'
import { QrCode } from './qr.tsx'
import { RECEIVED } from './received.words.ts'

/** „Ihr Antrag ist eingegangen“: the number, what happens next and by when, and how to see it. */
export function receivedPage(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    const id = open.draft.submittedCase
    if (id && open.data.change) return redirectTo(c, changedAddress(c, open.data.change))
    const view = id ? await viewSpoken(c, id) : undefined
    if (!view) return redirectTo(c, address(c, `/antrag/${open.code}`))
    return portalPage(
      c,
      { title: wordsOf(c, RECEIVED).title },
      <div class="lz-wrap">
        <div class="lz-text lz-flow">
          <Received c={c} open={open} view={view} />
        </div>
      </div>,
    )
  })
}

/** The way into an account, by the page that takes the application there. */
function Follow({ c, code }: { c: Page; code: string }) {
  const say = useWords(RECEIVED)
  const path = address(c, `/status/${code}`)
  if (c.get('person')?.kind === 'citizen') return <a href={path}>{say.take}</a>
  return (
    <>
      <a href={withOnward(c, '/registrieren', path)}>{say.register}</a>
      {' · '}
      <a href={withOnward(c, '/anmelden', path)}>{say.signIn}</a>
    </>
  )
}

function Received({ c, open, view }: { c: Page; open: OpenDraft; view: CaseView }) {
  const [say, language] = [useWords(RECEIVED), useLanguage()]
  const { at, context } = view
  const entity = context.entities[at.entity]
  const received = at.receivedAt ?? at.openedAt
  const letter = at.letters.find((one) => one.document)
  const hasAccount = at.account !== undefined
  const when = say.when(formatDate(localDateOf(received), 'long', language), timeOf(received))
  return (
    <>
      <div class="lz-panel lz-panel--ok lz-tight">
        <h1 class="kern-heading-large">{say.title}</h1>
        <p>{say.number}</p>
        <p class="kern-heading-medium">
          <span class="lz-num">{at.fileNumber}</span>
        </p>
        <p class="lz-meta">
          {when}
          {hasAccount && ` ${say.inPostbox}`}
        </p>
        <ActingFor c={c} view={viewForm(view.prepared, context, at.fields)} isSent />
      </div>
      <section aria-labelledby="weiter">
        <h2 class="kern-heading-medium" id="weiter">
          {say.next}
        </h2>
        <Line steps={outsideWay(view)} label={say.next} />
      </section>
      <Alert kind="info" title={say.noDecision}>
        {outsideDeadlines(view).map(({ title, due }) => (
          <p>{say.expect(title, formatDate(due, 'long', language))}</p>
        ))}
        <p>
          {entity ? (
            <>
              {say.responsible(entity.office, entity.name)}{' '}
              <a href={telephone(entity.phone)}>{entity.phone}</a>.{' '}
            </>
          ) : (
            ''
          )}
          {hasAccount ? say.missingPostbox : say.missing}
        </p>
      </Alert>
      {at.code && (
        <section class="lz-panel lz-qr lz-row" aria-labelledby="qr">
          <QrCode
            text={fullAddress(c, `/status/${at.code}`)}
            label={say.qr}
          />
          <div>
            <h2 class="kern-heading-small" id="qr">
              {say.anytime}
            </h2>
            <p>{say.withCode}</p>
            <p>
              {say.accessCode} <strong class="lz-num">{at.code}</strong>
            </p>
            <p>
              <a href={address(c, `/status/${at.code}`)}>{say.look}</a>
            </p>
          </div>
        </section>
      )}
      {!hasAccount && at.code && (
        <section aria-labelledby="konto" class="lz-panel lz-panel--soft lz-tight">
          <h2 class="kern-heading-small" id="konto">
            {say.follow}
          </h2>
          <p>{say.followText}</p>
          <p>
            <Follow c={c} code={at.code} />
          </p>
        </section>
      )}
      <div class="lz-row">
        {letter ? (
          <ButtonLink
            kind="secondary"
            icon="download"
            href={address(c, `/antrag/${open.code}/dokument/${letter.document}`)}
          >
            {say.pdf}
          </ButtonLink>
        ) : (
          <p>
            <Linked text={say.soon} href={address(c, `/antrag/${open.code}/eingegangen`)} />
          </p>
        )}
        {hasAccount && (
          <ButtonLink kind="tertiary" href={address(c, '/konto/postfach')}>
            {say.toPostbox}
          </ButtonLink>
        )}
      </div>
      <p>
        <a href={address(c, `/antrag/${open.code}/zusammenfassung.pdf`)}>{say.summary}</a>
      </p>
      <GermanNote />
    </>
  )
}
