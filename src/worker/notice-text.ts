// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What e-mails say. They travel unprotected, so they name no person, no procedure and no number.
import { formatDate } from '../calendar/date.ts'
import type { Tenant } from '../store/tenant.ts'

export interface NoticeText {
  readonly subject: string
  readonly text: string
}

type Place = Pick<Tenant, 'name' | 'slug'>

/** Something lies in the postbox; `address` is that of the instance. */
export function messageNotice({ name, slug }: Place, address: string): NoticeText {
  return {
    subject: 'Sie haben eine neue Nachricht im Postfach',
    text: written(name, [
      `${name} hat Ihnen eine Nachricht ins Postfach gelegt. Melden Sie sich an, um sie zu lesen:`,
      `${address}/${slug}/konto/postfach`,
      'Damit nichts Persönliches in fremde Hände kommt, steht hier nicht, worum es geht.',
      `Sie möchten keine Hinweise mehr? Schalten Sie sie ab unter ${address}/${slug}/konto/daten`,
    ]),
  }
}

/** A letter waits behind a link until the local date `day`; `token` is the secret in it. */
export function linkNotice({ name, slug }: Place, address: string, day: string, token: string): NoticeText {
  return {
    subject: 'Ein Schreiben liegt für Sie bereit',
    text: written(name, [
      `${name} hat Ihnen ein Schreiben bereitgestellt. Sie können es bis zum ${formatDate(day, 'long')} abrufen:`,
      `${address}/${slug}/abruf/${token}`,
      'Sie brauchen dafür den Zugangscode aus Ihrer Eingangsbestätigung, oder Sie melden sich an. '
        + 'Rufen Sie es nicht ab, schicken wir es Ihnen mit der Post.',
      'Damit nichts Persönliches in fremde Hände kommt, steht hier nicht, worum es geht.',
    ]),
  }
}

/** A draft goes on the local date `day`; `path` leads back to it. */
export function draftNotice({ name, slug }: Place, address: string, day: string, path: string): NoticeText {
  const date = formatDate(day, 'long')
  return {
    subject: `Ihr angefangener Antrag wird am ${date} gelöscht`,
    text: written(name, [
      `Sie haben bei uns einen Antrag begonnen und noch nicht abgesendet. Wir löschen ihn am ${date}.`,
      'Möchten Sie weitermachen? Sobald Sie ihn öffnen und speichern, bewahren wir ihn 30 weitere Tage auf:',
      `${address}/${slug}${path}`,
      'Brauchen Sie ihn nicht mehr, müssen Sie nichts tun.',
    ]),
  }
}

/** Somebody said something about the portal; what, stands at the desk. */
export function feedbackNotice({ name, slug }: Place, address: string): NoticeText {
  return {
    subject: 'Neue Rückmeldung zum Portal',
    text: written(name, [
      'jemand hat eine Rückmeldung zum Portal geschickt. Lesen Sie sie im Arbeitsplatz:',
      `${address}/${slug}/amt/rueckmeldungen`,
    ]),
  }
}

function written(name: string, parts: readonly string[]): string {
  const end = 'Diese E-Mail ist automatisch entstanden. Antworten darauf liest niemand.'
  return ['Guten Tag,', ...parts, `Freundliche Grüße\n${name}`, end].join('\n\n')
}
