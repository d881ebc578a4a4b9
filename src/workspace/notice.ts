// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The decision notice of a case: which action issues it, and its text as it would be now.
import { offersFor } from '../command/case-view.ts'
import type { Actor } from '../engine/actor.ts'
import type { Case } from '../engine/case.ts'
import { assessFee } from '../engine/fees.ts'
import { fillLetter } from '../engine/letter.ts'
import type { LetterContent } from '../engine/letter-content.ts'
import { lintLetter } from '../engine/letter-lint.ts'
import type { LetterFinding } from '../engine/letter-lint.ts'
import { look } from '../engine/scope.ts'
import type { Sight } from '../engine/scope.ts'
import { reword, rewordingsOf, wordable } from '../engine/wording.ts'
import type { Rewording } from '../engine/wording.ts'
import type { Action, Process } from '../process/process.ts'
import type { CaseDesk } from './case-desk.ts'
import { actorFor } from './tasks.ts'

/** The letter of kind decision notice that an action sends; undefined when it sends none. */
export function noticeOf(process: Process, action: Action): string | undefined {
  const letters = (action.effects ?? []).flatMap((effect) =>
    effect.kind === 'letter' ? [effect.letter] : [],
  )
  return letters.find((key) => process.letters[key]?.kind === 'decisionNotice')
}

/** The action of a person that issues the notice, with its letter. */
export function issuingAction({
  actions,
  ...rest
}: Process): { key: string; letter: string } | undefined {
  for (const [key, action] of Object.entries(actions)) {
    const letter = action.by.includes('system') ? undefined : noticeOf({ ...rest, actions }, action)
    if (letter !== undefined) return { key, letter }
  }
  return undefined
}

export interface DraftedNotice {
  readonly content: LetterContent
  /** What it reads by the template, sentence by sentence. */
  readonly template: readonly string[]
  readonly rewordings: readonly Rewording[]
  /** Changes whose sentence the template no longer has. */
  readonly stale: readonly Rewording[]
  readonly findings: readonly LetterFinding[]
}

export type Draft = DraftedNotice | { readonly missing: string }

/** The notice with what is decided so far; `missing` says why there is no text yet. */
export function draftNotice(seen: CaseDesk, letter: string): Draft {
  const { at, context, desk, prepared } = seen
  const priced = withFee(seen)
  const sight = look(prepared, priced, context, signerOf(seen, letter))
  try {
    return drafted(seen, letter, {
      at: { ...priced, assignee: at.assignee ?? nobody(desk.person.id) },
      sight,
    })
  } catch (error) {
    const gap = /^Brief: «(.+)» \(Zeile/.exec((error as Error).message)?.[1]
    if (gap === undefined) throw error
    return {
      missing:
        'Für den Text fehlt noch eine Angabe. Er steht hier, sobald der Bescheid entworfen ist.',
    }
  }
}

function drafted(
  { prepared, context }: CaseDesk,
  letter: string,
  { at, sight }: { at: Case; sight: Sight },
): DraftedNotice {
  const content = fillLetter(prepared, letter, at, sight, context)
  const field = prepared.process.letters[letter]!.wording
  const rewordings = rewordingsOf(field === undefined ? undefined : at.fields[field])
  const plain = field === undefined ? at : { ...at, fields: { ...at.fields, [field]: null } }
  const { blocks } = rewordings.length ? fillLetter(prepared, letter, plain, sight, context) : content
  return {
    content,
    // Who signs is not for the wording to say.
    template: wordable(blocks).filter((text) => text !== UNSIGNED),
    rewordings,
    stale: reword(blocks, rewordings).stale,
    findings: lintLetter(content, { prepared, at, sight, context }),
  }
}

/** Who would sign: the reader, if the reader may sign now; else a name that says nobody has. */
function signerOf(seen: CaseDesk, letter: string): Actor {
  const { process } = seen.prepared
  const reader = actorFor(seen.desk.person, process)
  const maySign = offersFor(seen, reader).some(
    ({ action, offered }) => offered && noticeOf(process, process.actions[action]!) === letter,
  )
  return maySign ? reader : { ...reader, name: UNSIGNED }
}

/** Stands where the name of who signs will be. */
const UNSIGNED = 'noch nicht gezeichnet'

const nobody = (id: string) => ({ id, name: 'noch niemand' })

/** The case with the fee as the tariff of today gives it, where none is fixed yet. */
function withFee(seen: CaseDesk): Case {
  const { at, prepared, sight, context } = seen
  if (at.fee || !prepared.process.tariff) return at
  const assessed = assessFee(prepared, sight, context.today)
  if ('refusal' in assessed) return at
  return { ...at, fee: { ...assessed.fee, paymentReference: FUTURE_REFERENCE } }
}

/** Stands where the Kassenzeichen will be. */
const FUTURE_REFERENCE = 'wird noch vergeben'

/** The same for printing: marked as a draft, and nothing in it can be paid. */
export function draftForPrint(content: LetterContent): LetterContent {
  return {
    ...content,
    title: `Entwurf ${content.title}`,
    subject: `ENTWURF: ${content.subject}`,
    pairs: [
      ['Entwurf', UNSIGNED],
      ...content.pairs.filter(([, value]) => value !== FUTURE_REFERENCE),
    ],
    blocks: content.blocks.filter(({ kind }) => kind !== 'payment'),
  }
}

/** Somebody has drafted the notice: an act that must not be done by who signs has been done. */
export function isDrafted(
  { prepared: { process }, at }: { readonly prepared: { readonly process: Process }; readonly at: Case }, key: string,
): boolean {
  const notBy = process.actions[key]?.notBy ?? []
  return notBy.length === 0 || notBy.some((name) => Object.hasOwn(at.doers, name))
}
