// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fills the {{ FEEL }} placeholders of a Word template. The library finds them in the document;
// what they mean is decided by our own rules alone, and what comes out is text and nothing else.
import { TemplateHandler, TextPlugin } from 'easy-template-x'
import type { Tag } from 'easy-template-x'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { fillText } from '../engine/letter-value.ts'
import { prepare } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Sight } from '../engine/scope.ts'
import { inspectWord } from './word-inspect.ts'
import type { ZipEntry } from './zip-reader.ts'

const PLACEHOLDERS_AT_MOST = 500
const PLACEHOLDER_CHARS_AT_MOST = 500
const XML_DEPTH_AT_MOST = 40
const DELIMITERS = {
  tagStart: '{{', tagEnd: '}}', containerTagOpen: '#', containerTagClose: '/',
  // Options of the library itself: signs nobody types, so that a FEEL list keeps its brackets.
  tagOptionsStart: '\u27e6', tagOptionsEnd: '\u27e7',
}

/** The template with every placeholder filled as a letter would, or why it cannot be. */
export async function fillWord(
  template: Uint8Array, fileName: string, prepared: Prepared, sight: Sight,
): Promise<{ readonly docx: Uint8Array; readonly fileName: string } | { readonly refusal: string }> {
  const word = inspectWord(template, fileName)
  if ('refusal' in word) return word
  // Rules of a template are compiled for this once: the process keeps no foreign text.
  const own = prepare(prepared.process)
  const values = new Map<string, string>()
  const handler = new TemplateHandler({
    plugins: [new TextPlugin()], delimiters: DELIMITERS, maxXmlDepth: XML_DEPTH_AT_MOST,
    scopeDataResolver: ({ strPath }) => values.get(strPath.at(-1) ?? '') ?? '',
  })
  const bytes = Buffer.from(template)
  const tags = isBalanced(word.parts) ? await handler.parseTags(bytes).catch(() => undefined) : undefined
  if (!tags) {
    return { refusal: `In „${word.fileName}“ ist ein Platzhalter nicht geschlossen. ${CLOSED}` }
  }
  const objection = objectionTo(tags)
  if (objection) return { refusal: objection }
  for (const { name } of tags) {
    const value = valueOf(own, name, sight)
    if ('refusal' in value) return value
    values.set(name, value.text)
  }
  const filled = withBreaks(new Uint8Array(await handler.process(bytes, {})))
  const checked = inspectWord(filled, word.fileName)
  if ('refusal' in checked) throw new Error(`a filled template is no longer taken: ${checked.refusal}`)
  return { docx: filled, fileName: word.fileName }
}

const CLOSED = 'Jeder beginnt mit {{ und endet im selben Absatz mit }}.'
const CONTENT_PART = /^word\/(?:document|header\d*|footer\d*)\.xml$/

/** The library overlooks a last placeholder without an end; nobody should find it in a letter. */
function isBalanced(parts: ReadonlyMap<string, ZipEntry>): boolean {
  return [...parts.values()].filter(({ name }) => CONTENT_PART.test(name)).every((part) =>
    part.read().toString('utf8').split('</w:p>').every((paragraph) => {
      const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, one]) => one).join('')
      return text.split('{{').length === text.split('}}').length
    }))
}

/** Stands for a line break until the library is done: it moves what follows one in a paragraph. */
const BREAK = '\ue000'
const WORD_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'

function withBreaks(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx)
  for (const [name, bytes] of Object.entries(files)) {
    if (!CONTENT_PART.test(name)) continue
    const text = strFromU8(bytes)
      .replaceAll(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/g, (one) => one.replaceAll(BREAK, WORD_BREAK))
    files[name] = strToU8(text.replaceAll(BREAK, ' '))
  }
  return zipSync(files)
}

function objectionTo(tags: readonly Tag[]): string | undefined {
  if (tags.length > PLACEHOLDERS_AT_MOST) {
    return `Die Vorlage hat ${tags.length} Platzhalter, möglich sind ${PLACEHOLDERS_AT_MOST}.`
  }
  const block = tags.find(({ disposition }) => disposition !== 'SelfClosed')
  if (block) return `«${block.rawText}»: Wiederholungen und Bedingungen gibt es in Word-Vorlagen nicht.`
  const long = tags.find(({ name }) => name.length > PLACEHOLDER_CHARS_AT_MOST)
  return long && `Der Platzhalter «${long.name.slice(0, 40)}…» ist zu lang.`
}

function valueOf(
  prepared: Prepared, name: string, sight: Sight,
): { readonly text: string } | { readonly refusal: string } {
  // Word makes „…“ of "…" while one types; FEEL knows only the straight ones.
  const feel = name.trim().replaceAll(/[\u201c\u201d\u201e]/g, '"')
  try {
    return { text: printableIn(fillText(prepared, `{{ ${feel} }}`, sight)) }
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^process [^:]+: rule «[\s\S]*»: /, '') : ''
    return { refusal: `Der Platzhalter «${feel.slice(0, 80)}» geht nicht: ${why}` }
  }
}

/** XML knows no control characters; a value that has some loses them. */
function printableIn(text: string): string {
  const plain = text.toWellFormed().replaceAll(/(?![\n\t])\p{Cc}|[\ue000\ufffe\uffff]/gu, '')
  return plain.replaceAll('\n', BREAK)
}
