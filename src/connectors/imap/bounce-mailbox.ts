// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The mailbox bounces come to, over IMAP. What is understood moves to one folder, the rest to
// another, so that a person can look; a mail is moved only after it was taken.
import { ImapFlow } from 'imapflow'
import type { Bounce, BouncesRead, ReadBounces } from '../../command/bounces.ts'
import { isOwnMachine } from '../../command/own-machine.ts'
import { ServiceOutage } from '../../command/service-outage.ts'
import { parseBounce } from './parse-bounce.ts'

export interface BounceMailboxOptions {
  /** `imaps://user:password@host/INBOX` or `imap://…`; outside this machine always encrypted. */
  readonly url: string
  readonly stepMs?: number
}

const STEP_MS = 20_000
const MAILS_AT_ONCE = 200
const BYTES_AT_MOST = 200_000
/** Folders beside the mailbox. */
export const TAKEN = 'Laufzettel-Erledigt'
export const UNCLEAR = 'Laufzettel-Unklar'

/** Opens no connection yet; each reading makes its own. */
export function openBounceMailbox({ url: text, stepMs = STEP_MS }: BounceMailboxOptions): ReadBounces {
  const url = new URL(text)
  const secure = url.protocol === 'imaps:'
  const mailbox = decodeURIComponent(url.pathname.slice(1)) || 'INBOX'
  return async (take) => {
    const client = new ImapFlow({
      host: url.hostname, port: Number(url.port) || (secure ? 993 : 143), secure, logger: false, disableAutoIdle: true,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      connectionTimeout: stepMs, greetingTimeout: stepMs, socketTimeout: stepMs,
      ...(!secure && !isOwnMachine(url) && { doSTARTTLS: true }),
    })
    // Told again by whatever waits for the server.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await readAll(client, mailbox, take)
    } catch (error) {
      if (error instanceof TakeFailed) throw error.cause
      throw new ServiceOutage('Das Postfach für unzustellbare E-Mails ist nicht zu erreichen.')
    } finally {
      client.close()
    }
  }
}

/** Not the server is at fault but what we do with the mail. */
class TakeFailed extends Error {}

async function readAll(client: ImapFlow, mailbox: string, take: (bounce: Bounce) => Promise<boolean>): Promise<BouncesRead> {
  for (const folder of [TAKEN, UNCLEAR]) await client.mailboxCreate(folder)
  await client.mailboxOpen(mailbox)
  const found = await client.search({ seen: false }, { uid: true })
  const uids = Array.isArray(found) ? found.slice(0, MAILS_AT_ONCE) : []
  const read = { matched: 0, unmatched: 0, passing: 0 }
  for (const uid of uids) {
    const mail = await client.fetchOne(String(uid), { source: { maxLength: BYTES_AT_MOST } }, { uid: true })
    if (!mail || !mail.source) continue
    const became = await taken(mail.source, take)
    read[became]++
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    await client.messageMove(String(uid), became === 'unmatched' ? UNCLEAR : TAKEN, { uid: true })
  }
  return read
}

async function taken(source: Uint8Array, take: (bounce: Bounce) => Promise<boolean>): Promise<keyof BouncesRead> {
  const bounce = await parseBounce(source).catch((): Bounce => ({ keys: [], isFinal: false }))
  if (bounce.keys.length === 0) return 'unmatched'
  try {
    const isOurs = await take(bounce)
    if (!isOurs) return 'unmatched'
    return bounce.isFinal ? 'matched' : 'passing'
  } catch (error) {
    throw new TakeFailed('take', { cause: error })
  }
}
