// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A bounce as mail servers write it: a report by RFC 3464, or only words. Anybody can send us one,
// so nothing in it is believed but the mark of a mail we sent.
import PostalMime from 'postal-mime'
import type { Email } from 'postal-mime'
import type { Bounce } from '../../command/bounces.ts'

const KEY = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const KEYS_AT_MOST = 10
const TEXT_CHARACTERS = 50_000
const STATUS = /\b([245])\.\d{1,3}\.\d{1,3}\b/
/** Where a mail server writes the address a bounce was sent to. */
const ADDRESSED = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-failed-recipients']
const TOLD = ['in-reply-to', 'references', 'x-failed-message-id', 'original-message-id']
const DAEMON = /(mailer-daemon|postmaster|mail delivery)/i
const SUBJECT = /undeliver|unzustellbar|returned|failure|failed|delivery status|nicht zugestellt/i
const DELAY = /delayed|warning|verzögert|noch nicht zugestellt/i

/** Reads a mail of the bounce mailbox; what it is not sure of is no final bounce. */
export async function parseBounce(source: Uint8Array): Promise<Bounce> {
  const email = await PostalMime.parse(source, { forceRfc822Attachments: true, attachmentEncoding: 'utf8', maxNestingDepth: 20 })
  const report = partOf(email, 'message/delivery-status')
  const keys = keysOf(email)
  return report === undefined ? { keys, ...byWords(email) } : { keys, ...byReport(report) }
}

/** Per recipient a block of fields; one that failed for ever is enough, we write to one person. */
function byReport(report: string): Omit<Bounce, 'keys'> {
  const actions = [...report.matchAll(/^Action:\s*(\w+)/gim)].map(([, action]) => action!.toLowerCase())
  const status = STATUS.exec(/^Status:\s*(\S+)/im.exec(report)?.[1] ?? '')?.[0]
  return { isFinal: actions.includes('failed') && !status?.startsWith('4'), ...(status !== undefined && { status }) }
}

function byWords(email: Email): Omit<Bounce, 'keys'> {
  const head = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? ''
  const from = `${email.from?.name ?? ''} ${email.from?.address ?? ''}`
  const subject = email.subject ?? ''
  const isBounce = head('x-failed-recipients') !== '' || (DAEMON.test(from) && SUBJECT.test(subject))
  const text = (email.text ?? email.html ?? '').slice(0, TEXT_CHARACTERS)
  const status = STATUS.exec(text)?.[0]
  const isDelay = DELAY.test(subject) || status?.startsWith('4') === true
  return { isFinal: isBounce && !isDelay, ...(status !== undefined && { status }) }
}

/** From the address first, which only our mail server can have been told; then from what is quoted. */
function keysOf(email: Email): readonly string[] {
  const lines = (names: readonly string[]) =>
    email.headers.filter(({ key }) => names.includes(key)).map(({ value }) => value).join('\n')
  const marked = [...lines(ADDRESSED).matchAll(/\+([0-9a-f-]{36})@/g)].map(([, key]) => key!)
  const quoted = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers']
    .map((type) => partOf(email, type)).join('\n')
  const ids = `${quoted}\n${email.text ?? ''}`.slice(0, TEXT_CHARACTERS)
    .match(/^(?:[>\s]*)(?:Message-ID|X-Failed-Message-ID|Original-Message-ID|Return-Path):.*(?:\r?\n\s+.*)?$/gim) ?? []
  const all = [...marked, ...(lines(TOLD).match(KEY) ?? []), ...(ids.join('\n').match(KEY) ?? [])]
  return [...new Set(all.filter((key) => new RegExp(`^${KEY.source}$`).test(key)))].slice(0, KEYS_AT_MOST)
}

function partOf(email: Email, type: string): string | undefined {
  const part = email.attachments.find((one) => one.mimeType.toLowerCase() === type)
  if (!part) return undefined
  const { content } = part
  return (typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8')).slice(0, TEXT_CHARACTERS)
}
