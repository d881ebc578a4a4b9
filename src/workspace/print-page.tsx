// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { CsrfField } from '../server/csrf.tsx'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { recentBatches, waitingLetters } from '../store/paper-letters.ts'
import type { PrintBatch, WaitingLetter } from '../store/paper-letters.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { Say } from '../ui/say.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'
import { momentOf } from './moment.ts'
import { addressFindings } from './print-address.ts'
import { isReady, printLetters } from './print-batch.ts'

const NOTES: Readonly<Record<string, string>> = {
  gesendet: 'Der Versand ist vermerkt, die Fristen der Vorgänge sind gerechnet.',
  heraus: 'Der Brief ist herausgenommen und bleibt hier stehen, bis Sie den Versand vermerken.',
  wieder: 'Der Brief wartet wieder auf den Druck.',
  leer: 'Es gab nichts zu drucken. Vielleicht war jemand schneller.',
}

/** `/druck`: what waits for paper, by legal entity; and the batches that were printed. */
export async function showPrint(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { house, tenant, hidden } = desk
  const [letters, batches] = await Promise.all([
    waitingLetters(house.store, tenant, hidden),
    recentBatches(house.store, tenant),
  ])
  const waiting = letters.filter((one) => one.batch === null)
  const entities = [...new Set(waiting.map((one) => one.entity))]
  const note = NOTES[c.req.query('vermerkt') ?? '']
  return deskPage(c, {
    desk,
    title: 'Druck',
    place: 'druck',
    children: (
      <>
        <h1 class="kern-heading-medium">
          Briefe auf Papier <span class="lz-count">{waiting.length}</span>
        </h1>
        {note && (
          <Alert kind="success" title="Vermerkt">
            <p>{note}</p>
          </Alert>
        )}
        {waiting.length === 0 && (
          <Empty>
            <h2 class="kern-heading-small">Nichts wartet auf den Druck</h2>
            <p>Hier stehen Briefe, die mit der Post gehen, weil es keinen anderen Weg gibt.</p>
          </Empty>
        )}
        {entities.map((entity) => (
          <OfEntity
            desk={desk}
            csrf={c.get('csrf')}
            entity={entity}
            letters={waiting.filter((one) => one.entity === entity)}
          />
        ))}
        {batches.length > 0 && <Batches desk={desk} batches={batches} letters={letters} />}
      </>
    ),
  })
}

/** Prints all that is ready for one legal entity. */
export async function makePrintBatch(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const entity = (await sentForm(c)).text('traeger')
  const letters = await waitingLetters(desk.house.store, desk.tenant, desk.hidden)
  const id = await printLetters(desk, entity, letters)
  return redirectTo(c, id === undefined ? `${desk.base}/druck?vermerkt=leer` : `${desk.base}/druck/stapel/${id}`)
}

interface OfEntityProps {
  readonly desk: Desk
  readonly csrf: string
  readonly entity: string
  readonly letters: readonly WaitingLetter[]
}

function OfEntity({ desk, csrf, entity, letters }: OfEntityProps) {
  const ready = letters.filter(isReady)
  const others = letters.filter((one) => !isReady(one))
  const name = desk.entities[entity]?.name ?? entity
  return (
    <Panel title={name}>
      {others.length > 0 && (
        <>
          <h3 class="kern-heading-small">Vorher zu klären</h3>
          <Letters desk={desk} letters={others} />
          {ready.length > 0 && <h3 class="kern-heading-small">Bereit für den Druck</h3>}
        </>
      )}
      <Letters desk={desk} letters={ready} />
      {ready.length > 0 && (
        <form method="post" action={`${desk.base}/druck`}>
          <CsrfField csrf={csrf} />
          <input type="hidden" name="traeger" value={entity} />
          <Button about={`: ${name}`}>
            {ready.length === 1 ? 'Einen Brief drucken' : `${ready.length} Briefe drucken`}
          </Button>
        </form>
      )}
    </Panel>
  )
}

function Letters({ desk, letters }: { readonly desk: Desk; readonly letters: readonly WaitingLetter[] }) {
  return (
    <List kind="plain">
      {letters.map((one) => (
        <li class="lz-tight">
          <p>
            <a href={`${desk.base}/vorgaenge/${one.caseId}/zustellung`}>
              <span class="lz-num">{one.fileNumber}</span> {one.title}
            </a>{' '}
            <span class="lz-meta">wartet seit {momentOf(one.createdAt, desk.today)}</span>
          </p>
          <p>{one.address.join(' · ') || 'ohne Anschrift'}</p>
          {one.takenOut !== null && <p>Herausgenommen: {one.takenOut}</p>}
          {addressFindings(one.address).map(({ level, text }) => (
            <p>{level === 'stop' ? <Say mark="late">{text}</Say> : text}</p>
          ))}
          <p>
            <a href={`${desk.base}/druck/brief/${encodeURIComponent(one.id)}`}>
              Anders versenden oder herausnehmen
              <span class="kern-sr-only">: {one.title}, {one.fileNumber}</span>
            </a>
          </p>
        </li>
      ))}
    </List>
  )
}

interface BatchesProps {
  readonly desk: Desk
  readonly batches: readonly PrintBatch[]
  readonly letters: readonly WaitingLetter[]
}

function Batches({ desk, batches, letters }: BatchesProps) {
  return (
    <Panel title="Gedruckte Stapel">
      <List kind="plain">
        {batches.map((one) => {
          const open = letters.filter(({ batch }) => batch === one.id).length
          return (
            <li>
              <a href={`${desk.base}/druck/stapel/${one.id}`}>
                {desk.entities[one.entity]?.name ?? one.entity}, {formatDate(localDateOf(one.madeAt), 'short')}
              </a>{' '}
              <span class="lz-meta">
                {one.pages} Seiten, gedruckt von {one.madeBy} ·{' '}
                {one.sentOn === null
                  ? `${open} ${open === 1 ? 'Brief wartet' : 'Briefe warten'} auf den Versand`
                  : `zur Post am ${formatDate(one.sentOn, 'short')}`}
              </span>
            </li>
          )
        })}
      </List>
    </Panel>
  )
}
