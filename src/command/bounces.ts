// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a mail in the bounce mailbox says. */
export interface Bounce {
  /** Marks of our mails found in it, the surest first; see `Mail.key`. */
  readonly keys: readonly string[]
  /** False: a delay only, or no bounce at all but an answer somebody sends by itself. */
  readonly isFinal: boolean
  /** The status of the mail server, such as 5.1.1; never an address. */
  readonly status?: string
}

export interface BouncesRead {
  readonly matched: number
  /** Kept in a folder of their own: nobody's, or not understood. */
  readonly unmatched: number
  /** Delays, of which nothing follows. */
  readonly passing: number
}

/**
 * Reads what is new in the bounce mailbox; `take` says whether the mail was one of ours. It may be
 * asked about the same bounce again. Throws `ServiceOutage` if that is worth another try.
 */
export type ReadBounces = (take: (bounce: Bounce) => Promise<boolean>) => Promise<BouncesRead>
