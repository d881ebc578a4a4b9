// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes out of a file what somebody may not see, before anything is made of it: what is withheld
// here can be in no PDF, no list and no JSON, because it is no longer there.
import type { Filled } from '../engine/letter-content.ts'
import type { RecordFact, RecordItem, RecordPaper } from './record-items.ts'
import { REASONS } from './record-reasons.ts'
import type { Reason } from './record-reasons.ts'

/** What to withhold: places by their keys (`placesOf`), and words wherever they stand. */
export interface Withholding {
  readonly places: Readonly<Record<string, Reason>>
  readonly words: readonly { readonly text: string; readonly reason: Reason }[]
}

export interface Redacted {
  readonly items: readonly RecordItem[]
  /** Letter of each reason that was used, in the order of `REASONS`. */
  readonly marks: readonly { readonly mark: string; readonly reason: Reason }[]
  /** Every place with its reason, in words of the index. */
  readonly withheld: readonly { readonly place: string; readonly reason: Reason }[]
  /** Blackened answers that still stand elsewhere. */
  readonly leaks: readonly { readonly text: string; readonly places: readonly string[] }[]
}

export interface Place {
  readonly key: string
  readonly title: string
  readonly preview: string
}

const PREVIEW_CHARS = 120
const LEAK_CHARS_AT_LEAST = 4
/** Shorter answers of a whole entry („Verein“) stand in many places and tell nothing. */
const LONG_CHARS = 8
export const WORDS_AT_MOST = 50
const MARK_WORD = 'geschwärzt'

/** The parts of an entry that can be withheld one by one. */
export function placesOf(item: RecordItem): readonly Place[] {
  const text = item.text.flatMap(textsOf).join(' ')
  return [
    { key: `${item.key}.titel`, title: 'Überschrift', preview: item.title },
    ...(item.who ? [{ key: `${item.key}.wer`, title: 'Wer', preview: item.who }] : []),
    ...item.facts.map(({ key, label, lines }) => ({ key, title: label, preview: lines.join(', ') })),
    ...(text ? [{ key: `${item.key}.wortlaut`, title: 'Wortlaut', preview: text }] : []),
    ...(item.follow.length
      ? [{ key: `${item.key}.folgen`, title: 'Was daraus folgte', preview: item.follow.join(', ') }]
      : []),
    ...item.papers.filter(({ isDisclosure }) => !isDisclosure).map(({ key, no, title, fileName }) => (
      { key, title: `Unterlage ${no}`, preview: title === fileName ? title : `${title}, ${fileName}` })),
  ].map((place) => ({ ...place, preview: shortened(place.preview) }))
}

const shortened = (text: string) =>
  text.length > PREVIEW_CHARS ? `${text.slice(0, PREVIEW_CHARS - 1).trimEnd()}…` : text

/** The file without what is withheld; each gap bears the letter of its reason. */
export function redact(items: readonly RecordItem[], { places, words }: Withholding): Redacted {
  const used = new Set([...Object.values(places), ...words.map(({ reason }) => reason)])
  const reasons = (Object.keys(REASONS) as Reason[]).filter((reason) => used.has(reason))
  const marks = reasons.map((reason, i) => ({ reason, mark: String.fromCharCode(65 + i) }))
  const markOf = (reason: Reason) => marks.find((one) => one.reason === reason)!.mark
  const censor = new Censor(places, [...words.slice(0, WORDS_AT_MOST), ...namesOf(items, places)], markOf)
  const redacted = items.map((item) => censor.item(item))
  return { items: redacted, marks, withheld: censor.withheld, leaks: leaksIn(redacted, censor.gone) }
}

/** A file that stays back is not named elsewhere either, such as among the answers. */
function namesOf(items: readonly RecordItem[], places: Withholding['places']): Withholding['words'] {
  return items.flatMap(({ key, papers }) => papers.flatMap((paper) => {
    const reason = places[paper.key] ?? places[key]
    return reason && paper.fileName.length >= LEAK_CHARS_AT_LEAST ? [{ text: paper.fileName, reason }] : []
  }))
}

class Censor {
  readonly places: Withholding['places']
  readonly words: readonly { pattern: RegExp; reason: Reason }[]
  readonly markOf: (reason: Reason) => string
  readonly withheld: { place: string; reason: Reason }[] = []
  /** Texts that were blackened by place. */
  readonly gone: string[] = []
  constructor(
    places: Withholding['places'], words: Withholding['words'], markOf: (reason: Reason) => string,
  ) {
    this.places = places
    this.words = words.map(({ text, reason }) => ({ pattern: patternOf(text), reason }))
    this.markOf = markOf
  }

  item(item: RecordItem): RecordItem {
    const whole = this.places[item.key]
    if (whole) return this.emptied(item, whole)
    const at = `Nr. ${item.no}`
    const texts = this.text(item, at)
    const rest: RecordItem = {
      ...item,
      title: this.place(`${item.key}.titel`, `${at}: Überschrift`, item.title),
      who: this.place(`${item.key}.wer`, `${at}: Wer`, item.who),
      facts: item.facts.map((fact) => this.fact(fact, at)),
      text: texts.text,
      follow: this.places[`${item.key}.folgen`]
        ? [this.place(`${item.key}.folgen`, `${at}: Was daraus folgte`, item.follow.join('\n'))]
        : item.follow.map((line) => this.cleaned(line, at)),
      papers: item.papers.map((paper) => this.paper(paper, texts.reason)),
    }
    return rest
  }

  /** The number stays, so that nobody thinks the file were shorter than it is. */
  private emptied(item: RecordItem, reason: Reason): RecordItem {
    const { key, no, day, papers } = item
    this.withheld.push({ place: `Nr. ${no}`, reason })
    const texts = [item.title, ...item.text.flatMap(textsOf), ...item.facts.flatMap(({ lines }) => lines)]
    this.gone.push(...texts.filter((text) => text.length >= LONG_CHARS))
    const withheld = this.markOf(reason)
    return {
      key, no, day, at: day, kind: 'act', title: 'Nicht herausgegeben', who: '', facts: [], text: [],
      follow: [], papers: papers.map(({ no: number }) => emptyPaper(number, withheld)), withheld,
    }
  }

  private text({ key, text }: RecordItem, at: string): { text: readonly Filled[]; reason?: Reason } {
    const reason = this.places[`${key}.wortlaut`]
    if (reason) {
      this.withheld.push({ place: `${at}: Wortlaut`, reason })
      this.gone.push(...text.flatMap(textsOf))
      return { text: [paragraph(this.gap(reason))], reason }
    }
    const before = this.withheld.length
    const cleaned = text.map((block) => mapped(block, (one) => this.cleaned(one, at)))
    const first = this.withheld[before]
    return { text: cleaned, ...(first && { reason: first.reason }) }
  }

  private fact(fact: RecordFact, at: string): RecordFact {
    const reason = this.places[fact.key]
    if (!reason) return { ...fact, lines: fact.lines.map((line) => this.cleaned(line, at)) }
    this.withheld.push({ place: `${at}: ${fact.label}`, reason })
    this.gone.push(...fact.lines)
    return { ...fact, lines: [this.gap(reason)], withheld: this.markOf(reason) }
  }

  /** A letter whose text was blackened does not go out as the PDF that still says it. */
  private paper(paper: RecordPaper, textReason: Reason | undefined): RecordPaper {
    if (paper.isDisclosure) {
      return { ...emptyPaper(paper.no, ''), title: 'Frühere Akteneinsicht', isDisclosure: true }
    }
    const reason = this.places[paper.key] ?? textReason
    if (!reason) {
      const at = `Unterlage ${paper.no}`
      const { original: _, ...rest } = paper
      return { ...rest, title: this.cleaned(paper.title, at), fileName: this.cleaned(paper.fileName, at) }
    }
    this.withheld.push({ place: `Unterlage ${paper.no}`, reason })
    return emptyPaper(paper.no, this.markOf(reason))
  }

  private place(key: string, title: string, text: string): string {
    const reason = this.places[key]
    if (!reason) return this.cleaned(text, title.split(':')[0]!)
    this.withheld.push({ place: title, reason })
    this.gone.push(text)
    return this.gap(reason)
  }

  private cleaned(text: string, at: string): string {
    let out = text.normalize('NFC')
    for (const { pattern, reason } of this.words) {
      if (!pattern.test(out)) continue
      out = out.replaceAll(pattern, () => this.gap(reason))
      const place = `${at}: Begriff`
      if (!this.withheld.some((one) => one.place === place && one.reason === reason)) {
        this.withheld.push({ place, reason })
      }
    }
    return out
  }

  private gap(reason: Reason): string {
    return `[${MARK_WORD}: ${this.markOf(reason)}]`
  }
}

const emptyPaper = (no: string, withheld: string): RecordPaper => ({
  key: no, no, title: 'Nicht herausgegeben', fileName: '', mediaType: '', size: 0, sha256: '',
  createdAt: '', withheld,
})

/** Finds the words whatever white space and case they are written with. */
function patternOf(text: string): RegExp {
  const words = text.normalize('NFC').trim().split(/\s+/)
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(escaped.join(String.raw`[\s\u00a0]+`), 'giu')
}

const paragraph = (text: string): Filled => ({ kind: 'paragraph', runs: [{ text }] })

/** The same block with every text of it changed; words may begin in one run and end in the next. */
function mapped(block: Filled, change: (text: string) => string): Filled {
  const runs = (given: readonly { text: string; bold?: boolean }[]) => {
    const whole = given.map(({ text }) => text).join('')
    const changed = change(whole)
    return changed === whole.normalize('NFC') ? given : [{ text: changed }]
  }
  switch (block.kind) {
    case 'heading':
    case 'paragraph': return { kind: block.kind, runs: runs(block.runs) }
    case 'list': return { ...block, items: block.items.map(runs) }
    case 'table':
      return { ...block, head: block.head.map(runs), rows: block.rows.map((row) => row.map(runs)) }
    case 'fees':
      return {
        ...block,
        rows: block.rows.map(([no, title, amount]) => [change(no), change(title), change(amount)] as const),
        total: change(block.total),
      }
    case 'payment': {
      const { holder, iban, bic, amount, reference } = block
      return {
        ...block, holder: change(holder), iban: change(iban), amount: change(amount),
        reference: change(reference), ...(bic !== undefined && { bic: change(bic) }),
      }
    }
  }
}

function textsOf(block: Filled): string[] {
  const texts: string[] = []
  mapped(block, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

/** All that an entry says, each text whole, however it is set. */
function saidIn({ title, who, facts, text, follow, papers }: RecordItem): string[] {
  return [
    title, who, ...facts.map(({ lines }) => lines.join('\n')), ...text.flatMap(textsOf), ...follow,
    ...papers.flatMap((paper) => [paper.title, paper.fileName]),
  ]
}

/** Where a text that was blackened in one place still stands in another. */
function leaksIn(items: readonly RecordItem[], gone: readonly string[]): Redacted['leaks'] {
  const known = [...new Set(gone.flatMap((text) => text.split('\n')).map((text) => text.trim()))]
    .filter((text) => text.length >= LEAK_CHARS_AT_LEAST)
  return known.flatMap((text) => {
    const pattern = patternOf(text)
    const places = items
      .filter((item) => saidIn(item).some((one) => one.normalize('NFC').search(pattern) !== -1))
      .map(({ no }) => `Nr. ${no}`)
    return places.length ? [{ text, places }] : []
  })
}
