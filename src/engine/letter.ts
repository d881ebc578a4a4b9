// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A letter of the process for one case: head, addressee, text.
import { display } from '../feel/display.ts'
import type { Feel } from '../process/process.ts'
import type { Letter } from '../process/letter.ts'
import { addresseeOf, addressLines } from './addressee.ts'
import type { Case } from './case.ts'
import type { Context, Entity } from './context.ts'
import type { LetterContent, StatusLink } from './letter-content.ts'
import { Pen } from './letter-pen.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'
import { reword, rewordingsOf } from './wording.ts'

/** Writes a letter for a case as seen now; a placeholder without a value is a fault. */
export function fillLetter(prepared: Prepared, key: string, at: Case, sight: Sight, context: Context): LetterContent {
  const letter = prepared.process.letters[key]!
  const entity = context.entities[at.entity]
  if (!entity) throw new Error(`the legal entity ${at.entity} has no letterhead`)
  const pen = new Pen(prepared, at, sight, context)
  const fileNumber = at.fileNumber ?? context.reserved?.fileNumber ?? ''
  return {
    letter: key,
    title: letter.title,
    kind: letter.kind,
    sender: entity,
    recipient: addressLines(addresseeOf(prepared, key, at, sight)),
    pairs: pairsOf(at, fileNumber, entity),
    date: context.today,
    subject: pen.line(letter.subject),
    ...(letter.reference && { reference: pen.line(letter.reference) }),
    blocks: reword(pen.filled(letter.blocks), rewordingsOf(letter.wording && at.fields[letter.wording])).blocks,
    ...linesBelow(prepared, letter, sight),
    ...(letter.seal && { seal: true }),
    ...statusLink(letter, at, context),
    fileNumber,
  }
}

/** What stands under „Anlagen“ and „Verteiler“, where there is something. */
function linesBelow(
  prepared: Prepared, letter: Letter, { scope, env }: Sight,
): Pick<LetterContent, 'attachments' | 'copies'> {
  const lines = (source: Feel | undefined) => {
    if (source === undefined) return []
    const value = prepared.rule(source).evaluate(scope, env)
    return (Array.isArray(value) ? value : [value]).map((one) => display(one)).filter(Boolean)
  }
  const [attachments, copies] = [lines(letter.attachments), lines(letter.copies)]
  return { ...(attachments.length > 0 && { attachments }), ...(copies.length > 0 && { copies }) }
}

/** Only the applicant has the code of the case; a letter to somebody else does not give it away. */
function statusLink(letter: Letter, at: Case, context: Context): { readonly status?: StatusLink } {
  const code = at.code ?? context.reserved?.code
  if (!context.portal || code === undefined || letter.to !== undefined) return {}
  return { status: { url: `${context.portal}/status/${code}`, code } }
}

function pairsOf(at: Case, fileNumber: string, entity: Entity): [string, string][] {
  const pairs: [string, string][] = [['Aktenzeichen', fileNumber]]
  if (at.fee?.paymentReference) pairs.push(['Kassenzeichen', at.fee.paymentReference])
  if (at.assignee) pairs.push(['Bearbeitung', at.assignee.name])
  pairs.push(['Telefon', at.assignee?.phone ?? entity.phone], ['E-Mail', entity.email])
  return pairs
}
