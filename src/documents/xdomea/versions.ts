// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The versions of xdomea: one is written, four are read, because archives are slow to change.

/** What we read, oldest first. */
export const READ_VERSIONS = ['2.3.0', '2.4.0', '3.0.0', '3.1.0'] as const
export type ReadVersion = (typeof READ_VERSIONS)[number]

const SPACE = 'urn:xoev-de:xdomea:schema:'

export const namespaceOf = (version: ReadVersion) => `${SPACE}${version}`

/** The version a namespace of xdomea names, whichever; undefined for another namespace. */
export function versionIn(namespace: string): string | undefined {
  return namespace.startsWith(SPACE) ? namespace.slice(SPACE.length) : undefined
}
