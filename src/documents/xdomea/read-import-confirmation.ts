// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// 0506 AussonderungImportBestaetigen: what an archive has taken over, so that we may delete it.
import type { ElementReader } from '../../forms/xml/element-reader.ts'
import type { Xml } from '../../forms/xml/read-xml.ts'
import type { DisposalCase } from './disposal-case.ts'
import { openMessage, refusalOf, uuidIn } from './read-message.ts'
import type { Refusal } from './read-message.ts'
import { recordIdOf } from './uuid.ts'

export interface ReadConfirmation {
  /** UUID in lower case. */
  readonly process: string
  /** The archive's own reference, or '', by the id of a Vorgang, an Akte or a Dokument in lower case. */
  readonly taken: ReadonlyMap<string, string>
  readonly failed: readonly string[]
  /** What the archive says about the whole package: until 2.4.0 it need not name what it took. */
  readonly whole?: 'taken' | 'failed'
  /** Why something failed, in the archive's words; '' is the key of the whole package. */
  readonly reasons: ReadonlyMap<string, string>
}

const TITLE = 'die Bestätigung der Übernahme (0506)'
const REASON_CHARS = 500

/** What the archive took, of xdomea 2.3.0 to 3.1.0, as XML or ZIP; or one German sentence. Never throws. */
export function readImportConfirmation(file: Uint8Array): ReadConfirmation | Refusal {
  const opened = openMessage(file, 'Aussonderung.AussonderungImportBestaetigen.0506', TITLE)
  if ('refusal' in opened) return opened
  const { root, version, process, reader } = opened
  const read = version === '2.3.0' || version === '2.4.0' ? wholeIn(reader, root) : objectsIn(reader, root)
  return refusalOf(reader) ?? { process, ...read }
}

type Read = Omit<ReadConfirmation, 'process'>

/** Until 2.4.0: one success or failure, and the references of what the archive names. */
function wholeIn(reader: ElementReader, root: Xml): Read {
  const [taken, reasons] = [new Map<string, string>(), new Map<string, string>()]
  const node = reader.one(root, 'ErfolgOderMisserfolg')
  const success = node ? flagIn(reader, node, 'Erfolgreich') : undefined
  const ids: string[] = []
  for (const one of node ? reader.all(node, 'Rueckgabeparameter') : []) {
    const id = uuidIn(reader, one, 'ID')
    if (id === undefined) continue
    ids.push(id)
    if (success) taken.set(id, reader.text(one, 'Archivkennung') ?? '')
  }
  const reason = node && reasonIn(reader, node)
  if (!success && reason) reasons.set('', reason)
  return { taken, failed: success ? [] : ids, whole: success ? 'taken' : 'failed', reasons }
}

/** Since 3.0.0: one entry for each object. */
function objectsIn(reader: ElementReader, root: Xml): Read {
  const [taken, reasons, failed] = [new Map<string, string>(), new Map<string, string>(), new Set<string>()]
  const objects = reader.all(root, 'AusgesondertesSGO')
  if (objects.length === 0) reader.one(root, 'AusgesondertesSGO')
  for (const one of objects) {
    const id = uuidIn(reader, one, 'IDSGO')
    const success = flagIn(reader, one, 'Erfolgreich')
    if (id === undefined || success === undefined) continue
    if (success ? failed.has(id) : taken.has(id)) reader.fault(one.line, `Zu «${id}» steht einmal, dass die Übernahme gelang, und einmal, dass sie misslang. Bitte fragen Sie das Archiv.`)
    if (success) {
      taken.set(id, reader.text(one, 'Archivkennung') ?? taken.get(id) ?? '')
      continue
    }
    failed.add(id)
    const reason = reasonIn(reader, one)
    if (reason) reasons.set(id, reason)
  }
  return { taken, failed: [...failed], reasons }
}

function flagIn(reader: ElementReader, node: Xml, name: string): boolean | undefined {
  const text = reader.needed(node, name)
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  if (text !== '') reader.fault(node.line, `«${name}» hat den Wert «${text.slice(0, 60)}», erlaubt sind 1 und 0.`)
  return undefined
}

function reasonIn(reader: ElementReader, node: Xml): string {
  const codes = reader.all(node, 'FehlermeldungCode').flatMap((one) => one.children.filter(({ name }) => name === 'name' || name === 'code').slice(-1))
  return [...reader.texts(node, 'Fehlermeldung'), ...codes.map(({ text }) => text.trim())].filter(Boolean).join(' ').slice(0, REASON_CHARS)
}

export interface Handover {
  /** The archive's reference, or '', by case id. */
  readonly taken: ReadonlyMap<string, string>
  readonly failed: readonly string[]
  /** Cases the archive says nothing about. */
  readonly open: readonly string[]
}

/**
 * What became of these cases: each one's own entry, else that of its Akte, else that of the whole
 * package. A case with a paper the archive could not take has failed, whatever else is said of it.
 */
export function handoverOf(confirmation: ReadConfirmation, cases: readonly (Pick<DisposalCase, 'id' | 'record'> & { readonly papers: readonly { readonly id: string }[] })[]): Handover {
  const { process, taken: said, whole } = confirmation
  const refused = new Set(confirmation.failed)
  const taken = new Map<string, string>()
  const [failed, open]: [string[], string[]] = [[], []]
  for (const { id, record, papers } of cases) {
    const [own, above] = [id.toLowerCase(), recordIdOf(process, record)]
    const reference = said.get(own) ?? (refused.has(own) || refused.has(above) ? undefined : said.get(above) ?? (whole === 'taken' ? '' : undefined))
    if (papers.some((paper) => refused.has(paper.id.toLowerCase()))) failed.push(id)
    else if (reference !== undefined) taken.set(id, reference)
    else if (refused.has(own) || refused.has(above) || whole === 'failed') failed.push(id)
    else open.push(id)
  }
  return { taken, failed, open }
}
