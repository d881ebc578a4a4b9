// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A fee that cannot be: the message says what was given and what is allowed, for the clerk. */
export class FeeRefused extends Error {
  /** The field whose value stands in the way, `on` for a day without a table. */
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}
