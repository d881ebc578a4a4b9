// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { CsrfField } from '../server/csrf.tsx'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { caseLine } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import { parkedEffects, retryEffect } from '../store/queue.ts'
import type { ParkedEffect } from '../store/queue.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { BY_HAND } from './by-hand-page.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import { momentOf } from './moment.ts'

const MAX_SHOWN = 100

/** What each kind of work means when it is left lying, and what a person does about it. */
const KINDS: Readonly<Record<string, { readonly title: string; readonly todo: string }>> = {
  letter: {
    title: 'Ein Brief konnte nicht gesetzt werden',
    todo: 'Versuchen Sie es noch einmal. Bleibt es dabei, sagen Sie der Administration Bescheid.',
  },
  deliver: {
    title: 'Ein Brief wartet auf den Versand',
    todo: 'Versuchen Sie es noch einmal. Oder bringen Sie den Brief selbst auf den Weg und vermerken Sie hier den Versand.',
  },
  hybrid: {
    title: 'Der Druckdienst meldet sich nicht',
    todo: 'Fragen Sie dort nach. Ist der Brief nicht hinausgegangen, vermerken Sie im Vorgang, dass die Bekanntgabe gescheitert ist.',
  },
  consult: {
    title: 'Eine Stelle konnte nicht gefragt werden',
    todo: 'Geben Sie der Stelle den Link aus dem Reiter „Beteiligung“ selbst weiter.',
  },
  remind: {
    title: 'Eine Erinnerung kam bei einer Stelle nicht an',
    todo: 'Rufen Sie die Stelle an. Den Text und den Link finden Sie im Reiter „Beteiligung“.',
  },
  message: {
    title: 'Eine Nachricht konnte nicht zugestellt werden',
    todo: 'Rufen Sie an oder schreiben Sie einen Brief.',
  },
  mail: {
    title: 'Ein Hinweis per E-Mail kam nicht an',
    todo: 'Die Nachricht selbst liegt im Postfach. Rufen Sie an oder schreiben Sie, wenn sie bald gelesen werden soll.',
  },
  receivable: {
    title: 'Eine Forderung kam nicht bei der Kasse an',
    todo: 'Geben Sie der Kasse Kassenzeichen und Betrag weiter.',
  },
  open: {
    title: 'Ein verbundener Vorgang konnte nicht eröffnet werden',
    todo: 'Beheben Sie den Grund und versuchen Sie es noch einmal.',
  },
  signal: {
    title: 'Ein verbundener Vorgang hat eine Nachricht nicht erhalten',
    todo: 'Versuchen Sie es noch einmal, sobald der andere Vorgang da ist.',
  },
}

/** The desk for what a machine could not do: what happened, what to do, try again. */
export async function showHandOvers(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const parked = await parkedEffects(desk.house.store, desk.tenant, desk.hidden)
  const shown = parked.slice(0, MAX_SHOWN)
  const lines = await Promise.all(
    shown.map(({ caseId }) => caseLine(desk.house.store, desk.tenant, caseId)),
  )
  return deskPage(c, {
    desk,
    title: 'Übergaben',
    place: 'uebergaben',
    children: (
      <>
        <h1 class="kern-heading-medium">
          Übergaben <span class="lz-count">{parked.length}</span>
        </h1>
        {c.req.query('wieder') && (
          <Alert kind="success" title="Der Dienst versucht es noch einmal">
            <p>Klappt es wieder nicht, steht es in einigen Minuten erneut hier.</p>
          </Alert>
        )}
        {c.req.query('erledigt') && (
          <Alert kind="success" title="Vermerkt">
            <p>Der Vorgang weiß jetzt davon, und die Fristen sind gerechnet.</p>
          </Alert>
        )}
        {parked.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Nichts liegt hier</h2>
            <p>
              Hier steht, was ein Dienst nicht allein erledigen konnte, zum Beispiel eine Nachricht
              an jemanden ohne Konto. Briefe auf Papier stehen unter „Druck“.
            </p>
          </Empty>
        ) : (
          <Panel>
            <List kind="plain">
              {shown.map((one, i) => (
                <One desk={desk} csrf={c.get('csrf')} one={one} line={lines[i]} />
              ))}
            </List>
          </Panel>
        )}
        {parked.length > MAX_SHOWN && <p class="lz-meta">Das sind die ältesten {MAX_SHOWN}.</p>}
      </>
    ),
  })
}

function One({
  desk,
  csrf,
  one,
  line,
}: {
  desk: Desk
  csrf: string
  one: ParkedEffect
  line: CaseLine | undefined
}) {
  const { title, todo } = KINDS[one.kind] ?? {
    title: 'Ein Dienst kam nicht weiter',
    todo: 'Versuchen Sie es noch einmal.',
  }
  return (
    <li class="lz-tight">
      <h2 class="kern-heading-small">{title}</h2>
      <p>
        {line && (
          <>
            <a href={`${desk.base}/vorgaenge/${line.id}`}>
              <span class="lz-num">{line.fileNumber}</span> {line.title}
            </a>{' '}
            ·{' '}
          </>
        )}
        <span class="lz-meta">
          liegt hier seit {momentOf(one.createdAt, desk.today)},{' '}
          {one.attempts === 1 ? 'ein Versuch' : `${one.attempts} Versuche`}
        </span>
      </p>
      <p>{one.lastError}</p>
      <p class="lz-meta">Was zu tun ist: {todo}</p>
      <div class="lz-row">
        {BY_HAND.has(one.kind) && (
          <ButtonLink
            kind="secondary"
            href={`${desk.base}/uebergaben/${encodeURIComponent(one.id)}`}
            about={`: ${title}, ${line?.fileNumber ?? ''}`}
          >
            {one.kind === 'deliver' ? 'Versand vermerken' : 'Von Hand erledigt'}
          </ButtonLink>
        )}
        <form method="post" action={`${desk.base}/uebergaben`}>
          <CsrfField csrf={csrf} />
          <input type="hidden" name="auftrag" value={one.id} />
          <Button kind="tertiary" about={`: ${title}, ${line?.fileNumber ?? ''}`}>
            Noch einmal versuchen
          </Button>
        </form>
      </div>
    </li>
  )
}

/** Puts one piece of work back into the queue; trying what is not parked changes nothing. */
export async function retryHandOver(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const body = await c.req.parseBody()
  const id = String(body['auftrag'] ?? '')
  const seen = await parkedEffects(desk.house.store, desk.tenant, desk.hidden)
  const again =
    seen.some((effect) => effect.id === id) &&
    (await retryEffect(desk.house.store, desk.tenant, id, desk.now))
  return redirectTo(c, `${desk.base}/uebergaben${again ? '?wieder=1' : ''}`)
}
