// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Told } from '../engine/undo.ts'
import type { StoredEvent } from '../store/events.ts'

/** Stored events as the engine knows them, each with its command and its ISO instant. */
export const toldOf = (stored: readonly StoredEvent[]): Told[] =>
  stored.map(({ kind, payload, commandId, at }) =>
    ({ ...(payload as object), kind, command: commandId, when: at }) as unknown as Told)
