// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { moveOrdered, orderAccountMove } from '../command/move-account.ts'
import { sendsMail } from '../worker/notice.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { openPlatform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel account move ALTE-ADRESSE --to NEUE-ADRESSE --tenant NAME --by "Vorname Name" --reason TEXT

  Für ein Bürgerkonto, dessen E-Mails niemand mehr lesen kann. An die neue Adresse geht
  ein Link; erst wer ihn öffnet, macht sie gültig. Ein Kennwort setzt nur die Person selbst.
  --tenant  Verwaltung, die geprüft hat, wer die Person ist; das Konto hat dort einen Vorgang
  --by      wer geprüft hat, steht in Verlauf und Protokoll dieser Verwaltung
  --reason  wie geprüft wurde, ohne Nummern von Ausweisen
  --data    Ordner der Daten, sonst .data
  Vorher lesen: docs/betrieb/konten.md`

/** Orders the link by which an account gets another address; exit code 1 where that cannot be. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['to', 'tenant', 'by', 'reason', 'data'])
  const [verb, from, ...more] = words
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : '')
  if (verb !== 'move' || from === undefined || more.length > 0) throw new UsageError('Möglich ist: account move ALTE-ADRESSE.')
  for (const name of ['to', 'tenant', 'by', 'reason']) {
    if (!text(name)) throw new UsageError(`account move braucht --${name}.`)
  }
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { house } = platform
  try {
    const tenant = await tenantOrFail(house.store, text('tenant'))
    const move = { from, to: text('to'), by: text('by'), reason: text('reason') }
    const refusal = sendsMail(house, tenant)
      ? await orderAccountMove(house, tenant, move)
      : `${tenant.name} verschickt keine E-Mails. Ohne Link an die neue Adresse lässt sie sich nicht prüfen.`
    if (options['json']) console.log(JSON.stringify(refusal === undefined ? { ordered: move.to } : { refusal: { message: refusal } }))
    else if (refusal === undefined) console.log(moveOrdered(move))
    else console.error(refusal)
    return refusal === undefined ? 0 : 1
  } finally {
    await platform.close()
  }
}
