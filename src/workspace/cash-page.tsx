// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { viewCase } from '../command/case-view.ts'
import { paymentReferenceIn } from '../command/payment-reference.ts'
import { euro } from '../engine/money.ts'
import { refusePage } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { CLAIMS_A_PAGE, listClaims } from '../store/open-claims.ts'
import type { ClaimLine, Claims } from '../store/open-claims.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { Confirmation } from './case-confirmation.tsx'
import { deskView } from './case-desk.ts'
import { historyOf } from './case-history.ts'
import { deskOf, isCashier, maySee } from './desk.ts'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { Pager } from './pager.tsx'

const NUMBER_AT_MOST = 60

/** The list with word of what a command has done to a case. */
export const cashAddress = ({ base }: Desk, done: { readonly command: string; readonly case: string }) =>
  `${base}/kasse?getan=${done.command}&vorgang=${done.case}`

/** The cash office's list: what is to be paid, by which Kassenzeichen, until when; or one claim by its number. */
export async function showCash(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  if (!isCashier(desk))
    return refusePage(
      c,
      403,
      'Dafür fehlt Ihnen die Rolle',
      'Diese Seite ist für die Kasse gedacht.',
    )
  const number = (c.req.query('nummer') ?? '').trim().slice(0, NUMBER_AT_MOST)
  const page = Math.max(1, Math.trunc(Number(c.req.query('seite') ?? '1')) || 1)
  const told = await toldOf(c, desk)
  const claims = await listClaims(desk.house.store, desk.tenant, { hidden: desk.hidden, page, ...(number && { number: paymentReferenceIn(number) ?? number }) })
  return deskPage(c, {
    desk,
    title: 'Kasse',
    place: 'kasse',
    children: (
      <>
        {told}
        <h1 class="kern-heading-medium">
          {number ? `Forderungen zu „${number}“` : 'Offene Forderungen'} <span class="lz-count">{claims.total}</span>
        </h1>
        <NumberSearch desk={desk} number={number} />
        {claims.lines.length === 0 ? <NoClaims number={number} /> : <CashTable desk={desk} lines={claims.lines} />}
        {claims.total > 0 && <Sum desk={desk} claims={claims} page={page} />}
      </>
    ),
  })
}

/** What was done just now, with a way to its case; nothing if the address names none. */
async function toldOf(c: Page, desk: Desk): Promise<VNode | undefined> {
  const command = c.req.query('getan')
  const view = command === undefined ? undefined : await viewCase(desk.house, desk.tenant, c.req.query('vorgang') ?? '')
  if (!view || !maySee(desk.person, view.prepared.process)) return undefined
  const home = `${desk.base}/vorgaenge/${view.at.id}`
  const seen = deskView(c, desk, view, home)
  const wayThere = <p><a href={`${home}/gebuehr`}>Zum Vorgang</a></p>
  return <Confirmation seen={seen} command={command} history={await historyOf(seen)} way={wayThere} />
}

function NumberSearch({ desk, number }: { desk: Desk; number: string }) {
  return (
    <form class="lz-row lz-bar" action={`${desk.base}/kasse`} aria-label="Forderung suchen">
      <label for="nummer">Kassenzeichen oder Aktenzeichen</label>
      <span class="lz-pick">
        <input type="search" id="nummer" name="nummer" data-keys="/" size={16} value={number} maxLength={NUMBER_AT_MOST} autocomplete="off" />
      </span>
      <Button kind="secondary">Suchen</Button>
      {number && <a href={`${desk.base}/kasse`}>Alle offenen Forderungen</a>}
    </form>
  )
}

function NoClaims({ number }: { number: string }) {
  if (number)
    return (
      <Empty>
        <h2 class="kern-heading-small">Keine Forderung gefunden</h2>
        <p>Geben Sie das Kassenzeichen oder das Aktenzeichen ganz ein.</p>
      </Empty>
    )
  return (
    <Empty>
      <h2 class="kern-heading-small">Nichts ist offen</h2>
      <p>Hier steht, was noch zu zahlen ist, mit Kassenzeichen und Betrag.</p>
    </Empty>
  )
}

function Sum({ desk, claims: { total, cents }, page }: { desk: Desk; claims: Claims; page: number }) {
  return (
    <div class="lz-row">
      <p>
        Zusammen offen: <strong>{euro(cents)}</strong>
      </p>
      <Pager page={page} pages={Math.ceil(total / CLAIMS_A_PAGE)} address={(n) => `${desk.base}/kasse?seite=${n}`} />
    </div>
  )
}

function CashTable({ desk, lines }: { desk: Desk; lines: readonly ClaimLine[] }) {
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class="lz-grid" aria-label="Forderungen">
        <thead>
          <tr>
            {['Fällig', 'Kassenzeichen', 'Vorgang', 'Zahlt'].map((title) => (
              <th scope="col">{title}</th>
            ))}
            <th scope="col" class="lz-num">
              Offen
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CashRow desk={desk} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CashRow({ desk, line }: { desk: Desk; line: ClaimLine }) {
  const due = line.due === null ? undefined : dueWords(line.due, desk.today, desk.region)
  return (
    <tr>
      <td class="b">{due ? <Due state={due.state}>{due.text}</Due> : 'nichts offen'}</td>
      <td class="c">
        <span class="lz-num">{line.paymentReference}</span>
      </td>
      <td>
        <a href={`${desk.base}/vorgaenge/${line.id}/gebuehr`}>{line.title}</a>{' '}
        <span class="lz-meta lz-num">{line.fileNumber}</span>
      </td>
      <td>{line.debtor}</td>
      <td class="lz-num">{euro(line.openCents)}</td>
    </tr>
  )
}
