// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseDocument } from 'yaml'
import { repairQuotes } from './repair-quotes.ts'
import { upgrade } from './upgrade.ts'

/** A file as it should be written, and in German what was changed in it. */
export interface Formatted {
  readonly text: string
  readonly changes: readonly string[]
}

/** Lines as long as their author made them; only what must change does. */
const AS_WRITTEN = { lineWidth: 0, flowCollectionPadding: true, indentSeq: true } as const

/** Brings a YAML file into house form; comments, order and layout stay. */
export function formatYaml(text: string): Formatted {
  const unix = text.replaceAll('\r\n', '\n')
  const { text: quoted, repairs } = repairQuotes(unix)
  const trimmed = `${quoted.replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`
  const changes = repairs.map(({ line, value }) => `Zeile ${line}: in Anführungszeichen gesetzt: ${value}`)
  if (trimmed !== quoted && repairs.length === 0) changes.push('Leerraum geordnet.')
  return { text: trimmed, changes }
}

/** Lifts a `process.yaml` of an older language version; undefined if it is not older. */
export function upgradeYaml(text: string): Formatted | undefined {
  const document = parseDocument(text)
  if (document.errors.length) return undefined
  const said = upgrade(document)
  return said === undefined ? undefined : { text: document.toString(AS_WRITTEN), changes: [said] }
}
