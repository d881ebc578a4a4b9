// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A small offer for tests: an office, its archive, cases in two Akten.
import { strToU8 } from 'fflate'
import { readXml } from '../../forms/xml/read-xml.ts'
import type { Xml } from '../../forms/xml/read-xml.ts'
import { readZip } from '../zip-reader.ts'
import type { DisposalCase, DisposalPaper, Message, PackedMessage } from './disposal-case.ts'
import { uuidOfName } from './uuid.ts'

export const PROCESS = '242f44e8-bebf-4503-a086-db252c6a4277'
export const MESSAGE: Message = {
  process: PROCESS,
  at: '2036-02-04T09:15:30.250Z',
  from: { name: 'Amt Musterangeln', code: '010595999' },
  to: { name: 'Kreisarchiv Musterkreis' },
}

/** An id for a test, the same for the same name. */
export const testId = (name: string) => uuidOfName(PROCESS, `test ${name}`)

export function testCase(name: string, more: Partial<DisposalCase> = {}): DisposalCase {
  return {
    id: testId(name), fileNumber: `122.3-SN/2025-${name}`, title: `Stand auf dem Marktplatz ${name}`,
    plan: { number: '122.3', title: 'Sondernutzung' }, record: '122.3-SN/2025 Sondernutzung',
    opened: '2025-03-01', closed: '2025-04-17', keptUntil: '2035-12-31', retentionYears: 10, unit: 'Ordnungsamt', papers: [], ...more,
  }
}

export function testPaper(name: string, more: Partial<DisposalPaper> = {}): DisposalPaper {
  return { id: testId(`paper ${name}`), title: `Unterlage ${name}`, fileName: `Unterlage ${name}.pdf`, mediaType: 'application/pdf', at: '2025-03-01T23:30:00.000Z', ...more }
}

export const bytesOf = (papers: readonly DisposalPaper[]) => new Map(papers.map((one) => [one.id, strToU8(`%PDF-1.7\n${one.title}`)]))

/** The XML in the ZIP of a message, and the names beside it. */
export function unpacked({ zip }: PackedMessage): { readonly xml: string; readonly root: Xml; readonly files: ReadonlyMap<string, Uint8Array> } {
  const entries = readZip(Buffer.from(zip))
  if (!entries) throw new Error('no ZIP')
  const files = new Map([...entries].map(([name, one]) => [name, new Uint8Array(one.read())]))
  const name = [...files.keys()].find((one) => /_Aussonderung\.\w+\.05\d\d(_\d+)?\.xml$/.test(one))
  const xml = files.get(name ?? '')
  if (!xml) throw new Error('no message in the ZIP')
  const read = readXml(xml)
  if ('refusal' in read) throw new Error(read.refusal.message)
  return { xml: Buffer.from(xml).toString('utf8'), root: read.root, files }
}

/** Every element of a name, in order. */
export function elements(node: Xml, name: string): readonly Xml[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((one) => elements(one, name))]
}

/** The text at the end of a path of names below an element. */
export function textAt(node: Xml, path: string): string | undefined {
  return path.split('/').reduce<Xml | undefined>((at, name) => at?.children.find((one) => one.name === name), node)?.text
}
