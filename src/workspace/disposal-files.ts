// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What leaves the house with a list: the offer, the files the archive takes, the record as a table.
import { viewCase } from '../command/case-view.ts'
import { csvOf } from '../documents/csv.ts'
import { wholeFile } from '../documents/record-file.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { DisposalCase as OfferedCase, DisposalPaper, Message, PackedMessage } from '../documents/xdomea/disposal-case.ts'
import { disposalPackage } from '../documents/xdomea/disposal-package.ts'
import { offerList } from '../documents/xdomea/offer-list.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { noteHandedOver } from '../store/disposals.ts'
import type { DisposalCase } from '../store/disposals.ts'
import type { StoredDocument } from '../store/documents.ts'
import { subjectHash } from '../store/secret.ts'
import { idOf } from '../worker/id-of.ts'
import { deskView } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { papersOf } from './case-papers.ts'
import { placeName } from './desk.ts'
import { APPRAISALS, disposalDeskOf, keeperDeskOf, nameOfList } from './disposal-desk.ts'
import type { DisposalDesk } from './disposal-desk.ts'
import { bytesOf, madeNow, recordOf } from './record-source.ts'

/** A package is put together while somebody waits, and every file in it is drawn as a PDF. */
const CASES_PER_PACKAGE = 20
const BYTES_PER_PACKAGE = 150_000_000

interface PackagePart {
  readonly no: number
  readonly cases: readonly DisposalCase[]
}

/** The files the archive takes, in portions of at most 20 and 150 MB; a larger one stands alone. */
export function packagesOf({ cases }: Pick<DisposalDesk, 'cases'>): readonly PackagePart[] {
  const parts: DisposalCase[][] = []
  let bytes = 0
  for (const one of cases.filter(({ appraisal, outcome }) => appraisal === 'archive' && outcome === null)) {
    const last = parts.at(-1)
    if (last && last.length < CASES_PER_PACKAGE && bytes + one.size <= BYTES_PER_PACKAGE) {
      last.push(one)
      bytes += one.size
    } else {
      parts.push([one])
      bytes = one.size
    }
  }
  return parts.map((list, i) => ({ no: i + 1, cases: list }))
}

/** The list as the archive reads it (xdomea 0501), without papers. */
export async function downloadOffer(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const views = await viewsOf(c, seen, seen.cases.filter(({ outcome }) => outcome === null))
  const offered = views.map(({ one, view }) => offeredOf(seen, one, view, []))
  return zipAnswer(c, seen, 'offered', offered.length, offerList(messageOf(seen), offered))
}

/** Some of the files the archive takes, with all papers and the whole file as PDF/A (xdomea 0503). */
export const downloadPackage =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const seen = await keeperDeskOf(c)
    const parts = seen ? packagesOf(seen) : []
    const part = parts.find(({ no }) => String(no) === c.req.param('teil'))
    if (!seen || !part) return c.notFound() as Response
    const bytes = new Map<string, Uint8Array>()
    const offered: OfferedCase[] = []
    for (const { one, view } of await viewsOf(c, seen, part.cases)) {
      const papers = await papersOf(view)
      offered.push(offeredOf(seen, one, view, [await wholeFileOf(renderer, view, papers, bytes), ...papers.map(paperOf)]))
    }
    const packed = disposalPackage(messageOf(seen), offered, bytes, { no: part.no, of: parts.length })
    await noteHandedOver(seen.desk.house.store, seen.desk.tenant, seen.list.id, part.cases.map(({ position }) => position))
    return zipAnswer(c, seen, 'handedOver', offered.length, packed)
  }

/** The id under which a case's whole file as PDF is among its papers; always the same. */
export const wholeFileId = (caseId: string) => idOf(`disposal ${caseId}`)

/** Draws the whole file and gathers its papers. */
async function wholeFileOf(renderer: Renderer, view: CaseDesk, papers: readonly StoredDocument[], bytes: Map<string, Uint8Array>): Promise<DisposalPaper> {
  const { at, prepared: { process }, context } = view
  const [items, made] = await Promise.all([recordOf(view, papers), madeNow(view)])
  const file = wholeFile({ at, process, context }, items, made)
  const own = await bytesOf(view, file)
  const { pdf } = await renderer.renderRecord({ file, bytes: own })
  const id = wholeFileId(at.id)
  bytes.set(id, pdf)
  for (const { id: key, sha256 } of papers) {
    const found = own.get(key) ?? (await view.desk.house.blobs.get(view.desk.tenant, sha256))
    if (!found) throw new Error(`document ${key}: its bytes are gone`)
    bytes.set(key, found)
  }
  return { id, title: 'Die ganze Akte', fileName: `Akte ${at.fileNumber ?? at.id}.pdf`.replaceAll(/[/\\]/g, '-'), mediaType: 'application/pdf', at: made.at, origin: 'own' }
}

function paperOf({ id, title, fileName, mediaType, createdAt, kind, origin }: StoredDocument): DisposalPaper {
  const way = kind.startsWith('upload') ? 'in' : origin === 'laufzettel' ? 'out' : undefined
  return { id, title: title || fileName, fileName, mediaType, at: createdAt, ...(way && { origin: way }) }
}

async function viewsOf(c: Page, { desk }: DisposalDesk, cases: readonly DisposalCase[]) {
  const found: { readonly one: DisposalCase; readonly view: CaseDesk }[] = []
  for (const one of cases) {
    const view = await viewCase(desk.house, desk.tenant, one.caseId)
    if (view) found.push({ one, view: deskView(c, desk, view, `${desk.base}/vorgaenge/${one.caseId}`) })
  }
  return found
}

function offeredOf({ process }: DisposalDesk, one: DisposalCase, { at, prepared }: CaseDesk, papers: readonly DisposalPaper[]): OfferedCase {
  const { filePlan, unit } = prepared.process
  return {
    id: one.caseId, fileNumber: one.fileNumber ?? '', title: at.title,
    plan: { number: filePlan, title: unit ?? process.title }, record: one.record,
    opened: one.openedOn, closed: one.closedOn, keptUntil: one.keptUntil, retentionYears: prepared.process.retentionYears,
    ...(unit && { unit }), papers,
  }
}

function messageOf({ desk: { tenant, now }, list }: DisposalDesk): Message {
  return { process: list.id, at: now, from: { name: tenant.name }, to: { name: String(tenant.settings['archive'] || 'Archiv') } }
}

/** Every way out of the house is on record. */
async function zipAnswer(c: Page, { desk: { house, tenant, person }, list }: DisposalDesk, way: string, cases: number, { name, zip }: PackedMessage) {
  const content = { disposal: list.id, way, cases, reader: subjectHash(tenant, person.id) }
  await noteAudit(house.store, tenant, { kind: 'disposalMessage', at: house.clock(), content })
  return fileAnswer(c, zip, 'application/zip', 'attachment', name)
}

/** The list as a table; of what was erased it holds no names. */
export async function downloadDisposalCsv(c: Page): Promise<Response> {
  const seen = await disposalDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { desk, list, cases, process } = seen
  const head = ['Liste', 'Verfahren', 'Aktenzeichen', 'Gemeinde', 'Eröffnet', 'Abgeschlossen', 'Aufbewahrt bis', 'Unterlagen', 'Bewertung', 'Ergebnis', 'Grund']
  const rows = cases.map((one) => [
    list.number, process.title, one.fileNumber ?? '', placeName(desk, one.entity), one.openedOn, one.closedOn, one.keptUntil, String(one.papers),
    one.appraisal ? APPRAISALS[one.appraisal] : '', one.outcome === null ? '' : one.outcome === 'erased' ? 'gelöscht' : 'geblieben', one.sentence ?? '',
  ])
  const csv = new TextEncoder().encode(csvOf([head, ...rows]))
  return fileAnswer(c, csv, 'text/csv; charset=utf-8', 'attachment', `${nameOfList(list).replace('/', '-')}.csv`)
}
