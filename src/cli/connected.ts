// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs'
import { localDateOf } from '../calendar/instant.ts'
import type { ReadBounces } from '../command/bounces.ts'
import type { House } from '../command/house.ts'
import type { HybridMail } from '../command/hybrid-mail.ts'
import { openClamd } from '../connectors/clamd/clamd.ts'
import { openHybridMail } from '../connectors/hybrid-mail/hybrid-mail.ts'
import { openSmtp } from '../connectors/mail/smtp.ts'
import { openLocalSeal } from '../connectors/seal/local-seal.ts'
import type { SmtpOptions } from '../connectors/mail/smtp.ts'

/** Services that are connected by the environment; what is not named is not there. */
export function connected(): Pick<House, 'address' | 'mapUrl' | 'mail' | 'scan' | 'seal' | 'bounces' | 'hybridMail'> {
  const address = process.env['LAUFZETTEL_ADDRESS']?.replace(/\/+$/, '')
  const smtp = given('LAUFZETTEL_SMTP_URL', /^smtps?:\/\/[^\s]+$/, 'smtp://benutzer:kennwort@rechner:587')
  const bounces = given('LAUFZETTEL_BOUNCES_URL', /^imaps?:\/\/[^\s:@]+:[^\s@]+@[^\s]+$/, 'imaps://benutzer:kennwort@rechner/INBOX')
  const hybrid = given('LAUFZETTEL_HYBRID_MAIL_URL', /^(stand-in|https?:\/\/[^\s]+)$/, 'https://geheimnis@rechner/pfad')
  const mapUrl = given('LAUFZETTEL_MAP_URL', /^https?:\/\/[^\s]*\{ort\}[^\s]*$/, 'https://karte.example/suche?q={ort}')
  const clamd = process.env['LAUFZETTEL_CLAMD']
  if (address !== undefined && !/^https?:\/\/[^/\s]+$/.test(address)) {
    throw new Error('LAUFZETTEL_ADDRESS braucht die öffentliche Adresse ohne Pfad, zum Beispiel https://portal.musterstadt.de')
  }
  if (smtp !== undefined && address === undefined) {
    throw new Error('Zu LAUFZETTEL_SMTP_URL gehört LAUFZETTEL_ADDRESS: E-Mails enthalten Links auf diese Instanz.')
  }
  const seals = process.env['LAUFZETTEL_SEALS']
  const password = process.env['LAUFZETTEL_SEALS_PASSWORD']
  if (seals !== undefined && password === undefined) {
    throw new Error('Zu LAUFZETTEL_SEALS gehört LAUFZETTEL_SEALS_PASSWORD: das Kennwort der Zertifikate.')
  }
  return {
    ...(seals !== undefined && { seal: openLocalSeal({ folder: seals, password: password! }) }),
    ...(address !== undefined && { address }),
    ...(mapUrl !== undefined && { mapUrl }),
    ...(smtp !== undefined && { mail: openSmtp({ url: smtp, ...dkim() }) }),
    ...(bounces !== undefined && { bounces: bounceMailbox(bounces) }),
    ...(hybrid !== undefined && { hybridMail: hybrid === 'stand-in' ? standIn() : openHybridMail({ url: hybrid }) }),
    ...(clamd !== undefined && { scan: openClamd({ at: clamd }) }),
  }
}

function given(name: string, form: RegExp, example: string): string | undefined {
  const value = process.env[name]
  if (value !== undefined && !form.test(value)) throw new Error(`${name} braucht die Form ${example}`)
  return value
}

/** The key mails are signed with, for municipalities whose mail server does not sign. */
function dkim(): Pick<SmtpOptions, 'dkim'> {
  const [file, selector] = [process.env['LAUFZETTEL_DKIM_KEY'], process.env['LAUFZETTEL_DKIM_SELECTOR']]
  if (file === undefined && selector === undefined) return {}
  if (file === undefined || selector === undefined) {
    throw new Error('LAUFZETTEL_DKIM_KEY (Datei mit dem Schlüssel) und LAUFZETTEL_DKIM_SELECTOR gehören zusammen.')
  }
  return { dkim: { selector, privateKey: readFileSync(file, 'utf8') } }
}

/** Loaded when it is first read: the library takes half a second, and most commands read no mailbox. */
function bounceMailbox(url: string): ReadBounces {
  return async (take) => {
    const { openBounceMailbox } = await import('../connectors/imap/bounce-mailbox.ts')
    return openBounceMailbox({ url })(take)
  }
}

/** For trying out: a print service that prints nothing, started with its first letter. */
function standIn(): HybridMail {
  let opened: Promise<HybridMail> | undefined
  const open = () => (opened ??= (async () => {
    const { startStandIn } = await import('../connectors/hybrid-mail/stand-in.ts')
    const { url } = await startStandIn({ today: () => localDateOf(new Date().toISOString()) })
    return openHybridMail({ url })
  })())
  return {
    submit: async (letter) => (await open()).submit(letter),
    status: async (key) => (await open()).status(key),
  }
}
