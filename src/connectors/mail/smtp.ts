// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// E-mail over SMTP. What the server answers is never passed on: it may repeat the address.
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Mail, Mailed, SendMail } from '../../command/mail.ts'
import { isOwnMachine } from '../../command/own-machine.ts'
import { ServiceOutage } from '../../command/service-outage.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  /** For one step of the conversation, and for all of it. */
  readonly stepMs?: number
  readonly totalMs?: number
  /** A server that did not answer is left alone for this long. */
  readonly restMs?: number
  /** Signs with the domain of the sender; without it the mail server may do so. */
  readonly dkim?: { readonly selector: string; readonly privateKey: string }
}

const STEP_MS = 10_000
/** Less than a worker holds an effect, and little enough that other work does not wait long. */
const TOTAL_MS = 20_000
const REST_MS = 60_000
const NAME_CHARACTERS = 120
const ADDRESS = /^[^\s@<>()[\],:;"\\\p{C}]{1,64}@[\p{L}\p{N}.-]{1,253}$/u

/** Opens no connection yet. Outside this machine only encrypted, unless `?requireTLS=false`. */
export function openSmtp(options: SmtpOptions): SendMail {
  const url = new URL(options.url)
  const stepMs = options.stepMs ?? STEP_MS
  const transport = createTransport({
    url: url.href,
    connectionTimeout: stepMs, greetingTimeout: stepMs, socketTimeout: stepMs, dnsTimeout: stepMs,
    ...(!isOwnMachine(url) && !url.searchParams.has('requireTLS') && { requireTLS: true }),
    // What is in a mail comes from its text alone, never from a file or an address.
    disableFileAccess: true, disableUrlAccess: true,
  })
  let restUntil = 0
  return async (mail) => {
    if (![mail.to, mail.from.address, mail.bounces ?? mail.from.address].every((one) => ADDRESS.test(one))) return { refused: 0 }
    if (performance.now() < restUntil) throw outage()
    try {
      return await within(options.totalMs ?? TOTAL_MS, transport.sendMail(message(mail, options.dkim)))
    } catch (error) {
      const answered = answer(error)
      if (answered) return answered
      if (!codeOf(error)) restUntil = performance.now() + (options.restMs ?? REST_MS)
      throw outage(codeOf(error))
    }
  }
}

function message({ key: raw, from, bounces, to, subject, text }: Mail, dkim: SmtpOptions['dkim']) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const key = raw.replaceAll(/[^\w.-]/g, '-')
  return {
    from: { name: oneLine(from.name), address: from.address },
    to: { name: '', address: to },
    envelope: { from: bounces === undefined ? from.address : marked(bounces, key), to: [to] },
    messageId: `<${key}@${domain}>`,
    subject: oneLine(subject),
    text,
    // A date of its own, so that what is signed is complete.
    date: new Date(),
    ...(dkim && { dkim: { domainName: domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

/** The address a bounce of this mail goes to: it says which mail it was (VERP). */
function marked(address: string, key: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${key}${address.slice(at)}`
}

/** No line break of a name may begin a header of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, NAME_CHARACTERS)
}

async function within(ms: number, sending: Promise<unknown>): Promise<Mailed> {
  const done = new AbortController()
  const late = sleep(ms, undefined, { signal: done.signal }).then(() => {
    throw new Error('the mail server takes too long')
  })
  // Who loses the race must not count as an error nobody waited for.
  late.catch(() => undefined)
  sending.catch(() => undefined)
  try {
    await Promise.race([sending, late])
    return { sent: true }
  } finally {
    done.abort()
  }
}

/** A final no to this mail. A refused sign-in (535) is the operator's to mend, so an outage. */
function answer(error: unknown): Mailed | undefined {
  const code = codeOf(error)
  const about = (error as { code?: string }).code
  if (about === 'EENVELOPE' && code === 0) return { refused: 0 }
  const isFinal = code >= 500 && (about === 'EENVELOPE' || about === 'EMESSAGE')
  return isFinal ? { refused: code } : undefined
}

function codeOf(error: unknown): number {
  return Number((error as { responseCode?: number }).responseCode ?? 0)
}

function outage(code = 0): ServiceOutage {
  return new ServiceOutage(
    code === 0 ? 'Der Mailserver ist nicht zu erreichen.' : `Der Mailserver nimmt gerade nichts an (Antwort ${code}).`,
  )
}
