// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** One plain e-mail to one person. */
export interface Mail {
  /** The same for the same deed: it becomes the Message-ID, by which a repeat is known as one. */
  readonly key: string
  readonly from: { readonly name: string; readonly address: string }
  /** Where bounces go, without the mark of this mail; absent: to `from`. */
  readonly bounces?: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** `refused`: the answer of the mail server, 5xx; 0 if an address can be none at all. */
export type Mailed = { readonly sent: true } | { readonly refused: number }

/** Hands a mail to the mail server; throws `ServiceOutage` if that is worth another try. */
export type SendMail = (mail: Mail) => Promise<Mailed>
