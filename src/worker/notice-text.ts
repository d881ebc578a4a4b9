// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What e-mails say. They travel unprotected, so they name no person, no procedure and no number.
import { formatDate } from '../calendar/date.ts'
import { CODE_MINUTES } from '../command/consultation-code.ts'
import { LINK_MINUTES } from '../command/account-link.ts'
import type { LinkKind } from '../command/account-link.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Language } from '../words/language.ts'
import { NOTICE } from './notice.words.ts'

export interface NoticeText {
  readonly subject: string
  readonly text: string
}

type Place = Pick<Tenant, 'name' | 'slug'>

/** Something lies in the postbox; `address` is that of the instance. */
export function messageNotice({ name, slug }: Place, address: string, language: Language): NoticeText {
  const say = NOTICE[language]
  const home = `${address}/${slug}`
  return {
    subject: say.message,
    text: written(name, language, [
      say.put(name), `${home}/konto/postfach`, say.discreet, say.off(`${home}/konto/daten`),
    ]),
  }
}

/** A letter waits behind a link until the local date `day`; `token` is the secret in it. */
export function linkNotice(
  { name, slug }: Place, address: string, day: string, token: string, language: Language,
): NoticeText {
  const say = NOTICE[language]
  return {
    subject: say.letter,
    text: written(name, language, [
      say.waits(name, formatDate(day, 'long', language)), `${address}/${slug}/abruf/${token}`, say.withCode, say.discreet,
    ]),
  }
}

/** A draft goes on the local date `day`; `path` leads back to it. */
export function draftNotice(
  { name, slug }: Place, address: string, day: string, path: string, language: Language,
): NoticeText {
  const [say, date] = [NOTICE[language], formatDate(day, 'long', language)]
  return {
    subject: say.draft(date),
    text: written(name, language, [say.begun(date), say.goOn, `${address}/${slug}${path}`, say.nothing]),
  }
}

/** A link by which who reads this mail chooses a password or shows that the address is theirs, or what became of an account. */
export function accountNotice(
  { name, slug }: Place, address: string, kind: LinkKind, secret: string, language: Language,
): NoticeText {
  const say = NOTICE[language]
  const { subject, why, ignore } = say[kind]
  const path = ACCOUNT_PATHS[kind]
  const link = `${address}/${slug}/${path.replace(':code', secret)}`
  const limits = path.includes(':code') ? [say.once(LINK_MINUTES)] : []
  return { subject, text: written(name, language, [why, link, ...limits, ignore]) }
}

/** Where the link in a mail about an account leads. */
const ACCOUNT_PATHS: Readonly<Record<LinkKind, string>> = { password: 'kennwort/:code', email: 'e-mail/:code', known: 'kennwort', moved: 'hilfe' }

/** A body is asked, or reminded in the words of the process; `token` is the secret in its link. Bodies get German. */
export function consultationNotice(
  { name, slug }: Place, address: string, day: string, token: string, reminder?: string,
): NoticeText {
  const link = `${address}/${slug}/beteiligung/${token}`
  const due = formatDate(day, 'long')
  const asked = [
    `${name} bittet Sie um eine Stellungnahme bis zum ${due}. Die Frage und die Unterlagen dazu finden Sie hier, und hier antworten Sie auch:`, link,
  ]
  const parts = reminder === undefined ? asked : [reminder, `Hier finden Sie die Frage und antworten:`, link]
  return {
    subject: `${reminder === undefined ? '' : 'Erinnerung: '}Bitte um Stellungnahme bis ${due}`,
    text: written(name, 'de', [
      ...parts,
      'Ein Konto brauchen Sie nicht. Unterlagen und Antwort öffnen sich mit einem Code, den Sie auf der Seite anfordern. Geben Sie beides nur an Kolleginnen und Kollegen weiter, die antworten dürfen.',
    ]),
  }
}

/** The code that opens the papers behind a link for a body; the link itself does not stand beside it. */
export function codeNotice({ name }: Pick<Tenant, 'name'>, code: string): NoticeText {
  return {
    subject: 'Ihr Code für eine Stellungnahme',
    text: written(name, 'de', [
      'jemand hat den Link zu einer Frage an Ihre Stelle geöffnet und braucht diesen Code, um die Unterlagen zu sehen und zu antworten:',
      `${code.slice(0, 3)} ${code.slice(3)}`,
      `Er gilt ${CODE_MINUTES} Minuten und nur einmal. Haben Sie ihn nicht angefordert, geben Sie ihn niemandem, und rufen Sie uns an.`,
    ]),
  }
}

/** Somebody said something about the portal; what, stands at the desk, which speaks German. */
export function feedbackNotice({ name, slug }: Place, address: string): NoticeText {
  return {
    subject: 'Neue Rückmeldung zum Portal',
    text: written(name, 'de', [
      'jemand hat eine Rückmeldung zum Portal geschickt. Lesen Sie sie im Arbeitsplatz:',
      `${address}/${slug}/amt/rueckmeldungen`,
    ]),
  }
}

function written(name: string, language: Language, parts: readonly string[]): string {
  const say = NOTICE[language]
  return [say.hello, ...parts, `${say.greetings}\n${name}`, say.automatic].join('\n\n')
}
