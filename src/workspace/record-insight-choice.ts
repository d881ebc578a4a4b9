// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a clerk chose for somebody's look into the file: for whom, on what basis, what stays out.
import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { placesOf, WORDS_AT_MOST } from '../documents/record-redact.ts'
import type { Redacted, Withholding } from '../documents/record-redact.ts'
import { insightBases, isReason, REASONS } from '../documents/record-reasons.ts'
import type { Reason } from '../documents/record-reasons.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { CaseDesk } from './case-desk.ts'

export interface InsightChoice extends Withholding {
  readonly to: string
  readonly basis: string
  /** The subject as it stands on the cover. */
  readonly title: string
}

export const PLACE_PREFIX = 'ort:'
/** Name of the button that says what is to be done, and of the tick for papers one must look at. */
export const STEP = '_schritt'
export const LOOKED = '_angesehen'
const WORD_CHARS_AT_LEAST = 2

export const insightFields = (land: string): Readonly<Record<string, Field>> => ({
  an: { type: 'text', title: 'Wer bekommt Einsicht?', help: 'Name und Anschrift oder Stelle. Der Name steht auf dem Deckblatt und danach in der Akte.', length: 200 },
  grundlage: { type: 'choice', title: 'Auf welcher Grundlage?', options: insightBases(land) },
  betreff: { type: 'text', title: 'Betreff auf dem Deckblatt', help: 'Nennt er jemanden, der nicht genannt werden darf, ändern Sie ihn.', length: 200 },
  begriffe: { type: 'longText', title: 'Begriffe, die überall zu schwärzen sind', help: 'Einer je Zeile, zum Beispiel ein Name, eine Anschrift, eine Telefonnummer. Groß und klein ist gleich.', required: false, length: 4000 },
  begriffeGrund: { type: 'choice', title: 'Grund für die Begriffe', options: REASONS, required: false },
})

/** The choice as sent, with what is wrong with it; unknown places and reasons are left out. */
export function readChoice(
  form: SentForm, items: readonly RecordItem[], land: string,
): { choice: InsightChoice; typed: Typed; problems: readonly Problem[] } {
  const fields = insightFields(land)
  const known = new Set(items.flatMap((item) => [item.key, ...placesOf(item).map(({ key }) => key)]))
  const places: Record<string, Reason> = {}
  for (const [name, value] of form.entries) {
    const key = name.startsWith(PLACE_PREFIX) ? name.slice(PLACE_PREFIX.length) : undefined
    if (key !== undefined && known.has(key) && isReason(value)) places[key] = value
  }
  const own = form.entries.filter(([name]) => !name.startsWith(PLACE_PREFIX))
  const { values, raw, problems } = parseForm(fields, Object.keys(fields), own)
  const lines = String(values['begriffe'] ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
  const reason = String(values['begriffeGrund'] ?? '')
  const basis = String(values['grundlage'] ?? '')
  const choice = {
    to: String(values['an'] ?? ''), title: String(values['betreff'] ?? ''), places,
    basis: insightBases(land)[basis] ?? '',
    words: isReason(reason) ? lines.map((text) => ({ text, reason })) : [],
  }
  return { choice, typed: raw, problems: [...problems, ...wrong(values, lines, reason)] }
}

function wrong(values: Values, words: readonly string[], reason: string): Problem[] {
  const problems: Problem[] = []
  const add = (field: string, message: string) => problems.push({ field, message })
  if (!values['an']) add('an', 'Wer bekommt Einsicht? Diese Angabe fehlt.')
  if (!values['grundlage']) add('grundlage', 'Auf welcher Grundlage? Wählen Sie eine Möglichkeit.')
  if (!values['betreff']) add('betreff', 'Der Betreff auf dem Deckblatt fehlt.')
  if (words.length && !reason) add('begriffeGrund', 'Zu den Begriffen fehlt der Grund.')
  if (words.length > WORDS_AT_MOST) add('begriffe', `Das sind ${words.length} Begriffe, möglich sind ${WORDS_AT_MOST}.`)
  const short = words.find((word) => word.length < WORD_CHARS_AT_LEAST)
  if (short !== undefined) add('begriffe', `„${short}“ ist zu kurz: Es stünde fast überall.`)
  return problems
}

/** The Land whose law is quoted. */
export const landOf = ({ desk }: CaseDesk) => desk.region.land

/** Files that still go out though something is blackened: no machine has read them for it. */
export function unreadable(redacted: Redacted, items: readonly RecordItem[]) {
  if (redacted.withheld.length === 0) return []
  const letters = new Set(items.filter(({ kind }) => kind === 'letter').map(({ key }) => key))
  return redacted.items.filter(({ key }) => !letters.has(key))
    .flatMap(({ papers }) => papers).filter(({ withheld, isDisclosure }) => withheld === undefined && !isDisclosure)
}
