// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Blobs } from '../store/blobs.ts'
import type { Store } from '../store/store.ts'
import type { ReadBounces } from './bounces.ts'
import type { HybridMail } from './hybrid-mail.ts'
import type { SendMail } from './mail.ts'
import type { Scan } from './scan.ts'
import type { Seal } from './seal.ts'
import { settingsCache } from './settings.ts'
import type { SettingsCache } from './settings.ts'

/** Everything the platform runs on; wired once at the start, handed to whoever acts. */
export interface House {
  readonly store: Store
  readonly blobs: Blobs
  /** ISO instant in UTC. */
  readonly clock: () => string
  readonly newId: () => string
  /** Key for derived tokens; from the environment or the data directory. */
  readonly secret: string
  readonly settings: SettingsCache
  readonly log: Log
  /** `https://host` under which people reach this instance; for links in e-mails. */
  readonly address?: string
  /** Where maps are asked for a place, with `{ort}` for it; absent: OpenStreetMap. */
  readonly mapUrl?: string
  /** Absent: no e-mail is sent. */
  readonly mail?: SendMail
  /** Absent: notices bear no electronic seal. */
  readonly seal?: Seal
  /** Gives the text of a PDF; absent: the search finds no words of papers. */
  readonly readPdf?: (pdf: Uint8Array) => Promise<string | undefined>
  /** Absent: nobody reads bounces. */
  readonly bounces?: ReadBounces
  /** Absent: no print service, letters are printed in the house. */
  readonly hybridMail?: HybridMail
  /** Absent: uploads are not scanned, and their papers say so. */
  readonly scan?: Scan
}

/** One line of structured log; never with personal data. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, more?: Readonly<Record<string, unknown>>) => void

/** Puts a house together; only the settings cache is made here. */
export function makeHouse(parts: Omit<House, 'settings'>): House {
  return { ...parts, settings: settingsCache() }
}

/** A case with all that is needed to look at it. */
export interface CaseView {
  readonly at: Case
  readonly prepared: Prepared
  readonly context: Context
}
