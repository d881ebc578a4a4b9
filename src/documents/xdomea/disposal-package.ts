// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// 0503 Aussonderung: the cases an archive keeps, with the files of their papers.
import type { ZipOptions } from 'fflate'
import { localDateOf } from '../../calendar/instant.ts'
import type { DisposalCase, DisposalPaper, Message, PackedMessage } from './disposal-case.ts'
import { fileFormatOf } from './file-format.ts'
import { instantText, messageXml, packMessage } from './message-writer.ts'
import type { MessageWriter } from './message-writer.ts'
import { writePaper, writeRecords } from './record-xml.ts'
import { uuidOf, uuidOfName } from './uuid.ts'

const TYPE = 'Aussonderung.Aussonderung.0503'
/** More does not fit into memory beside the rest; a caller makes several packages. */
export const PACKAGE_BYTES_AT_MOST = 1_000_000_000
/** A ZIP without extensions counts its entries in 16 bits. */
export const PACKAGE_PAPERS_AT_MOST = 60_000
/** What is packed already gains nothing from packing. */
const STORED = /^(image\/(jpeg|png)|application\/pdf|application\/vnd\.openxmlformats)/

/**
 * The cases with their papers' bytes by paper id; each file bears a UUID of its own as its name.
 * Throws for a paper without bytes and for more than fits. Up to 3.1.0 the standard knows one 0503
 * for a process; several are numbered as 4.0.0 does it, and the archive must know of it.
 */
export function disposalPackage(
  message: Message,
  cases: readonly DisposalCase[],
  bytes: ReadonlyMap<string, Uint8Array>,
  part: { readonly no: number; readonly of: number },
): PackedMessage {
  const { no, of } = part
  if (!Number.isInteger(no) || !Number.isInteger(of) || no < 1 || no > of) throw new RangeError(`part ${no} of ${of}`)
  const files = new Files(bytes)
  const xml = messageXml(
    TYPE,
    message,
    (out) => {
      out.text('Hinweis', of === 1 ? undefined : `Teil ${no} von ${of}`)
      out.text('Importbestaetigung', '1')
      out.text('RueckmeldungArchivkennung', '1')
      // The 0506 says more than a 0507 would.
      out.text('Empfangsbestaetigung', '0')
    },
    (out) => writeRecords(out, message.process, cases, 'A', ({ papers }) => {
      papers.forEach((paper, i) => {
        writePaper(out, paper, i + 1, localDateOf(paper.at), () => files.write(out, paper))
      })
    }),
  )
  return packMessage(message, of === 1 ? TYPE : `${TYPE}_${no}`, xml, files.entries)
}

/** The files of a package, taken in as they are written of. */
class Files {
  readonly entries: Record<string, [Uint8Array, ZipOptions]> = {}
  readonly #bytes: ReadonlyMap<string, Uint8Array>
  #papers = new Set<string>()
  #size = 0

  constructor(bytes: ReadonlyMap<string, Uint8Array>) {
    this.#bytes = bytes
  }

  write(out: MessageWriter, paper: DisposalPaper) {
    const { id, title, fileName, mediaType, at, version = 1 } = paper
    const own = this.#bytes.get(id)
    if (!own) throw new Error(`no bytes for paper ${id} (${title.slice(0, 60)})`)
    const format = fileFormatOf(paper, own)
    // A Dokument and its file are two things and must not share an id (xdomea 4.0.0 demands it).
    const name = `${uuidOfName(id, 'Primärdokument')}.${format.ending}`
    this.#take(uuidOf(id), name, own, STORED.test(mediaType))
    out.object('Version', () => {
      out.text('Nummer', String(version))
      out.object('Format', () => {
        out.code('Name', 'dateiformat', format.code)
        out.text('SonstigerName', format.otherName)
        out.text('Version', format.version)
        out.object('Primaerdokument', () => {
          out.text('Dateiname', name)
          out.text('DateinameOriginal', fileName)
          out.text('DatumUhrzeit', instantText(at))
        })
      })
    })
  }

  #take(id: string, name: string, own: Uint8Array, stored: boolean) {
    if (this.#papers.has(id)) throw new RangeError(`paper ${id} is named twice`)
    this.#papers.add(id)
    this.#size += own.length
    if (this.#papers.size > PACKAGE_PAPERS_AT_MOST) throw new RangeError(`more than ${PACKAGE_PAPERS_AT_MOST} papers in a package`)
    if (this.#size > PACKAGE_BYTES_AT_MOST) throw new RangeError(`more than ${PACKAGE_BYTES_AT_MOST} bytes in a package`)
    this.entries[name] = [own, { level: stored ? 0 : 6 }]
  }
}
