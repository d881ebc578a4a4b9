// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Fee } from '../engine/case.ts'
import { assessFee, tableOn } from '../engine/fees.ts'
import { quantityWords, tellingLines } from '../engine/fees-quantity.ts'
import { euro } from '../engine/money.ts'
import { formatDate } from '../calendar/date.ts'
import type { CaseDesk } from './case-desk.ts'

const many = (words: string | undefined) => (words === undefined ? '' : `, ${words}`)

/** The fee line by line with its legal basis: as fixed, or as the tariff of today would have it. */
export function FeeTable({ seen }: { seen: CaseDesk }) {
  const fee = feeOf(seen)
  if (fee === undefined) return <p>Dieses Verfahren kostet keine Gebühr.</p>
  return (
    <>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Positionen der Gebühr</caption>
        <thead>
          <tr>
            <th scope="col" class="kern-table__header">
              Position
            </th>
            <th scope="col" class="kern-table__header kern-table__header--numeric">
              Betrag
            </th>
          </tr>
        </thead>
        <tbody>
          {tellingLines(fee).map((line) => (
            <tr>
              <td class="kern-table__cell">
                {line.no} {line.title}
                {many(quantityWords(line))}
                <br />
                <span class="lz-meta">{line.legalBasis}</span>
              </td>
              <td class="kern-table__cell kern-table__cell--numeric lz-num">{euro(line.cents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" class="kern-table__header">
              Zusammen
            </th>
            <td class="kern-table__cell kern-table__cell--numeric lz-num">
              <strong>{euro(fee.totalCents)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="lz-meta">{frameText(seen, fee)}</p>
    </>
  )
}

/** The fixed fee, else the one of today; undefined without a tariff or while an amount is open. */
export function feeOf({ at, prepared, sight, context }: CaseDesk): Fee | undefined {
  if (at.fee) return at.fee
  if (!prepared.process.tariff) return undefined
  const assessed = assessFee(prepared, sight, context.today)
  return 'fee' in assessed ? assessed.fee : undefined
}

function frameText({ at, prepared, sight, context }: CaseDesk, fee: Fee): string {
  const table = tableOn(prepared, at.fee ? fee.tableFrom : context.today)
  const bound = (rule: string | undefined) => {
    const value =
      rule === undefined ? undefined : prepared.rule(rule).evaluate(sight.scope, sight.env)
    return typeof value === 'number' ? euro(Math.round(value * 100)) : undefined
  }
  const [min, max] = [bound(table.min), bound(table.max)]
  const frame = min && max ? ` Rahmen: ${min} bis ${max}.` : ''
  const state = at.fee ? 'Festgesetzt' : 'Noch nicht festgesetzt, gerechnet'
  return `${state} nach dem Tarif vom ${formatDate(fee.tableFrom, 'long')}.${frame}`
}
