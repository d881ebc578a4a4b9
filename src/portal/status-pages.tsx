// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { hashSecret } from '../store/secret.ts'
import { findToken } from '../store/tokens.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Line } from '../ui/line.tsx'
import { List } from '../ui/list.tsx'
import { Say } from '../ui/say.tsx'
import { telephone } from '../ui/site.ts'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { outsideDeadlines, outsideStates, outsideWay } from './outside-way.ts'
import { sentForm } from '../server/sent-form.ts'
import { CodeForm } from './code-form.tsx'
import { ImportantDays } from './important-days.tsx'

/** `/status`: type the access code. */
export function statusForm(c: Page, problem?: string, typed = ''): Promise<Response> {
  const problems = problem ? [{ field: 'code', message: problem }] : []
  return portalPage(
    c,
    { title: 'Stand abfragen', isPublic: !problem, status: problem ? 422 : 200 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">Wie weit ist Ihr Antrag?</h1>
        <p>
          Den Zugangscode finden Sie in Ihrer Eingangsbestätigung. Er besteht aus zwei Gruppen zu
          vier Zeichen.
        </p>
        <CodeForm
          c={c}
          label="Zugangscode"
          button="Stand ansehen"
          typed={typed}
          isWrong={Boolean(problem)}
          action={address(c, '/status')}
        />
      </div>
    </div>,
  )
}

/** A code as people type it; anything that cannot be one is left as it is and not found. */
const tidy = (text: string) => {
  const letters = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters
}

export async function receiveStatus(c: Page): Promise<Response> {
  const typed = (await sentForm(c)).entries.find(([name]) => name === 'code')?.[1] ?? ''
  return redirectTo(c, address(c, `/status/${encodeURIComponent(tidy(typed).slice(0, 20) || '-')}`))
}

/** The state of an application for who has its code; it holds no personal data. */
export async function statusPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const code = tidy(c.req.param('code') ?? '')
  if (await isGuessing(c, 'status'))
    return statusForm(c, 'Zu viele Versuche. Bitte warten Sie 15 Minuten.', code)
  const token = await findToken(house.store, tenant, hashSecret(code), 'status', house.clock())
  const view = token?.caseId ? await viewCase(house, tenant, token.caseId) : undefined
  if (!view || view.at.code !== code) {
    await noteGuess(c, 'status')
    return statusForm(
      c,
      'Zu diesem Code gibt es keinen Antrag. Prüfen Sie die Zeichen.',
      code === '-' ? '' : code,
    )
  }
  return portalPage(
    c,
    { title: 'Stand des Antrags' },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <Standing c={c} view={view} />
      </div>
    </div>,
  )
}

function Standing({ c, view }: { c: Page; view: CaseView }) {
  const entity = view.context.entities[view.at.entity]
  const deadlines = outsideDeadlines(view)
  return (
    <>
      <header>
        <p class="lz-meta">{view.prepared.process.title}</p>
        <h1 class="kern-heading-large">
          Antrag <span class="lz-num">{view.at.fileNumber}</span>
        </h1>
      </header>
      <Line steps={outsideWay(view)} label="Weg des Antrags" />
      <section aria-labelledby="stand">
        <h2 class="kern-heading-medium" id="stand">
          Stand heute
        </h2>
        <List kind="plain">
          {outsideStates(view).map(({ text, mark }) => (
            <li>
              <Say mark={mark}>{text}</Say>
            </li>
          ))}
        </List>
      </section>
      <ImportantDays deadlines={deadlines} />
      {entity && (
        <p>
          Haben Sie Fragen? {entity.office}, {entity.name},{' '}
          <a href={telephone(entity.phone)}>{entity.phone}</a>
        </p>
      )}
      <p class="lz-meta">
        Diese Seite zeigt keine persönlichen Angaben. Mit einem Konto sehen Sie mehr:{' '}
        <a href={address(c, '/anmelden')}>Anmelden</a>
      </p>
    </>
  )
}
