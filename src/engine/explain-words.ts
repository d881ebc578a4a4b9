// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A condition in three forms; `wish` is half a sentence without a full stop. */
export interface Words {
  readonly wish: string
  readonly holds: string
  readonly fails: string
}
