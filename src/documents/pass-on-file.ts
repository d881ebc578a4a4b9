// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A case for another authority: the file as far as it goes along, and the sheet that says what that is.
import { formatDate } from '../calendar/date.ts'
import { headOf, madeRows } from './record-file.ts'
import type { Made, RecordFile, Subject } from './record-file.ts'
import type { RecordItem, RecordPaper } from './record-items.ts'

/** What was chosen: keys of entries and of papers that go along. */
export interface PassOnChoice {
  readonly to: string
  readonly reason: string
  readonly items: ReadonlySet<string>
  readonly papers: ReadonlySet<string>
}

/** The entries that go along, each with the papers that do; numbers stay as in the file. */
export function chosenItems(items: readonly RecordItem[], { items: wanted, papers }: PassOnChoice): readonly RecordItem[] {
  return items
    .filter(({ key }) => wanted.has(key))
    .map((item) => ({ ...item, papers: item.papers.filter(({ key, isDisclosure }) => !isDisclosure && papers.has(key)) }))
}

/** Numbers of the entries that stay. */
export const stayingNumbers = (items: readonly RecordItem[], { items: wanted }: PassOnChoice) =>
  items.filter(({ key }) => !wanted.has(key)).map(({ no }) => no)

/** The file as it goes along. */
export function passOnFile(subject: Subject, items: readonly RecordItem[], made: Made, choice: PassOnChoice): RecordFile {
  const { at, process } = subject
  const chosen = chosenItems(items, choice)
  return {
    ...headOf(subject, made),
    title: `Akte ${at.fileNumber ?? ''}: ${at.title}`,
    cover: [
      ['Aktenzeichen', at.fileNumber ?? ''], ['Betreff', at.title], ['Verfahren', process.title],
      ['Antragsteller', at.applicant], ['Abgegeben an', oneLine(choice.to)], ...madeRows(made, chosen),
    ],
    items: chosen,
  }
}

/** The sheet on top: from whom to whom, why, and every entry and paper with its hash. */
export function coverSheet(subject: Subject, items: readonly RecordItem[], made: Made, choice: PassOnChoice): RecordFile {
  const { at, process } = subject
  const chosen = chosenItems(items, choice)
  const staying = stayingNumbers(items, choice)
  const stays = staying.length === 0
    ? 'Nichts, die Akte geht ganz mit.'
    : `Die Einträge Nr. ${staying.join(', ')} der Akte sind nicht beigefügt.`
  const head = headOf(subject, made)
  return {
    ...head,
    title: `Begleitblatt zur Abgabe ${at.fileNumber ?? ''}`.trim(),
    cover: [
      ['An', oneLine(choice.to)], ['Von', head.authority], ['Unser Zeichen', at.fileNumber ?? ''],
      ['Betreff', at.title], ['Verfahren', process.title], ['Antragsteller', at.applicant],
      ['Warum wir abgeben', choice.reason], ...madeRows(made, chosen),
    ],
    contents: [
      ...chosen.map((item): [string, string] => [
        `Nr. ${item.no}, ${formatDate(item.day, 'short')}`,
        [item.title.replaceAll(/\s+/g, ' '), ...item.papers.map(paperLine)].join('\n'),
      ]),
      ['Was fehlt', stays],
    ],
    items: [],
  }
}

const paperLine = ({ no, title, fileName, sha256 }: RecordPaper) =>
  `Unterlage ${no}: ${title}${title === fileName ? '' : ` (${fileName})`}\nSHA-256 ${sha256}`

const oneLine = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean).join(', ')
