// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Anything JSON can say. The store does not look inside what others hand it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

/** JSON with names sorted and no blanks (RFC 8785 for our values): equal values, equal bytes. */
export function canonicalJson(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const members = value as { readonly [name: string]: Json | undefined }
  const names = Object.keys(members).filter((name) => members[name] !== undefined)
  names.sort()
  const pairs = names.map((name) => `${JSON.stringify(name)}:${canonicalJson(members[name])}`)
  return `{${pairs.join(',')}}`
}
