// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { compile } from '../feel/compile.ts'
import { unknownName } from './finding.ts'
import type { Finding } from './finding.ts'
import { overlayFile } from './overlay.ts'
import type { ReadOverlay } from './overlay.ts'
import { placesOfBlocks, placesOfTables } from './places.ts'
import type { Place } from './places.ts'
import type { Process } from './process.ts'
import type { Where } from './read.ts'
import { HOUSE_FUNCTIONS } from './shape.ts'

/** What the values, tables and texts of a municipality have that the process does not know. */
export function overlayFindings(
  process: Process, overlays: Readonly<Record<string, ReadOverlay>>, where: Where,
): Finding[] {
  return Object.entries(overlays).flatMap(([entity, overlay]) => {
    const file = overlayFile(entity)
    const unknown = (section: string, what: string, names: object, known: object) =>
      Object.keys(names).filter((name) => !Object.hasOwn(known, name)).map((name): Finding => ({
        level: 'error', where: where(file, [section, name]), path: `${section}.${name}`,
        message: unknownName(what, name, Object.keys(known)),
      }))
    const rules: Place[] = [
      ...placesOfTables(process, file, overlay.tariff ?? []),
      ...Object.entries(overlay.texts ?? {}).flatMap(([key, blocks]) =>
        placesOfBlocks(process, file, blocks).map(({ line: _, ...place }) => ({ ...place, path: ['texts', key] }))),
    ]
    return [
      ...unknown('parameters', 'Den Wert', overlay.parameters, process.parameters),
      ...unknown('texts', 'Den Textbaustein', overlay.texts ?? {}, process.texts),
      ...wrongTypes(process, overlay, (name) => where(file, ['parameters', name])),
      ...rules.flatMap((place) => ruleFindings(place, where)),
    ]
  })
}

function wrongTypes(process: Process, { parameters }: ReadOverlay, where: (name: string) => string): Finding[] {
  return Object.entries(parameters).flatMap(([name, value]): Finding[] => {
    const known = process.parameters[name]?.value
    if (known === undefined || typeof known === typeof value) return []
    const message = `Der Wert «${name}» ist im Verfahren ${TYPES[typeof known]}, hier ${TYPES[typeof value]}.`
    return [{ level: 'error', where: where(name), path: `parameters.${name}`, message }]
  })
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'ein Text', number: 'eine Zahl', boolean: 'ja oder nein',
}

function ruleFindings({ source, shape, file, path }: Place, where: Where): Finding[] {
  const result = compile(source, shape, HOUSE_FUNCTIONS)
  if (!('faults' in result)) return []
  return result.faults.map(({ message, from }) => ({
    level: 'error', where: where(file, path, from), path: path.map(String).join('.'), message,
  }))
}
