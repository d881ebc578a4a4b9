// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case } from '../engine/case.ts'
import { euro } from '../engine/money.ts'
import { refusePage } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { loadCase } from '../store/load-case.ts'
import { listCases } from '../store/worklist.ts'
import { Empty } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { cashRoles, deskOf, isCashier } from './desk.ts'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { openCents } from './tab-fee.tsx'

const MAX_SHOWN = 200

/** The cash office's list: what is to be paid, by which Kassenzeichen, until when. */
export async function showCash(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  if (!isCashier(desk))
    return refusePage(
      c,
      403,
      'Dafür fehlt Ihnen die Rolle',
      'Diese Seite ist für die Kasse gedacht.',
    )
  const roles = cashRoles(desk)
  const { lines: waiting } = await listCases(desk.house.store, desk.tenant, {
    state: 'open', hidden: desk.hidden, waitingRoles: [...roles], pageSize: MAX_SHOWN,
  })
  const loaded = await Promise.all(
    waiting.map(({ id }) => loadCase(desk.house.store, desk.tenant, id)),
  )
  const cases = loaded
    .filter((one) => one !== undefined)
    .map(({ snapshot }) => snapshot as unknown as Case)
  const total = cases.reduce((sum, one) => sum + openCents(one), 0)
  return deskPage(c, {
    desk,
    title: 'Kasse',
    place: 'kasse',
    children: (
      <>
        <h1 class="kern-heading-medium">
          Offene Forderungen <span class="lz-count">{cases.length}</span>
        </h1>
        {cases.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Nichts ist offen</h2>
            <p>Hier stehen Vorgänge, die auf eine Zahlung warten, mit Kassenzeichen und Betrag.</p>
          </Empty>
        ) : (
          <CashTable desk={desk} cases={cases} />
        )}
        {cases.length > 0 && (
          <p>
            Zusammen offen: <strong>{euro(total)}</strong>
          </p>
        )}
      </>
    ),
  })
}

function CashTable({ desk, cases }: { desk: Desk; cases: readonly Case[] }) {
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class="lz-grid" aria-label="Offene Forderungen">
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
          {cases.map((one) => (
            <CashRow desk={desk} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CashRow({ desk, one }: { desk: Desk; one: Case }) {
  const claim = one.receivables.findLast(({ cancelled }) => cancelled === undefined)
  const due = claim && dueWords(claim.due, desk.today, desk.region)
  return (
    <tr>
      <td class="b">{due && <Due state={due.state}>{due.text}</Due>}</td>
      <td class="c">
        <span class="lz-num">{claim?.paymentReference}</span>
      </td>
      <td>
        <a href={`${desk.base}/vorgaenge/${one.id}/gebuehr`}>{one.title}</a>{' '}
        <span class="lz-meta lz-num">{one.fileNumber}</span>
      </td>
      <td>{claim?.debtor ?? one.applicant}</td>
      <td class="lz-num">{euro(openCents(one))}</td>
    </tr>
  )
}
