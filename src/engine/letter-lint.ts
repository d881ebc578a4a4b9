// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a lawyer would mark in a letter before it is signed. It reads the finished text, so that no
// wording of a municipality and no sentence changed by hand escapes it.
import { assessFee } from './fees.ts'
import type { Case, Values } from './case.ts'
import type { Context } from './context.ts'
import { wayOf } from './delivery-ledger.ts'
import { linesOf, plain } from './letter-content.ts'
import type { Filled, LetterContent } from './letter-content.ts'
import { euro } from './money.ts'
import type { Prepared } from './prepare.ts'
import { remedyFindings } from './remedy-lint.ts'
import type { Sight } from './scope.ts'

/** Where the fault is mended: in which part of the case. */
export type LetterPlace = 'text' | 'clauses' | 'fee' | 'recipient' | 'decision'

export interface LetterFinding {
  /** An `error` makes the letter unlawful or undeliverable, a `warning` is to be looked at. */
  readonly level: 'error' | 'warning'
  readonly place: LetterPlace
  readonly message: string
}

export interface LetterSight {
  readonly prepared: Prepared
  readonly at: Case
  readonly sight: Sight
  readonly context: Context
  /** The way it will go, as the calendar names it; unknown before somebody decides. */
  readonly channel?: string
}

/** Everything wrong with a letter as it reads now; nothing for a sound one. */
export function lintLetter(content: LetterContent, seen: LetterSight): LetterFinding[] {
  const letter = seen.prepared.process.letters[content.letter]!
  const isTrue = (rule: string) =>
    seen.prepared.rule(rule).evaluate(seen.sight.scope, seen.sight.env) === true
  const wantsRemedy = letter.remedy === undefined ? letter.kind === 'decisionNotice' : isTrue(letter.remedy)
  return [
    ...recipientFindings(content, seen),
    ...remedyFindings(content, wantsRemedy, seen.channel),
    ...(letter.reasons !== undefined && isTrue(letter.reasons) ? reasonFindings(content) : []),
    ...clauseFindings(seen),
    ...feeFindings(content, seen),
    ...textFindings(content),
  ]
}

/** Lines an address needs at least: a name, a street, a place. */
const ADDRESS_LINES = 3

function recipientFindings({ recipient, kind }: LetterContent, { at, channel }: LetterSight): LetterFinding[] {
  const finding = (level: LetterFinding['level'], message: string): LetterFinding[] =>
    [{ level, place: 'recipient', message }]
  // A receipt for somebody without a name lies in the file or in the postbox of the account.
  const needsAddress = kind === 'decisionNotice' || (channel !== undefined && channel !== 'postbox')
  if (recipient.length === 0 && !needsAddress) return []
  if (recipient.length === 0) return finding('error', 'Der Brief hat keinen Empfänger.')
  if (channel === 'postbox' && at.account === undefined) {
    return finding('error', 'Der Empfänger hat kein Konto und damit kein Postfach.')
  }
  const isComplete = recipient.length >= ADDRESS_LINES && /\d{4,} \S|\S \d{4,}/.test(recipient.at(-1)!)
  if (isComplete) return []
  const level = channel !== undefined && wayOf(channel).onPaper ? 'error' : 'warning'
  return finding(level, 'Die Anschrift ist unvollständig: Name, Straße, Postleitzahl und Ort gehören hinein.')
}

/** Shorter reasons than this say nothing. */
const REASON_CHARS = 10

/** § 39 Abs. 1 VwVfG, § 109 Abs. 1 LVwG: the essential grounds in fact and law. */
function reasonFindings({ blocks }: LetterContent): LetterFinding[] {
  const at = blocks.findIndex((block) => block.kind === 'heading' && /^(Begründung|Gründe)$/.test(plain(block.runs)))
  const next = blocks.findIndex((block, i) => i > at && block.kind === 'heading')
  const text = at < 0 ? '' : blocks.slice(at + 1, next < 0 ? undefined : next).flatMap(linesOf).join(' ')
  if (text.trim().length >= REASON_CHARS) return []
  const message = 'Die Entscheidung belastet jemanden und braucht eine Begründung (§ 39 Abs. 1 VwVfG, § 109 Abs. 1 LVwG).'
  return [{ level: 'error', place: 'decision', message }]
}

/** § 36 VwVfG, § 107 LVwG: a clause needs a text, and a ground in law where it burdens. */
function clauseFindings({ prepared: { process }, at }: LetterSight): LetterFinding[] {
  const key = Object.keys(process.fields).find((name) => process.fields[name]!.type === 'clauses')
  const clauses = ((key && at.fields[key]) || []) as readonly Values[]
  const say = (level: LetterFinding['level'], message: string): LetterFinding => ({ level, place: 'clauses', message })
  const seen = new Set<string>()
  return clauses.flatMap((clause) => {
    const [title, text, basis] = ['title', 'text', 'basis'].map((name) => String(clause[name] ?? '').trim())
    if (!text) return [say('error', `Die Nebenbestimmung «${title}» hat keinen Text.`)]
    const isTwice = seen.has(text)
    seen.add(text)
    return [
      ...(isTwice ? [say('warning', `Die Nebenbestimmung «${title}» steht zweimal da.`)] : []),
      ...(basis ? [] : [say('warning', `Die Nebenbestimmung «${title}» nennt keine Rechtsgrundlage (§ 36 VwVfG).`)]),
    ]
  })
}

/** The table of fees is what the tariff gives today, and adds up. */
function feeFindings({ blocks }: LetterContent, { prepared, at, sight, context }: LetterSight): LetterFinding[] {
  const say = (level: LetterFinding['level'], message: string): LetterFinding => ({ level, place: 'fee', message })
  const { fee } = at
  if (!fee || !blocks.some((block) => block.kind === 'fees')) return []
  const sum = fee.lines.reduce((cents, line) => cents + line.cents, 0)
  const assessed = prepared.process.tariff && assessFee(prepared, sight, context.today)
  const today = assessed && 'fee' in assessed ? assessed.fee.totalCents : undefined
  return [
    ...(sum === fee.totalCents ? [] : [say('error', `Die Zeilen der Gebühr ergeben ${euro(sum)}, festgesetzt sind ${euro(fee.totalCents)}.`)]),
    ...fee.lines.filter((line) => !line.legalBasis).map((line) => say('error', `Die Gebühr «${line.title}» nennt keine Rechtsgrundlage.`)),
    ...(today === undefined || today === fee.totalCents ? []
      : [say('warning', `Nach dem Tarif von heute wären es ${euro(today)}, im Bescheid stehen ${euro(fee.totalCents)}.`)]),
  ]
}

/** Traces of an unfinished text: an empty quotation, two signs in a row, a placeholder. */
const TRACES = /„\s*“|\{\{|\}\}|\bundefined\b|\bnull\b|,\s*,|\(\s*\)|\bXXX+\b/

function textFindings(content: LetterContent): LetterFinding[] {
  const said = (block: Filled) => (block.kind === 'payment' ? [] : linesOf(block))
  return [content.subject, content.reference ?? '', ...content.blocks.flatMap(said)]
    .filter((line) => TRACES.test(line))
    .map((line) => ({
      level: 'warning', place: 'text', message: `Hier fehlt wohl ein Wort: «${line.slice(0, 120)}»`,
    }))
}
