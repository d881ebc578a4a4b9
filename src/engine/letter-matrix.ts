// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every variant of every letter that the example cases of a process write: which branches of its
// text were taken, what it reads, what the legal linter says, and which branches nobody has seen.
import type { ReadOverlay } from '../process/overlay.ts'
import { letterSpots, usedTexts } from './coverage-spots.ts'
import { lintLetter } from './letter-lint.ts'
import type { LetterFinding } from './letter-lint.ts'
import type { LetterContent } from './letter-content.ts'
import type { Prepared } from './prepare.ts'
import type { Written } from './rehearse.ts'
import { runScenario } from './scenario.ts'
import type { Scenario } from './scenario.ts'
import { look } from './scope.ts'

export interface Variant {
  /** What sets it apart: `letters/x.md:12` of each passage it has. */
  readonly passages: readonly string[]
  /** The first letter of this variant. */
  readonly content: LetterContent
  /** Titles of the example cases that write it. */
  readonly scenarios: readonly string[]
  readonly findings: readonly LetterFinding[]
}

export interface LetterVariants {
  readonly key: string
  readonly title: string
  readonly variants: readonly Variant[]
}

export interface LetterMatrix {
  readonly letters: readonly LetterVariants[]
  /** Passages no example case ever wrote, or never left out. */
  readonly unseen: readonly { readonly where: string; readonly title: string }[]
  /** Named texts that no letter includes. */
  readonly unused: readonly string[]
  /** Letters that could not be written, with the sentence why. */
  readonly faults: readonly { readonly scenario: string; readonly message: string }[]
}

/** Plays all scenarios and lays their letters side by side. */
export function letterMatrix(
  prepared: Prepared, scenarios: readonly Scenario[], overlays: Readonly<Record<string, ReadOverlay>> = {},
): LetterMatrix {
  const { process } = prepared
  const spots = letterSpots(process)
  const places = new Map(spots.map(({ part, where }) => [part, where]))
  const rows = new Map<string, Map<string, Variant>>(Object.keys(process.letters).map((key) => [key, new Map()]))
  const seen = new Map<object, Set<unknown>>()
  const faults: { scenario: string; message: string }[] = []
  for (const scenario of scenarios) {
    let decided: [object, unknown][] = []
    const run = runScenario(prepared, scenario, {
      overlays,
      observe: (part, outcome) => {
        if (!places.has(part)) return
        decided.push([part, outcome])
        seen.set(part, (seen.get(part) ?? new Set()).add(outcome))
      },
      wrote: (written) => {
        const passages = decided.filter(([, holds]) => holds === true).map(([part]) => places.get(part)!)
        note(rows.get(written.content.letter)!, prepared, scenario, written, [...new Set(passages)])
        decided = []
      },
    })
    faults.push(...run.faults.filter(({ message }) => message.startsWith('Brief:')))
  }
  const used = usedTexts(process)
  return {
    letters: [...rows].map(([key, variants]) =>
      ({ key, title: process.letters[key]!.title, variants: [...variants.values()] })),
    unseen: spots
      .filter(({ part, outcome }) => seen.get(part)?.has(outcome) !== true)
      .map(({ where, title }) => ({ where, title })),
    unused: Object.keys(process.texts).filter((key) => !used.has(key)),
    faults,
  }
}

function note(
  variants: Map<string, Variant>, prepared: Prepared, { title }: Scenario,
  { content, at, context, channel }: Written, passages: readonly string[],
) {
  // Blocks that come and go with the data, such as a list of fees, make a variant too.
  const id = [...passages, ...content.blocks.map(({ kind }) => kind)].join(' ')
  const sight = look(prepared, at, context)
  const findings = lintLetter(content, { prepared, at, sight, context, ...(channel !== undefined && { channel }) })
  const known = variants.get(id)
  if (!known) variants.set(id, { passages, content, scenarios: [title], findings })
  else {
    variants.set(id, {
      ...known,
      scenarios: [...new Set([...known.scenarios, title])],
      findings: known.findings.length ? known.findings : findings,
    })
  }
}
