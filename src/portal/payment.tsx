// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { CaseView } from '../command/house.ts'
import { epcPayload } from '../documents/epc.ts'
import { groupedIban, plainIban } from '../documents/iban.ts'
import type { Receivable } from '../engine/case.ts'
import type { Entity } from '../engine/context.ts'
import { euro } from '../engine/money.ts'
import { Facts } from '../ui/facts.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { PAYMENT } from './payment.words.ts'
import { QrCode } from './qr.tsx'

/** What is still to be paid and how: by hand, by the banking app, by scanning; nothing when all is paid. */
export function Payment({ view: { at, context } }: { view: CaseView }) {
  const say = useWords(PAYMENT)
  const claims = openClaims(at.receivables, at.paidCents)
  const entity = context.entities[at.entity]
  if (claims.length === 0 || !entity) return null
  return (
    <section aria-labelledby="zahlen" class="lz-flow">
      <h2 class="kern-heading-medium" id="zahlen">
        {say.heading}
      </h2>
      {claims.map((claim) => (
        <Claim claim={claim} entity={entity} />
      ))}
    </section>
  )
}

interface OpenClaim {
  readonly reference: string
  readonly cents: number
  readonly due: string
}

/** What was paid counts for the claims in the order they fall due. */
export function openClaims(receivables: readonly Receivable[], paidCents: number): OpenClaim[] {
  let paid = paidCents
  const sorted = receivables
    .filter(({ cancelled }) => cancelled === undefined)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
  return sorted.flatMap(({ paymentReference: reference, cents, due }) => {
    const settled = Math.min(paid, cents)
    paid -= settled
    return cents > settled ? [{ reference, cents: cents - settled, due }] : []
  })
}

function Claim({ claim, entity }: { claim: OpenClaim; entity: Entity }) {
  const { accountHolder: holder, iban, bic } = entity
  const { reference, cents, due } = claim
  const [say, language] = [useWords(PAYMENT), useLanguage()]
  const code = epcPayload({ holder, iban, cents, reference, ...(bic !== undefined && { bic }) })
  return (
    <div class="lz-panel lz-qr lz-row">
      {'payload' in code && <QrCode text={code.payload} label={say.code(euro(cents))} />}
      <div class="lz-tight">
        <Facts
          isWide
          rows={[
            { label: say.amount, value: <strong>{euro(cents)}</strong> },
            { label: say.due, value: formatDate(due, 'weekday', language) },
            { label: say.to, value: holder },
            { label: say.iban, value: <span class="lz-num">{groupedIban(iban)}</span> },
            { label: say.reference, value: <span class="lz-num">{reference}</span> },
          ]}
        />
        <p>
          <a href={paymentLink(claim, entity)}>{say.open}</a>
        </p>
        <p class="lz-meta">{say.scan}</p>
      </div>
    </div>
  )
}

/** RFC 8905; banking apps fill in the transfer from it. */
function paymentLink({ cents, reference }: OpenClaim, { iban, accountHolder }: Entity): string {
  const amount = `EUR:${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const query = new URLSearchParams({ amount, 'receiver-name': accountHolder, message: reference })
  return `payto://iban/${plainIban(iban)}?${query}`
}
