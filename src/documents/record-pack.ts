// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A file as a ZIP: the papers as they came, an index for people, spreadsheets and machines.
import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { formatDate } from '../calendar/date.ts'
import { formatSize } from '../forms/format.ts'
import type { Filled, FilledTable } from '../engine/letter-content.ts'
import { csvOf } from './csv.ts'
import { packedName, papersOfFile, recordJson } from './record-file.ts'
import type { RecordFile } from './record-file.ts'
import type { RecordItem, RecordPaper } from './record-items.ts'

type Bytes = ReadonlyMap<string, Uint8Array>

/** The oldest moment a ZIP knows: the same file gives the same bytes, whenever it is packed. */
const NO_TIME = new Date(1980, 0, 1)
/** What is packed already gains nothing from packing. */
const STORED = /^(image\/|application\/pdf$|application\/vnd\.openxmlformats)/

/**
 * The ZIP of a file; `bytes` by the keys of its papers, originals of photos by `key original`. Only
 * papers the file still names get in, and the PDF files of `more` by their names.
 */
export function packRecord(file: RecordFile, bytes: Bytes, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const entries: Zippable = {
    ...Object.fromEntries(Object.entries(more).map(([name, pdf]) => [name, [pdf, { level: 0 as const }]])),
    'index.html': strToU8(indexHtml(file, bytes)),
    'inhalt.csv': strToU8(indexCsv(file, bytes)),
    'akte.json': strToU8(recordJson(file)),
  }
  for (const paper of papersOfFile(file)) {
    const own = bytes.get(paper.key)
    if (own) entries[pathOf(paper)] = [own, { level: STORED.test(paper.mediaType) ? 0 : 6 }]
    const original = paper.original === undefined ? undefined : bytes.get(`${paper.key} original`)
    if (original) entries[`unterlagen/${packedName(paper).replace(/(\.\w+)?$/, ' (Original)$1')}`] = [original, { level: 0 }]
  }
  return zipSync(entries, { level: 6, mtime: NO_TIME })
}

const pathOf = (paper: RecordPaper) => `unterlagen/${packedName(paper)}`

const CSV_HEAD = ['Nr.', 'Tag', 'Was', 'Wer', 'Unterlage', 'Titel', 'Art', 'Größe', 'Fassung', 'SHA-256', 'Datei']

/** One line for each entry and each paper, for a spreadsheet. */
export function indexCsv({ items }: RecordFile, bytes: Bytes): string {
  const rows = items.flatMap((item) => [
    [String(item.no), formatDate(item.day, 'short'), titleOf(item), item.who, '', '', '', '', '', '', ''],
    ...item.papers.map((paper) => [
      String(item.no), formatDate(item.day, 'short'), '', '', paper.no, titleOf(paper), paper.mediaType,
      paper.size ? String(paper.size) : '', paper.version ? `${paper.version.n} von ${paper.version.of}` : '',
      paper.sha256, bytes.has(paper.key) ? pathOf(paper) : '',
    ]),
  ])
  return csvOf([CSV_HEAD, ...rows].map((row) => row.map((text) => text.replaceAll(/\s+/g, ' '))))
}

const titleOf = ({ title, withheld }: { title: string; withheld?: string }) =>
  withheld ? `${title}, Grund ${withheld}` : title

/** A page to open in any browser: no script, no link leaves the folder. */
function indexHtml(file: RecordFile, bytes: Bytes): string {
  const { title, authority, cover, reasons, items } = file
  return [
    '<!doctype html><html lang="de"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${html(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<p>${html(authority)}</p><h1>${html(title)}</h1>`,
    pairsHtml(cover),
    ...(reasons ? [reasonsHtml(reasons)] : []),
    '<h2>Inhalt</h2><ol>',
    ...items.map((item) => `<li><a href="#nr${item.no}">${html(formatDate(item.day, 'short'))}: ${html(titleOf(item))}</a></li>`),
    '</ol>',
    ...items.map((item) => itemHtml(item, bytes)),
    '</main></body></html>\n',
  ].join('\n')
}

const STYLE =
  'body{font:16px/1.5 sans-serif;color:#171a2b;margin:0}main{max-width:46rem;margin:auto;padding:1.5rem}' +
  'dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}dt{color:#4b5168}dd{margin:0}' +
  'article{border-top:1px solid #b4bacb;margin-top:1.5rem}blockquote{margin:1rem 0;padding-left:1rem;border-left:2px solid #b4bacb}' +
  'dd,p{white-space:pre-line;overflow-wrap:anywhere}table{border-collapse:collapse}td{padding:.25rem .75rem .25rem 0}'

function itemHtml(item: RecordItem, bytes: Bytes): string {
  const { no, day, who, facts, text, follow, papers } = item
  const groups = [...new Set(facts.map(({ group = '' }) => group))]
  return [
    `<article id="nr${no}"><h2>Nr. ${no} vom ${formatDate(day, 'short')}: ${html(titleOf(item))}</h2>`,
    ...(who ? [`<p>von ${html(who)}</p>`] : []),
    ...groups.map((name) => [
      name && `<h3>${html(name)}</h3>`,
      pairsHtml(facts.filter(({ group = '' }) => group === name).map(({ label, lines }) => [label, lines.join('\n')])),
    ].join('')),
    ...(text.length ? [`<blockquote>${text.map(blockHtml).join('\n')}</blockquote>`] : []),
    ...(follow.length ? [`<ul>${follow.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`] : []),
    ...(papers.length ? [`<ul>${papers.map((paper) => paperHtml(paper, bytes)).join('')}</ul>`] : []),
    '</article>',
  ].join('\n')
}

function paperHtml(paper: RecordPaper, bytes: Bytes): string {
  const { no, title, size, version, sha256 } = paper
  if (paper.withheld !== undefined || paper.sha256 === '') return `<li>Unterlage ${no}: ${html(titleOf(paper))}</li>`
  const about = [formatSize(size), ...(version ? [`Fassung ${version.n} von ${version.of}`] : [])].join(', ')
  if (!bytes.has(paper.key)) return `<li>Unterlage ${no}: ${html(title)}, ${html(about)}, nicht beigefügt</li>`
  const href = pathOf(paper).split('/').map(encodeURIComponent).join('/')
  return `<li>Unterlage ${no}: <a href="${href}">${html(title)}</a>, ${html(about)}<br><small>SHA-256 ${sha256}</small></li>`
}

function reasonsHtml(reasons: NonNullable<RecordFile['reasons']>): string {
  if (reasons.length === 0) return '<p>Es fehlt nichts: Das ist die ganze Akte.</p>'
  const list = reasons.map(({ mark, words }) => `<li><strong>${mark}</strong>: ${html(words)}</li>`)
  return `<h2>Was fehlt und warum</h2><ul>${list.join('')}</ul>`
}

const pairsHtml = (rows: readonly (readonly [string, string])[]) =>
  `<dl>${rows.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`).join('')}</dl>`

function blockHtml(block: Filled): string {
  const runs = (given: readonly { text: string; bold?: boolean }[]) =>
    given.map(({ text, bold }) => (bold ? `<strong>${html(text)}</strong>` : html(text))).join('')
  switch (block.kind) {
    case 'heading': return `<h3>${runs(block.runs)}</h3>`
    case 'paragraph': return `<p>${runs(block.runs)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</${tag}>`
    }
    case 'table': {
      const cells = (row: FilledTable['head'], tag: string) =>
        `<tr>${row.map((cell) => `<${tag}>${runs(cell)}</${tag}>`).join('')}</tr>`
      const head = block.head.length ? cells(block.head, 'th') : ''
      return `<table>${head}${block.rows.map((row) => cells(row, 'td')).join('')}</table>`
    }
    case 'fees': {
      const rows = [...block.rows, ['', 'Zusammen', block.total] as const]
      return `<table>${rows.map((row) => `<tr>${row.map((one) => `<td>${html(one)}</td>`).join('')}</tr>`).join('')}</table>`
    }
    case 'payment':
      return pairsHtml([['Empfänger', block.holder], ['IBAN', block.iban], ['Betrag', block.amount], ['Kassenzeichen', block.reference]])
  }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function html(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!)
}
