// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The file of a case as a numbered sequence: events only ever come after, so a number once given
// stays. Nothing here decides what somebody may see; that is record-redact.ts.
import type { LocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Step } from '../calendar/step.ts'
import { SYSTEM } from '../engine/actor.ts'
import type { Case, Consultation, Json, Person, Values } from '../engine/case.ts'
import { APPLICATION } from '../engine/consulting.ts'
import type { Context } from '../engine/context.ts'
import type { Event } from '../engine/event.ts'
import { evolve } from '../engine/evolve.ts'
import type { Filled } from '../engine/letter-content.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { StoredEvent } from '../store/events.ts'
import { answersOf, changesOf, inputsOf } from './record-answers.ts'
import { eventWords } from './record-words.ts'

export interface RecordFact {
  /** Tells the places of a file apart, for withholding one: `12.telefon`. */
  readonly key: string
  readonly label: string
  readonly lines: readonly string[]
  /** Degrees north and east, as a map is asked for them. */
  readonly place?: string
  /** Heading it stands under, such as the page of a form. */
  readonly group?: string
  readonly withheld?: string
}

/** A document of the case; `no` is its number in the file, `7` or `7.2`. */
export interface RecordPaper {
  readonly key: string
  readonly no: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly createdAt: string
  /** Hash of the photo as it came, with place and time, where that was kept. */
  readonly original?: string
  /** Which of several versions of the same letter or answer. */
  readonly version?: { readonly n: number; readonly of: number }
  /** Handed out to somebody before: never part of what the next one is given. */
  readonly isDisclosure?: boolean
  readonly withheld?: string
}

export type RecordKind =
  | 'application' | 'act' | 'letter' | 'message' | 'consultation' | 'automatic' | 'paper'

export interface RecordItem {
  /** The sequence of its first event, or the id of a paper that no event names. */
  readonly key: string
  readonly no: number
  /** ISO instant at which it came into the file. */
  readonly at: string
  readonly day: LocalDate
  readonly kind: RecordKind
  readonly title: string
  readonly who: string
  readonly facts: readonly RecordFact[]
  /** Text of a letter or message as it was sent. */
  readonly text: readonly Filled[]
  readonly follow: readonly string[]
  readonly papers: readonly RecordPaper[]
  /** Why it is not handed out; then nothing else of it is left. */
  readonly withheld?: string
}

export interface RecordSource {
  readonly prepared: Prepared
  readonly context: Context
  readonly events: readonly StoredEvent[]
  readonly papers: readonly StoredDocument[]
}

type Draft = { -readonly [Key in keyof RecordItem]: RecordItem[Key] } & {
  facts: RecordFact[]
  follow: string[]
  /** Ids of the documents it names. */
  named: string[]
}

/** Who did what nobody did. */
const BY_ITSELF = 'Laufzettel, ohne Zutun'

/** The whole file in order; `no` counts from 1. */
export function recordItems(source: RecordSource): readonly RecordItem[] {
  const scribe = new Scribe(source)
  for (const event of source.events) scribe.write(event)
  for (const item of scribe.items) item.title ||= 'Fortgeschrieben'
  const drafts = withLoosePapers(scribe.items, source.papers)
  return numbered(drafts, source.papers)
}

class Scribe {
  readonly source: RecordSource
  readonly items: Draft[] = []
  readonly letters = new Map<string, Draft>()
  at: Case | undefined
  command = ''
  /** The event begins a command: it follows from nothing before. */
  isNew = true
  constructor(source: RecordSource) {
    this.source = source
  }

  write(stored: StoredEvent): void {
    const event = { ...(stored.payload as object), kind: stored.kind } as Event
    const before = this.at
    this.at = evolve(before, event)
    this.isNew = stored.commandId !== this.command
    this.command = stored.commandId
    const own = this.own(stored, event)
    const item = own ?? (this.isNew ? this.automatic(stored, event) : this.items.at(-1)!)
    this.add(item, event, before)
  }

  /** Acts, letters, messages and questions to others are entries of their own. */
  private own(stored: StoredEvent, event: Event): Draft | undefined {
    switch (event.kind) {
      case 'acted': {
        const item = this.begin(stored, 'act', event.text, event.by)
        item.named.push(...fileIds(event.input))
        item.facts.push(...inputsOf(this.source, event.input, item.key))
        return item
      }
      case 'letterIssued': {
        const item = this.begin(stored, 'letter', event.letter.title)
        this.letters.set(event.letter.id, item)
        item.text = event.content.blocks
        item.facts.push(
          fact(item, 'an', 'An', event.content.recipient),
          fact(item, 'betreff', 'Betreff', [event.content.subject]),
        )
        return item
      }
      case 'messageSent': {
        const item = this.begin(stored, 'message', `Nachricht: ${event.subject}`)
        item.text = paragraphs(event.text)
        return item
      }
      case 'consulted': {
        const { title, question, due } = event.consultation
        const item = this.begin(stored, 'consultation', `Gefragt: ${title}`)
        item.text = paragraphs(question)
        item.follow.push(`Antwort bis ${due.split('-').reverse().join('.')}`)
        const along = this.alongWith(event.consultation)
        if (along.length) item.facts.push(fact(item, 'mit', 'Mitgeschickt', along))
        return item
      }
      case 'consultationReminded': {
        const item = this.begin(stored, 'act', eventWords(this.source.prepared.process, event)!, event.by)
        item.text = paragraphs(event.text)
        return item
      }
      case 'consultationLinkChanged':
      case 'filed':
      case 'disclosed':
      case 'passedOn':
        return this.begin(stored, 'act', eventWords(this.source.prepared.process, event)!, event.by)
      default: return undefined
    }
  }

  /** What went along with a question, as the file names it. */
  private alongWith({ papers = [] }: Consultation): string[] {
    return papers.map((id) => {
      const paper = this.source.papers.find((one) => one.id === id)
      return id === APPLICATION ? 'Antrag' : paper ? [paper.title, paper.fileName].filter(Boolean).join(': ') : 'Unterlage'
    })
  }

  private automatic(stored: StoredEvent, event: Event): Draft {
    const { process } = this.source.prepared
    const by = 'by' in event && event.by !== undefined ? event.by : undefined
    const title = eventWords(process, event) ?? ''
    const letter = event.kind === 'letterRendered' ? this.letters.get(event.id) : undefined
    return this.begin(stored, 'automatic', letter ? `${letter.title}: als PDF erstellt` : title, by)
  }

  private begin(stored: StoredEvent, kind: Draft['kind'], title: string, by?: Person): Draft {
    // What follows from an act is by who acted, also where it is an entry of its own.
    const before = by === undefined && !this.isNew ? this.items.at(-1) : undefined
    const actor = by ?? (stored.actor as unknown as Person)
    // What an applicant's act sets off is the office's answer, not theirs.
    const isAnswer = kind !== 'act' && before !== undefined && isOutside(actor, before)
    const item: Draft = {
      key: String(stored.sequence), no: 0, at: stored.at, day: localDateOf(stored.at), kind, title,
      who: isAnswer ? BY_ITSELF : (before?.who ?? nameOf(actor)),
      facts: [], text: [], follow: [], papers: [], named: [],
    }
    this.items.push(item)
    return item
  }

  private add(item: Draft, event: Event, before: Case | undefined): void {
    const { prepared } = this.source
    switch (event.kind) {
      case 'acted':
      case 'letterIssued':
      case 'messageSent':
      case 'consulted':
      case 'consultationReminded':
        return
      case 'valuesSet': {
        item.named.push(...fileIds(event.values))
        const isFirst = before === undefined || Object.keys(before.fields).length === 0
        if (isFirst && item.kind === 'act') item.kind = 'application'
        const facts = isFirst
          ? answersOf(this.source, this.at!, item.key)
          : changesOf(this.source, before, event.values, item.key)
        item.facts.push(...facts)
        return
      }
      case 'consultationAnswered': {
        const asked = before?.consultations.find((one) => one.id === event.id)
        const known = new Set(item.facts.map(({ lines }) => lines.join('\n')))
        const more = [
          fact(item, 'stelle', 'Stelle', [asked?.title ?? '']),
          fact(item, 'haltung', 'Stellungnahme', [event.position]),
          fact(item, 'text', 'Begründung', event.text.split('\n')),
        ]
        item.facts.push(...more.filter(({ lines }) => lines.length && !known.has(lines.join('\n'))))
        return
      }
      case 'documentsSupplied':
        item.named.push(...fileIds(event.files))
        break
      case 'letterRendered':
        this.letters.get(event.id)?.named.push(event.document)
        break
      case 'filed':
        item.named.push(event.document)
        return
      case 'disclosed':
        item.named.push(...event.papers.map((paper) => paper.document))
        item.facts.push(fact(item, 'grundlage', 'Grundlage', [event.basis]))
        item.follow.push(...event.withheld.map(({ place, reason }) => `${place}: ${reason}`))
        return
      case 'passedOn':
        item.named.push(...event.papers.map((paper) => paper.document))
        item.facts.push(
          fact(item, 'an', 'An', event.to.split('\n')),
          fact(item, 'grund', 'Grund', event.reason.split('\n')),
          fact(item, 'umfang', 'Mitgegangen', [`Nr. ${event.included.join(', ')}`]),
          fact(item, 'pruefsumme', 'SHA-256 des Pakets', event.papers.map(({ sha256 }) => sha256)),
        )
        return
      default:
    }
    const words = eventWords(prepared.process, event)
    if (words !== undefined && words !== item.title && event.kind !== 'letterRendered') {
      // An entry whose first event has no words of its own is named by the next that has.
      if (item.title === '') item.title = words
      else item.follow.push(words)
    }
    if (event.kind === 'deadlineSet') item.follow.push(...reckoning(event.deadline.steps))
    if (event.kind === 'provided' || event.kind === 'servedCorrected') {
      item.follow.push(...reckoning(event.steps))
    }
  }
}

/** How a date was reckoned: the steps as they were computed then. */
function reckoning(steps: readonly Step[]): string[] {
  return steps.map(({ text, basis }) => `${text}${basis ? ` (${basis})` : ''}`)
}

function isOutside({ id }: Person, { kind }: Draft): boolean {
  return kind === 'application' || id?.startsWith('account:')
}

const fact = (item: Draft, name: string, label: string, lines: readonly string[]): RecordFact => ({
  key: `${item.key}.${name}`, label, lines: lines.filter(Boolean),
})

const paragraphs = (text: string): Filled[] =>
  text.split(/\n{2,}/).filter(Boolean).map((one) => ({ kind: 'paragraph', runs: [{ text: one }] }))

function nameOf({ id, name, actingFor }: Person): string {
  if (id === undefined || id === SYSTEM.id) return BY_ITSELF
  return actingFor ? `${name} in Vertretung für ${actingFor.name}` : name
}

const DEPTH_AT_MOST = 8

/** Ids of the files anywhere in answers. */
function fileIds(value: Json | Values | undefined, depth = 0): string[] {
  if (value === null || typeof value !== 'object' || depth > DEPTH_AT_MOST) return []
  const { id, name, size } = value as { id?: unknown; name?: unknown; size?: unknown }
  const isFile = typeof id === 'string' && typeof name === 'string' && typeof size === 'number'
  return [...(isFile ? [id] : []), ...Object.values(value).flatMap((inner) => fileIds(inner as Json, depth + 1))]
}

/** Papers no event names come in where they arrived. */
function withLoosePapers(items: readonly Draft[], papers: readonly StoredDocument[]): Draft[] {
  const named = new Set(items.flatMap((item) => item.named))
  const loose = papers.filter(({ id }) => !named.has(id)).map((paper): Draft => ({
    key: paper.id, no: 0, at: paper.createdAt, day: localDateOf(paper.createdAt), kind: 'paper',
    title: paper.title || paper.fileName, who: paper.origin === 'laufzettel' ? BY_ITSELF : '',
    facts: [], text: [], follow: [], papers: [], named: [paper.id],
  }))
  const all = [...items]
  for (const one of loose) {
    const at = all.findLastIndex((item) => item.at <= one.at)
    all.splice(at + 1, 0, one)
  }
  return all
}

function numbered(drafts: readonly Draft[], papers: readonly StoredDocument[]): RecordItem[] {
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const versions = versionsOf(papers)
  const given = new Set<string>()
  return drafts.map(({ named, ...item }, i) => {
    const own = [...new Set(named)].filter((id) => byId.has(id) && !given.has(id))
    for (const id of own) given.add(id)
    const no = i + 1
    const numberOf = (k: number) => (item.kind === 'paper' ? String(no) : `${no}.${k + 1}`)
    return {
      ...item,
      no,
      papers: own.map((id, k) => paperOf(byId.get(id)!, numberOf(k), versions.get(id))),
    }
  })
}

function paperOf(paper: StoredDocument, no: string, version: RecordPaper['version']): RecordPaper {
  const { id, kind, title, fileName, mediaType, size, sha256, createdAt, meta } = paper
  return {
    key: id, no, title: title || fileName, fileName, mediaType, size, sha256, createdAt,
    ...(typeof meta['original'] === 'string' && { original: meta['original'] }),
    ...(version && { version }),
    ...(kind === 'disclosure' && { isDisclosure: true }),
  }
}

/** Letters of one kind and files of one name for one question follow each other as versions. */
function versionsOf(papers: readonly StoredDocument[]): Map<string, RecordPaper['version']> {
  const series = new Map<string, string[]>()
  for (const { id, kind, fileName, meta } of papers) {
    if (kind === 'disclosure') continue
    const place = `${kind} ${String(meta['path'] ?? '')} ${fileName}`
    const name = kind.startsWith('letter:') ? kind : place
    series.set(name, [...(series.get(name) ?? []), id])
  }
  const several = [...series.values()].filter((ids) => ids.length > 1)
  return new Map(several.flatMap((ids) =>
    ids.map((id, i) => [id, { n: i + 1, of: ids.length }] as const)))
}
