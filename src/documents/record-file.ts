// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A file ready to be printed, packed or read by machine: what stands on its cover and its entries.
import { formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import type { Case } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import type { Process } from '../process/process.ts'
import type { RecordItem, RecordPaper } from './record-items.ts'
import { reasonWords } from './record-reasons.ts'
import type { Redacted } from './record-redact.ts'

/** From the structure plan down to the case. */
export interface FilePlace {
  readonly plan: string
  readonly record: string
  readonly case: string
  readonly retention: string
}

export interface RecordFile {
  readonly title: string
  readonly fileNumber: string
  readonly authority: string
  /** Label and value, as on the cover. */
  readonly cover: readonly (readonly [string, string])[]
  /** ISO instant. */
  readonly made: string
  /** Letter and words of each reason something is withheld for; absent in the office's own copy. */
  readonly reasons?: readonly { readonly mark: string; readonly words: string }[]
  readonly items: readonly RecordItem[]
  /** Only what a package holds, label and value; then there are no entries. */
  readonly contents?: readonly (readonly [string, string])[]
}

export interface Made {
  readonly at: string
  readonly by: string
  /** Head of the audit chain at that moment. */
  readonly chain: { readonly number: number; readonly hash: string }
}

/** The case a copy is made of. */
export interface Subject {
  readonly at: Case
  readonly process: Process
  readonly context: Context
}

/** Where a case lies: number of the plan, file of the procedure and year, case. */
export function filePlace({ at, process }: Pick<Subject, 'at' | 'process'>): FilePlace {
  const { filePlan, code, unit, title, retentionYears } = process
  const year = (at.receivedAt ?? at.openedAt).slice(0, 4)
  return {
    plan: `${filePlan}${unit ? ` ${unit}` : ''}`,
    record: `${filePlan}-${code}/${year} ${title}`,
    case: `${at.fileNumber ?? 'ohne Aktenzeichen'} ${at.title}`.trim(),
    retention: `${retentionYears} Jahre nach dem Abschluss`,
  }
}

/** The office's own copy, with everything. */
export function wholeFile(subject: Subject, items: readonly RecordItem[], made: Made): RecordFile {
  const { at } = subject
  const place = filePlace(subject)
  return {
    title: `Akte ${at.fileNumber ?? ''}: ${at.title}`,
    ...headOf(subject, made),
    cover: [
      ['Aktenzeichen', at.fileNumber ?? ''], ['Betreff', at.title],
      ['Antragsteller', at.applicant], ['Zuständig', at.assignee?.name ?? 'noch niemand'],
      ['Aktenplan', place.plan], ['Akte', place.record], ['Aufbewahrung', place.retention],
      ...madeRows(made, items),
    ],
    items,
  }
}

/** The copy for somebody who looks into the file; only `redacted` enters it. */
export function insightFile(
  subject: Subject, redacted: Redacted, made: Made,
  { to, basis, land, title }: { to: string; basis: string; land: string; title: string },
): RecordFile {
  const { at } = subject
  return {
    title: `Akteneinsicht ${at.fileNumber ?? ''}`.trim(),
    ...headOf(subject, made),
    cover: [
      ['Aktenzeichen', at.fileNumber ?? ''], ['Betreff', title],
      ['Akteneinsicht für', to], ['Grundlage', basis],
      ...madeRows(made, redacted.items),
    ],
    reasons: redacted.marks.map(({ mark, reason }) => ({ mark, words: reasonWords(reason, land) })),
    items: redacted.items,
  }
}

/** Whose file it is, and when this copy was made. */
export function headOf({ at, context }: Subject, made: Made) {
  const authority = context.entities[at.entity]?.authority ?? ''
  return { fileNumber: at.fileNumber ?? '', authority, made: made.at }
}

/** How much it holds, who made it, and where the audit stood. */
export function madeRows(made: Made, items: readonly RecordItem[]): [string, string][] {
  const papers = items.reduce((sum, item) => sum + item.papers.length, 0)
  return [
    ['Umfang', `${items.length} Einträge, ${papers} Unterlagen`],
    ['Erstellt', `${momentWords(made.at)} von ${made.by}`],
    ['Prüfkette', `Eintrag ${made.chain.number}, Prüfsumme ${made.chain.hash}`],
  ]
}

/** `11. Juni 2026, 9:05 Uhr` */
export function momentWords(instant: string): string {
  const time = localTimeOf(instant).replace(/^0(?=\d)/, '')
  return `${formatDate(localDateOf(instant), 'long')}, ${time}\u00a0Uhr`
}

/** The name of a paper in a package: its number, then how it was called. */
export function packedName({ no, fileName }: RecordPaper): string {
  return `${no.split('.').map((part) => part.padStart(3, '0')).join('-')} ${fileName}`
}

/** Papers that can be handed on, each once. */
export function papersOfFile(file: RecordFile): readonly RecordPaper[] {
  return file.items.flatMap(({ papers }) => papers)
    .filter(({ withheld, sha256 }) => withheld === undefined && sha256 !== '')
}

/** The file as machines read it; what was withheld is not in it. */
export function recordJson({ title, fileNumber, authority, cover, made, reasons, items }: RecordFile): string {
  const entries = items.map(({ no, key: _, facts, papers, ...item }) => ({
    nr: no, ...german(item),
    angaben: facts.map(({ label, lines, group, withheld }) => ({
      ...(group !== undefined && { abschnitt: group }), angabe: label, wert: lines, ...gapOf(withheld),
    })),
    unterlagen: papers.map((paper) => ({
      nr: paper.no, titel: paper.title, datei: paper.fileName, art: paper.mediaType,
      bytes: paper.size, sha256: paper.sha256,
      ...(paper.version && { fassung: paper.version.n, fassungen: paper.version.of }),
      ...gapOf(paper.withheld),
    })),
  }))
  const data = {
    format: 'laufzettel-akte-1', titel: title, aktenzeichen: fileNumber, behoerde: authority,
    erstellt: made, deckblatt: Object.fromEntries(cover),
    ...(reasons && { gruende: Object.fromEntries(reasons.map(({ mark, words }) => [mark, words])) }),
    eintraege: entries,
  }
  return `${JSON.stringify(data, null, 1)}\n`
}

const gapOf = (withheld: string | undefined) =>
  withheld === undefined ? {} : { nichtHerausgegeben: withheld }

function german({ at, day, kind, title, who, text, follow, withheld }: Omit<RecordItem, 'no' | 'key' | 'facts' | 'papers'>) {
  return {
    tag: day, zeit: at, art: kind, titel: title, wer: who, wortlaut: text, folgen: follow,
    ...gapOf(withheld),
  }
}
