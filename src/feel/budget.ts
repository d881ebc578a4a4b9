// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What one evaluation may cost. Rules without loops pay nothing.
export const MAX_STEPS = 100_000
export const MAX_TEXT = 1_000_000
const CHARACTERS_PER_STEP = 64

/** A rule that costs more than it may: a fault of the process, never of the user. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded'
}

/** Steps left for one evaluation; hand the same one to nested rules. */
export class Budget {
  #left: number

  constructor(steps: number = MAX_STEPS) {
    this.#left = steps
  }

  /** Takes n steps off; throws BudgetExceeded when none are left. */
  spend(n: number): void {
    this.#left -= n
    if (this.#left < 0) {
      throw new BudgetExceeded(`Die Regel braucht mehr als die erlaubten ${MAX_STEPS} Schritte.`)
    }
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
