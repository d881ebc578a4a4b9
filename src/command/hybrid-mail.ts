// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A letter for a print service that prints, folds and posts it. */
export interface HybridLetter {
  /** The same for the same letter, by which a repeat is known as one. */
  readonly key: string
  readonly pdf: Uint8Array
  readonly address: readonly string[]
}

/** How far the service is; `rejected` and `dispatched` are final. Days are local. */
export type HybridState =
  | { readonly state: 'accepted' | 'printed' }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'dispatched'; readonly on: string }

/** Both throw `ServiceOutage` if that is worth another try. */
export interface HybridMail {
  /** Hands a letter over, or tells how far the one with its key is. */
  submit(letter: HybridLetter): Promise<HybridState>
  /** How far a letter is; `undefined` if the service does not know it. */
  status(key: string): Promise<HybridState | undefined>
}
