// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Older versions of the process language, lifted one step at a time on the YAML document, so that
// comments and order stay.
import { isMap } from 'yaml'
import type { Document } from 'yaml'
import { LANGUAGE } from './language.ts'

type Step = (document: Document) => string

/** From version n (the index) to n + 1; a file without `language` is version 1. */
const STEPS: readonly (Step | undefined)[] = [undefined, fromOne]

/** Lifts a `process.yaml` to the present version; undefined if it is there already. */
export function upgrade(document: Document): string | undefined {
  if (!isMap(document.contents)) return undefined
  const given = document.get('language') ?? 1
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1 || given >= LANGUAGE) {
    return undefined
  }
  const done = STEPS.slice(given).map((step) => step!(document))
  return `Die Datei ist in Fassung ${given} der Prozesssprache geschrieben und wird als Fassung `
    + `${LANGUAGE} gelesen: ${done.join(' ')} \`laufzettel format --upgrade\` schreibt sie um.`
}

/** Version 1 took the addressee of every letter from the group `antragsteller`, unsaid. */
function fromOne(document: Document): string {
  put(document, 'language', LANGUAGE)
  if (!document.has('address')) put(document, 'address', 'antragsteller')
  return 'Die Anschrift für Briefe steht jetzt unter «address».'
}

/** New keys come first, before what the author wrote. */
function put(document: Document, key: string, value: unknown) {
  if (document.has(key)) document.set(key, value)
  else if (isMap(document.contents)) document.contents.items.unshift(document.createPair(key, value))
}
