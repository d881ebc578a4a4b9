// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Aussonderung: an authority offers closed cases to its archive (Anbietung, 0501), the archive says
// what it keeps (Bewertung, 0502), gets that (Abgabe, 0503) and confirms it (0506). Akte is the
// record, Vorgang the case, Dokument the paper, Primärdokument its file.

/** Authority or archive; `code` is its key in the directory of authorities, where it has one. */
export interface Party {
  readonly name: string
  readonly code?: string
}

/** What stands in the head of a message. */
export interface Message {
  /** UUID, the same in all messages of one offer. */
  readonly process: string
  /** ISO instant. */
  readonly at: string
  readonly from: Party
  readonly to: Party
}

/** One closed case as an archive gets it; days are local dates `YYYY-MM-DD`. */
export interface DisposalCase {
  /** UUID. */
  readonly id: string
  readonly fileNumber: string
  readonly title: string
  /** Unit of the Aktenplan. */
  readonly plan: { readonly number: string; readonly title: string }
  /** Name of the Akte the case belongs to: procedure and year. */
  readonly record: string
  readonly opened: string
  readonly closed: string
  readonly keptUntil: string
  /** Whole years, 0 to 65,535. */
  readonly retentionYears: number
  /** Unit of the house in charge. */
  readonly unit?: string
  readonly papers: readonly DisposalPaper[]
}

export interface DisposalPaper {
  /** UUID. */
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  /** ISO instant. */
  readonly at: string
  readonly version?: number
  /** Came in, went out, or was written in the house. */
  readonly origin?: 'in' | 'out' | 'own'
}

/** A message ready to be sent: file name and bytes. */
export interface PackedMessage {
  readonly name: string
  readonly zip: Uint8Array
}
