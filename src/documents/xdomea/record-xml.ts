// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Akte, Vorgang and Dokument of a message: the cases of one Akte stand together in it.
import { parseLocalDate } from '../../calendar/date.ts'
import type { DisposalCase, DisposalPaper } from './disposal-case.ts'
import type { MessageWriter } from './message-writer.ts'
import { recordIdOf, uuidOf } from './uuid.ts'

/** B is to be appraised (offer), A is worth keeping (handed over); list Aussonderungsart 1.0. */
export type Appraisal = 'A' | 'B'

const ELECTRONIC = '001'
const MAX_YEARS = 65_535

/** One object for each Akte; `papers` writes those of a case. Throws without cases, for a case named twice, for a day or an id that is none. */
export function writeRecords(out: MessageWriter, process: string, cases: readonly DisposalCase[], as: Appraisal, papers: (one: DisposalCase) => void) {
  if (cases.length === 0) throw new RangeError('a message without cases')
  const ids = new Set(cases.map(({ id }) => uuidOf(id)))
  if (ids.size < cases.length) throw new RangeError('a case is named twice')
  for (const [record, own] of Map.groupBy(cases, (one) => one.record.trim())) {
    out.object('Schriftgutobjekt', () => {
      out.object('Akte', () => {
        identify(out, recordIdOf(process, record))
        out.object('AllgemeineMetadaten', () => {
          out.text('Betreff', record)
          describe(out, own[0]!)
        })
        appraise(out, Math.max(...own.map((one) => one.retentionYears)), last(own.map((one) => one.keptUntil)), as)
        period(out, first(own.map((one) => one.opened)), last(own.map((one) => one.closed)))
        out.object('Akteninhalt', () => {
          for (const one of own) writeCase(out, one, as, papers)
        })
      })
    })
  }
}

function writeCase(out: MessageWriter, one: DisposalCase, as: Appraisal, papers: (one: DisposalCase) => void) {
  out.object('Vorgang', () => {
    identify(out, uuidOf(one.id))
    out.object('AllgemeineMetadaten', () => {
      out.text('Betreff', one.title)
      out.text('Kennzeichen', one.fileNumber)
      out.text('Federfuehrung', one.unit)
      describe(out, one)
    })
    appraise(out, one.retentionYears, one.keptUntil, as)
    out.text('Aktenbetreff', one.record)
    out.text('ZdA', '1')
    out.text('ZdADatum', dayOf(one.closed))
    period(out, one.opened, one.closed)
    papers(one)
  })
}

/** A Dokument; `version` writes its file. The day it bears is that of the post where it came or went. */
export function writePaper(out: MessageWriter, paper: DisposalPaper, no: number, day: string, version: () => void) {
  out.object('Dokument', () => {
    identify(out, uuidOf(paper.id), no)
    out.object('AllgemeineMetadaten', () => {
      out.text('Betreff', paper.title)
      out.code('Medium', 'medium', ELECTRONIC)
    })
    if (paper.origin === 'in') out.text('Posteingangsdatum', day)
    if (paper.origin === 'out') out.text('Postausgangsdatum', day)
    if (paper.origin === 'own') out.text('DatumDesSchreibens', day)
    version()
  })
}

function identify(out: MessageWriter, id: string, no?: number) {
  out.object('Identifikation', () => {
    out.text('ID', id)
    out.text('NummerImUebergeordnetenContainer', no === undefined ? undefined : String(no))
  })
}

function describe(out: MessageWriter, { plan }: DisposalCase) {
  out.code('Medium', 'medium', ELECTRONIC)
  out.object('Aktenplaneinheit', () => {
    out.text('Kennzeichen', plan.number)
    out.text('BetreffKurz', plan.title)
  })
}

function appraise(out: MessageWriter, years: number, until: string, as: Appraisal) {
  if (!Number.isInteger(years) || years < 0 || years > MAX_YEARS) throw new RangeError(`years of retention: ${years}, allowed 0 to ${MAX_YEARS}`)
  out.object('ArchivspezifischeMetadaten', () => {
    out.object('Aufbewahrungsdauer', () => out.text('AnzahlJahre', String(years)))
    out.object('Aussonderungsart', () => out.code('Aussonderungsart', 'aussonderungsart', as))
    out.text('Aufbewahrungsende', dayOf(until))
  })
}

function period(out: MessageWriter, from: string, to: string) {
  out.object('Laufzeit', () => {
    out.text('Beginn', dayOf(from))
    out.text('Ende', dayOf(to))
  })
}

function dayOf(text: string): string {
  const day = parseLocalDate(text)
  if (day === undefined) throw new RangeError(`no local date: ${text.slice(0, 60)}`)
  return day
}

const first = (days: readonly string[]) => days.reduce((a, b) => (a < b ? a : b))
const last = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b))
