// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from '../calendar/date.ts'
import type { DeliveryRule } from '../calendar/delivery.ts'
import type { Region } from '../calendar/holidays.ts'
import type { Block } from '../process/letter.ts'
import type { TariffTable } from '../process/process.ts'
import type { Occupation } from './case.ts'
import { Budget, MAX_COMMAND_STEPS } from '../feel/compile.ts'
import type { Clock } from '../feel/compile.ts'

/** The legal entity a case belongs to: letterhead, cash office, holiday region. */
export interface Entity {
  readonly id: string
  readonly name: string
  /** „der Gemeinde Süderau“, for texts. */
  readonly genitive: string
  readonly authority: string
  readonly office: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly phone: string
  readonly email: string
  readonly signatory: string
  /** How its head signs, „Der Bürgermeister“; without it as everybody does. */
  readonly head?: string
  readonly accountHolder: string
  readonly iban: string
  readonly bic?: string
  readonly arms: string
  /** Eight-digit key of the Gemeinde (AGS). */
  readonly ags?: string
}

export type Overlay = Readonly<Record<string, string | number | boolean>>

/** What a municipality, or a legal entity of it, has otherwise than the library. */
export interface Adaptation {
  readonly tariff?: readonly TariffTable[]
  readonly texts?: Readonly<Record<string, readonly Block[]>>
  readonly unit?: string
}

/** What another case of the same legal entity holds. */
export interface ForeignOccupation extends Occupation {
  readonly fileNumber: string
}

/** Everything the core needs from outside; it never fetches anything itself. */
export interface Context {
  /** ISO instant in UTC. */
  readonly now: string
  /** The local date of `now` in Europe/Berlin. */
  readonly today: LocalDate
  readonly region: Region
  /** The tenant's own rules of delivery, where it has some. */
  readonly delivery?: readonly DeliveryRule[]
  readonly entities: Readonly<Record<string, Entity>>
  /** Parameter values of the tenant (key '') and of its legal entities. */
  readonly overlays: Readonly<Record<string, Overlay>>
  /** Tariffs, texts and offices of the tenant (key '') and of its legal entities. */
  readonly adaptations?: Readonly<Record<string, Adaptation>>
  /** What other cases of this legal entity hold, as far as it may concern this one. */
  readonly occupied?: readonly ForeignOccupation[]
  /** Milliseconds from any beginning, for the time limit of rules; without it only steps count. */
  readonly clock?: Clock
  /** What the rules of this command may still cost together; made by whoever begins one. */
  readonly budget?: Budget
  /** Address of the municipality's portal with scheme and host, for links in letters. */
  readonly portal?: string
  /** Told which parts of the process were decided and how, for the coverage of example cases. */
  readonly observe?: (part: object, outcome: unknown) => void
  /** Numbers set aside for this command; unused ones are gaps, never duplicates. */
  readonly reserved?: { readonly fileNumber?: string; readonly paymentReference?: string; readonly code?: string; readonly references?: Readonly<Record<string, string>> }
}

/** The context with one budget for all rules of a command, or of anything else done in one go. */
export function budgeted(context: Context): Context {
  return context.budget ? context : { ...context, budget: new Budget(MAX_COMMAND_STEPS, context.clock) }
}
