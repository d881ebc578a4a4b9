// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a seal says of itself in the PDF. */
export interface SealOccasion {
  /** Short name of the municipality whose certificate seals. */
  readonly tenant: string
  /** ISO instant in UTC. */
  readonly at: string
  /** „Bescheid 32-GE-17/2026“. */
  readonly reason: string
}

/**
 * Seals a PDF electronically (PAdES, ETSI EN 319 142-1 B-B); undefined where the municipality has
 * no certificate. Throws `ServiceOutage` if it is worth another try.
 */
export type Seal = (pdf: Uint8Array, occasion: SealOccasion) => Promise<Uint8Array | undefined>
