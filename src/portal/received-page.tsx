// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Line } from '../ui/line.tsx'
import { telephone } from '../ui/site.ts'
import { withDraft } from './draft-pages.tsx'
import type { OpenDraft } from './draft.ts'
import { address, fullAddress, portalPage } from './frame.tsx'
import { outsideWay } from './outside-way.ts'
import { QrCode } from './qr.tsx'

/** „Ihr Antrag ist eingegangen“: the number, what happens next and by when, and how to see it. */
export function receivedPage(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    const id = open.draft.submittedCase
    const view = id ? await viewCase(c.get('house'), c.get('tenant'), id) : undefined
    if (!view) return redirectTo(c, address(c, `/antrag/${open.code}`))
    return portalPage(
      c,
      { title: 'Ihr Antrag ist eingegangen' },
      <div class="lz-wrap">
        <div class="lz-text lz-flow">
          <Received c={c} open={open} view={view} />
        </div>
      </div>,
    )
  })
}

function Received({ c, open, view }: { c: Page; open: OpenDraft; view: CaseView }) {
  const { at, context } = view
  const entity = context.entities[at.entity]
  const received = at.receivedAt ?? at.openedAt
  const letter = at.letters.find((one) => one.document)
  const hasAccount = at.account !== undefined
  const when = `Eingegangen am ${formatDate(localDateOf(received), 'long')} um ${localTimeOf(received).replace(/^0/, '')} Uhr.`
  return (
    <>
      <div class="lz-panel lz-panel--ok lz-tight">
        <h1 class="kern-heading-large">Ihr Antrag ist eingegangen</h1>
        <p>Ihr Aktenzeichen</p>
        <p class="kern-heading-medium">
          <span class="lz-num">{at.fileNumber}</span>
        </p>
        <p class="lz-meta">
          {when}
          {hasAccount && ' Die Bestätigung liegt in Ihrem Postfach.'}
        </p>
      </div>
      <section aria-labelledby="weiter">
        <h2 class="kern-heading-medium" id="weiter">
          So geht es weiter
        </h2>
        <Line steps={outsideWay(view)} label="So geht es weiter" />
      </section>
      <Alert kind="info" title="Diese Bestätigung ist noch keine Entscheidung">
        <p>
          {entity ? (
            <>
              Zuständig ist: {entity.office}, {entity.name},{' '}
              <a href={telephone(entity.phone)}>{entity.phone}</a>.{' '}
            </>
          ) : (
            ''
          )}
          {hasAccount
            ? 'Fehlt etwas, schreiben wir Ihnen ins Postfach.'
            : 'Fehlt etwas, melden wir uns bei Ihnen.'}
        </p>
      </Alert>
      {at.code && (
        <section class="lz-panel lz-qr lz-row" aria-labelledby="qr">
          <QrCode
            text={fullAddress(c, `/status/${at.code}`)}
            label="QR-Code zum Stand des Antrags"
          />
          <div>
            <h2 class="kern-heading-small" id="qr">
              Stand jederzeit ansehen
            </h2>
            <p>
              Mit dem Code sehen Sie ohne Anmeldung, wie weit der Antrag ist. Er zeigt keine
              persönlichen Angaben.
            </p>
            <p>
              Zugangscode <strong class="lz-num">{at.code}</strong>
            </p>
            <p>
              <a href={address(c, `/status/${at.code}`)}>Stand ansehen</a>
            </p>
          </div>
        </section>
      )}
      <div class="lz-row">
        {letter ? (
          <ButtonLink
            kind="secondary"
            icon="download"
            href={address(c, `/antrag/${open.code}/dokument/${letter.document}`)}
          >
            Bestätigung als PDF laden
          </ButtonLink>
        ) : (
          <p>
            Die Bestätigung als PDF ist gleich fertig.{' '}
            <a href={address(c, `/antrag/${open.code}/eingegangen`)}>Seite neu laden</a>
          </p>
        )}
        {hasAccount && (
          <ButtonLink kind="tertiary" href={address(c, '/konto/postfach')}>
            Zum Postfach
          </ButtonLink>
        )}
      </div>
    </>
  )
}
