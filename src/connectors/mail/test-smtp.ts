// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The receiving end for tests: a real SMTP server that keeps what it got, as it came over the wire.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  /** The whole message with its headers. */
  readonly raw: string
  readonly messageId: string
}

export interface TestSmtp {
  readonly url: string
  readonly received: Received[]
  /** Answers each recipient or message with this code while set; `slow` holds the message back. */
  answer: { recipient?: number | ((address: string) => number | undefined); message?: number; slowMs?: number }
  close(): Promise<void>
}

/** Listens on a free port of this machine, or on the one given; unencrypted. */
export async function testSmtp(port = 0, host = '127.0.0.1'): Promise<TestSmtp> {
  const received: Received[] = []
  const smtp: { answer: TestSmtp['answer'] } = { answer: {} }
  const refused = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      const { recipient } = smtp.answer
      const code = typeof recipient === 'function' ? recipient(address) : recipient
      done(code ? refused(code, `<${address}> is not wanted here`) : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        const code = smtp.answer.message
        if (code) return done(refused(code, 'try again'))
        received.push({
          from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), raw,
          messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '',
        })
        setTimeout(() => done(), smtp.answer.slowMs ?? 0)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(port, host, ready))
  const { port: actual } = server.server.address() as AddressInfo
  return {
    url: `smtp://${host}:${actual}`,
    received,
    get answer() {
      return smtp.answer
    },
    set answer(answer) {
      smtp.answer = answer
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}

/** The readable text of a received message: quoted-printable or base64 undone. */
export function textOf({ raw }: Received): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : body
}
