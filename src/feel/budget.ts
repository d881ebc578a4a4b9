// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What one evaluation may cost. Rules without loops pay nothing.
export const MAX_STEPS = 100_000
/** What all rules of one command may cost together: computed fields, fee and letters. */
export const MAX_COMMAND_STEPS = 400_000
export const MAX_MILLISECONDS = 50
export const MAX_TEXT = 1_000_000
const CHARACTERS_PER_STEP = 64
const STEPS_PER_LOOK = 4_096

/** Milliseconds from any beginning; handed in, because the core knows no clock. */
export type Clock = () => number

/** A rule that costs more than it may: a fault of the process, never of the user. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded'
}

/** Steps and time left for one evaluation or one command; hand the same one to nested rules. */
export class Budget {
  readonly #steps: number
  readonly #clock: Clock | undefined
  #left: number
  #lookAt: number
  #started: number | undefined

  constructor(steps: number = MAX_STEPS, clock?: Clock) {
    this.#steps = steps
    this.#clock = clock
    this.#left = steps
    this.#lookAt = clock ? steps - STEPS_PER_LOOK : 0
  }

  /** Takes n steps off; throws BudgetExceeded when none are left or the time is over. */
  spend(n: number): void {
    this.#left -= n
    if (this.#left < this.#lookAt) this.#look()
  }

  // Time runs from the first look, not from the start: what a command waits for costs no rule.
  #look(): void {
    if (this.#left < 0) {
      throw new BudgetExceeded(`Die Regeln brauchen mehr als die erlaubten ${this.#steps} Schritte.`)
    }
    if (!this.#clock) return
    const now = this.#clock()
    this.#started ??= now
    if (now - this.#started > MAX_MILLISECONDS) {
      throw new BudgetExceeded(`Die Regeln rechnen länger als die erlaubten ${MAX_MILLISECONDS} Millisekunden.`)
    }
    this.#lookAt = Math.max(0, this.#left - STEPS_PER_LOOK)
  }
}

/** Takes off what working through a text costs: a step for every 64 characters. */
export function spendText(budget: Budget, text: string): void {
  budget.spend(1 + Math.floor(text.length / CHARACTERS_PER_STEP))
}

/** The text itself; throws BudgetExceeded if it is longer than a million characters. */
export function boundedText(text: string): string {
  checkLength(text.length)
  return text
}

/** Throws BudgetExceeded if a text about to be made would be too long. */
export function checkLength(length: number): void {
  if (length <= MAX_TEXT) return
  throw new BudgetExceeded(`Ein Text der Regel ist länger als ${MAX_TEXT} Zeichen.`)
}
