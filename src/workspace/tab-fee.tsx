// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Receivable } from '../engine/case.ts'
import { explainFee } from '../engine/explain-fee.ts'
import { euro } from '../engine/money.ts'
import { Facts } from '../ui/facts.tsx'
import { Due } from '../ui/say.tsx'
import { Why } from '../ui/why.tsx'
import type { CaseDesk } from './case-desk.ts'
import type { TabSight } from './tab-sight.ts'
import { dueSentence } from './due-words.ts'
import { FeeTable } from './fee-table.tsx'

/** What the decision costs and why, and what of it is paid. */
export function FeeTab({ seen }: TabSight) {
  const { at, prepared, context } = seen
  return (
    <div class="lz-cols lz-2 lz-cols--wide">
      <section aria-labelledby="gebuehr">
        <h2 class="kern-heading-small" id="gebuehr">
          Gebühr
        </h2>
        <FeeTable seen={seen} />
        {at.fee || prepared.process.tariff ? (
          <Why title="Warum diese Gebühr?" traces={[explainFee(prepared, at, context)]} />
        ) : null}
      </section>
      <section aria-labelledby="forderung">
        <h2 class="kern-heading-small" id="forderung">
          Forderung
        </h2>
        {at.receivables.length === 0 && (
          <p>
            Noch ist nichts gefordert. Die Forderung entsteht mit der Bekanntgabe des Bescheids.
          </p>
        )}
        {at.receivables.map((one) => (
          <Claim seen={seen} one={one} />
        ))}
      </section>
    </div>
  )
}

/** Cents still to be paid of all receivables that hold. */
export function openCents({ receivables, paidCents }: CaseDesk['at']): number {
  const claimed = receivables
    .filter(({ cancelled }) => cancelled === undefined)
    .reduce((sum, { cents }) => sum + cents, 0)
  return Math.max(0, claimed - paidCents)
}

function Claim({ seen: { at, desk }, one }: { seen: CaseDesk; one: Receivable }) {
  const open = openCents(at)
  const due = dueSentence(one.due, desk.today, desk.region)
  const isOpen = one.cancelled === undefined && open > 0
  return (
    <Facts
      rows={[
        { label: 'Kassenzeichen', value: <span class="lz-num">{one.paymentReference}</span> },
        { label: 'Betrag', value: euro(one.cents) },
        {
          label: 'Fällig',
          value: isOpen ? <Due state={due.state}>{due.text}</Due> : formatDate(one.due, 'long'),
        },
        { label: 'Zahlt', value: one.debtor },
        ...(one.cancelled === undefined
          ? [
              { label: 'Bezahlt', value: euro(at.paidCents) },
              { label: 'Offen', value: <strong>{euro(open)}</strong> },
            ]
          : [{ label: 'Aufgehoben', value: one.cancelled }]),
        { label: 'Gebucht am', value: formatDate(one.bookedOn, 'long') },
      ]}
    />
  )
}
