// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Region } from '../calendar/holidays.ts'
import { answerDay, FEEDBACK_KEPT_MONTHS } from '../command/feedback-answer.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { closeFeedback, listFeedback } from '../store/feedback.ts'
import type { Feedback } from '../store/feedback.ts'
import { isUuid } from '../store/uuid.ts'
import { Button } from '../ui/button.tsx'
import { List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { deskOf } from './desk.ts'
import { dueSentence } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { momentOf } from './moment.ts'

const KINDS: Readonly<Record<Feedback['kind'], string>> = { page: 'Zu einer Seite', barrier: 'Barriere' }

/** What people said about the portal; barriers have a promised day of answer. */
export async function showFeedback(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { house, tenant, today, region } = desk
  const all = await listFeedback(house.store, tenant)
  return deskPage(c, {
    desk,
    title: 'Rückmeldungen',
    place: 'konto',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">Rückmeldungen zum Portal</h1>
        <p class="lz-meta">
          Was erledigt ist, wird nach {FEEDBACK_KEPT_MONTHS} Monaten gelöscht.
        </p>
        {all.length === 0 && (
          <Empty>
            <p>Hier steht, was Menschen zum Portal schreiben. Noch ist nichts da.</p>
          </Empty>
        )}
        <List kind="plain">
          {all.map((one) => (
            <li class="lz-tight">
              <strong>{KINDS[one.kind]}</strong>
              {one.page && `, ${one.page}`}
              <p>{one.body}</p>
              <p class="lz-meta">
                {momentOf(one.createdAt, today)}
                {one.contact ? `, Kontakt: ${one.contact}` : ', ohne Kontakt'}
                {one.doneAt && `, erledigt am ${momentOf(one.doneAt, today)} von ${one.doneBy}`}
              </p>
              {one.doneAt === null && one.kind === 'barrier' && (
                <AnswerDue day={answerDay(tenant, one.createdAt)} today={today} region={region} />
              )}
              {one.doneAt === null && (
                <form method="post">
                  <CsrfField csrf={c.get('csrf')} />
                  <Button kind="secondary" name="_erledigt" value={one.id} about={one.body.slice(0, 40)}>
                    Erledigt
                  </Button>
                </form>
              )}
            </li>
          ))}
        </List>
      </div>
    ),
  })
}

function AnswerDue({ day, today, region }: { day: string; today: string; region: Region }) {
  const { text, state } = dueSentence(day, today, region)
  return (
    <p>
      Antwort zugesagt bis <Due {...(state && { state })}>{text}</Due>
    </p>
  )
}

/** Marks one as done, with who and when. */
export async function submitFeedback(c: Page): Promise<Response> {
  const [{ store, clock }, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')!]
  const id = (await sentForm(c)).own('_erledigt') ?? ''
  if (isUuid(id)) await closeFeedback(store, tenant, id, person.name, clock())
  return redirectTo(c, c.req.path)
}
