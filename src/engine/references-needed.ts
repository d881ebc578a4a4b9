// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A fee falls to several cash offices; the caller sets numbers aside and decides again. */
export class ReferencesNeeded extends Error {
  readonly accounts: readonly string[]
  constructor(accounts: readonly string[]) {
    super(`payment references needed for ${accounts.join(', ')}`)
    this.accounts = accounts
  }
}
