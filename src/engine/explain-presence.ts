// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { display } from '../feel/display.ts'
import { prefixed, shownValue } from './explain-names.ts'
import type { Operand, Telling } from './explain-operand.ts'
import type { Words } from './explain-words.ts'

/** `overdue x`: a deadline that has passed (or has not). */
export function overdueWords({ prepared, sight }: Telling, key: string, wanted: boolean): Words {
  const title = `Frist «${prepared.process.deadlines[key]?.title ?? key}»`
  const due = sight.scope[`due ${key}`] ?? null
  const running = due === null ? `Die ${title} ist nicht gesetzt.` : `Die ${title} läuft noch bis ${display(due)}.`
  const over = `Die ${title} ist am ${display(due)} abgelaufen.`
  return wanted
    ? { wish: `die ${title} ist abgelaufen`, holds: over, fails: running }
    : { wish: `die ${title} ist nicht abgelaufen`, holds: running, fails: over }
}

const LETTER_VERBS = { issued: 'geschrieben', provided: 'abgesandt', served: 'bekannt gegeben' } as const

/** `x != null` and `x = null`: something is there (or is not). */
export function presenceWords(telling: Telling, side: Operand, wanted: boolean): Words {
  const { present, missing, wishes } = presence(telling, side)
  return wanted
    ? { wish: wishes[0], holds: present, fails: missing }
    : { wish: wishes[1], holds: missing, fails: present }
}

interface Presence {
  readonly present: string
  readonly missing: string
  readonly wishes: readonly [string, string]
}

function presence({ prepared }: Telling, { path, title, value }: Operand): Presence {
  const shown = value === undefined || value === null ? '' : shownValue(prepared, path, value)
  const special = path === undefined ? undefined : prefixed(path)
  if (special?.kind === 'due') {
    return {
      present: `Die ${title} läuft schon bis ${shown}.`,
      missing: `Die ${title} ist noch nicht gesetzt.`,
      wishes: [`die ${title} ist gesetzt`, `die ${title} ist nicht gesetzt`],
    }
  }
  if (special && special.kind !== 'overdue') {
    const letter = `Brief «${prepared.process.letters[special.key]?.title ?? special.key}»`
    const verb = LETTER_VERBS[special.kind]
    return {
      present: `Der ${letter} ist am ${shown} ${verb}.`,
      missing: `Der ${letter} ist noch nicht ${verb}.`,
      wishes: [`der ${letter} ist ${verb}`, `der ${letter} ist nicht ${verb}`],
    }
  }
  const isField = path !== undefined && Object.hasOwn(prepared.process.fields, path.split('.')[0]!)
  const field = isField ? prepared.process.fields[path.split('.')[0]!] : undefined
  if (field && field.value === undefined) {
    return {
      present: `${title} ist schon angegeben: ${shown}.`,
      missing: `${title} fehlt noch.`,
      wishes: [`${title} ist angegeben`, `${title} ist nicht angegeben`],
    }
  }
  return {
    present: `${title} steht fest: ${shown}.`,
    missing: `${title} steht noch nicht fest.`,
    wishes: [`${title} steht fest`, `${title} steht nicht fest`],
  }
}
