// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The schemas of xdomea, kept outside the project: they are the standard's, not ours.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XmlDocument, XmlValidateError, XsdValidator, xmlCleanupInputProvider } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import type { ReadVersion } from '../src/documents/xdomea/versions.ts'

const SHARED = process.env['LAUFZETTEL_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url))
export const XDOMEA_DATA = join(SHARED, 'data/xdomea')
/** The reason tests against the schemas are left out, false where they are there. */
export const noSchemas = !existsSync(join(XDOMEA_DATA, 'xsd')) && `the schemas are not at ${XDOMEA_DATA}`

const validators = new Map<ReadVersion, XsdValidator>()

/** What the schema of a version finds wrong in a message: nothing, one hopes. */
export function schemaFaults(xml: string | Uint8Array, version: ReadVersion): readonly string[] {
  const document = typeof xml === 'string' ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml)
  try {
    validatorOf(version).validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(({ message }) => message.trim())
  } finally {
    document.dispose()
  }
}

function validatorOf(version: ReadVersion): XsdValidator {
  const known = validators.get(version)
  if (known) return known
  const path = join(XDOMEA_DATA, 'xsd', version, 'xdomea-Nachrichten-AussonderungDurchfuehren.xsd')
  // Only while the schema reads its parts: what is validated must reach no file.
  xmlRegisterFsInputProviders()
  try {
    const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
    const validator = XsdValidator.fromDoc(schema)
    schema.dispose()
    validators.set(version, validator)
    return validator
  } finally {
    xmlCleanupInputProvider()
  }
}
