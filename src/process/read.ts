// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compose } from './compose.ts'
import type { BlockFile, ProcessPart } from './compose.ts'
import { unknownName } from './finding.ts'
import type { Finding } from './finding.ts'
import { readLanguages, reportTranslations, translationsOf } from './read-languages.ts'
import { readLetters, readTexts } from './read-letters.ts'
import { readOverlays } from './overlay.ts'
import { readService } from './read-service.ts'
import type { ReadOverlay } from './overlay.ts'
import type { Process } from './process.ts'
import { blockSchema, formSchema, processSchema } from './schema-process.ts'
import { tariffSchema } from './schema-tariff.ts'
import { SourceReader } from './source-reader.ts'
import type { Files } from './source.ts'
import { upgrade } from './upgrade.ts'

export interface ReadResult {
  /** Present when the files have the right form; rules may still be wrong (see `compile`). */
  readonly process?: Process
  /** What municipalities of the folder have otherwise, by legal entity; '' for all. */
  readonly overlays: Readonly<Record<string, ReadOverlay>>
  readonly findings: readonly Finding[]
  /** `file:line:column` of a place such as `process.yaml`, `['actions', 'zeichnen', 'rule']`. */
  readonly where: Where
}

/** `offset` counts characters inside the text at that place. */
export type Where = (file: string, path: readonly PropertyKey[], offset?: number) => string

const MAX_BLOCKS = 40

/**
 * Reads a process from the files of its folder and of the building blocks it uses
 * (`blocks/<id>/…`); every fault has file, line, column and what is allowed.
 */
export function readProcess(files: Files): ReadResult {
  const reader = new SourceReader(files)
  const main = reader.part('process.yaml', processSchema, true, upgrade)
  const form = reader.part('form.yaml', formSchema, true)
  const tariff = reader.part('tariff.yaml', tariffSchema, false)
  const overlays = readOverlays(reader, files)
  const about = readService(reader, main?.service)
  const blocks = main ? readBlocks(reader, main, files) : []
  const folders = ['', ...blocks.map(({ file }) => file.replace(/block\.yaml$/, ''))]
  const letters = readLetters(files, folders, reader)
  const texts = readTexts(files, folders, reader)
  const languages = readLanguages(files, folders, reader)
  const translations = translationsOf(languages)
  const plain: Where = (file, path, offset) => reader.where(file, path, offset)
  if (!main || !form) return { findings: reader.findings, overlays, where: plain }
  const { value, origins, faults } = compose(main, blocks)
  for (const { file, path, message } of faults) {
    reader.findings.push({ level: 'error', where: reader.where(file, path), path: path.map(String).join('.'), message })
  }
  const where: Where = (file, path, offset) => {
    const origin = file === 'process.yaml' ? origins.of(path) : undefined
    return origin ? reader.where(origin.file, origin.path, offset) : reader.where(file, path, offset)
  }
  const { uses: _uses, extend: _extend, without: _without, roleNames: _names, language: _language, ...rest } = value
  const process = {
    ...rest,
    blocks: blocks.map(({ part: { id, version } }) => ({ id, version })),
    pages: form.pages,
    letters,
    texts,
    ...(tariff && { tariff }),
    ...about,
    ...(translations && { translations }),
  } as unknown as Process
  missingPieces(process, blocks, reader, where)
  if (reader.findings.every((one) => one.level !== 'error')) reportTranslations(process, languages, reader)
  return { process, overlays, findings: reader.findings, where }
}

/** The blocks a process names, each read once; unknown ones and other versions are findings. */
function readBlocks(reader: SourceReader, main: ProcessPart, files: Files): BlockFile[] {
  const known = Object.keys(files).flatMap((file) => /^blocks\/([^/]+)\/block\.yaml$/.exec(file)?.[1] ?? [])
  const seen = new Set<string>()
  return main.uses.slice(0, MAX_BLOCKS).flatMap((reference, i) => {
    const [id, major] = reference.split('@') as [string, string]
    const say = (message: string) => {
      reader.findings.push({ level: 'error', where: reader.where('process.yaml', ['uses', i]), path: `uses.${i}`, message })
      return []
    }
    const file = `blocks/${id}/block.yaml`
    if (seen.has(id)) return say(`Der Baustein «${id}» steht zweimal unter uses.`)
    seen.add(id)
    if (files[file] === undefined) return say(unknownName('Den Baustein', id, known))
    const part = reader.part(file, blockSchema, true)
    if (!part) return []
    if (part.version.split('.')[0] !== major) {
      return say(`Verlangt ist ${reference}, vorhanden ist ${id} in der Fassung ${part.version}.`)
    }
    return [{ file, part }]
  })
}

/** What must be there once everything is put together. */
function missingPieces(process: Process, blocks: readonly BlockFile[], reader: SourceReader, where: Where) {
  const say = (place: string, message: string) =>
    reader.findings.push({ level: 'error', where: place, message })
  if (process.final === undefined) {
    say(where('process.yaml', ['id']), 'Es fehlt «final»: die Regel, wann der Vorgang zu Ende ist.')
  }
  for (const name of ['roles', 'fields', 'statuses', 'actions'] as const) {
    if (Object.keys(process[name]).length === 0) say(where('process.yaml', ['id']), `Es fehlt «${name}».`)
  }
  for (const { part } of blocks) {
    for (const [section, names] of Object.entries(part.expects)) {
      for (const [name, what] of Object.entries(names ?? {})) {
        if (Object.hasOwn(process[section as 'fields'], name)) continue
        say(where('process.yaml', ['uses']),
          `Der Baustein «${part.title}» braucht unter ${section} «${name}»: ${what}`)
      }
    }
  }
}
