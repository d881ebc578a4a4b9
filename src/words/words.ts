// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Language } from './language.ts'

/** The texts of one place of the interface in every language. */
export type Words<T> = Readonly<Record<Language, T>>

/**
 * Declares the texts of one place: the German ones say which there are and what they take, so that
 * the compiler finds a language in which one is missing.
 */
export function words<T>(all: {
  readonly de: T
  readonly en: NoInfer<T>
  readonly 'de-leicht': NoInfer<T>
}): Words<T> {
  return all
}
