// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads a ZIP somebody sent, with limits on everything. What is inflated is never trusted to be as
// long as it says, so a bomb costs what the limit allows and no more.
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  /** Throws if it is longer than it says, or broken. */
  readonly read: () => Buffer
}

export const ENTRIES_AT_MOST = 2000
export const INFLATED_BYTES_AT_MOST = 60 * 1024 * 1024
const NAME_BYTES_AT_MOST = 300
const END_WITHIN_BYTES = 22 + 65_535
const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const [STORED, DEFLATED] = [0, 8]

/** The entries by name, or `undefined` if this is no ZIP or one made to deceive. */
export function readZip(file: Buffer): ReadonlyMap<string, ZipEntry> | undefined {
  const end = endOf(file)
  if (end === undefined) return undefined
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries = new Map<string, ZipEntry>()
  if (count === 0 || count > ENTRIES_AT_MOST) return undefined
  let bytes = 0
  for (let i = 0; i < count; i++) {
    const one = entryAt(file, at)
    // Two of one name: different programs would read different ones.
    if (!one || entries.has(one.entry.name.toLowerCase())) return undefined
    bytes += one.size
    if (bytes > INFLATED_BYTES_AT_MOST) return undefined
    entries.set(one.entry.name.toLowerCase(), one.entry)
    at = one.next
  }
  return at <= end ? new Map([...entries.values()].map((entry) => [entry.name, entry])) : undefined
}

function endOf(file: Buffer): number | undefined {
  const first = Math.max(0, file.length - END_WITHIN_BYTES)
  for (let at = file.length - 22; at >= first; at--) {
    if (file.readUInt32LE(at) === END && at + 22 + file.readUInt16LE(at + 20) === file.length) return at
  }
  return undefined
}

function entryAt(file: Buffer, at: number): { entry: ZipEntry; size: number; next: number } | undefined {
  if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) return undefined
  const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
  const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)]
  const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [number, number, number]
  const local = file.readUInt32LE(at + 42)
  const name = file.toString('utf8', at + 46, at + 46 + nameBytes)
  const isEncrypted = (flags & 1) === 1
  if (isEncrypted || nameBytes > NAME_BYTES_AT_MOST || (method !== STORED && method !== DEFLATED)) return undefined
  if (/^[/\\]|\\|(^|\/)\.\.?(\/|$)|\p{Cc}|:/u.test(name)) return undefined
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) return undefined
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (from + packed > file.length || (method === STORED && packed !== size)) return undefined
  const raw = file.subarray(from, from + packed)
  const read = () => {
    const bytes = method === STORED ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 })
    if (bytes.length !== size) throw new Error(`${name}: ${bytes.length} bytes, announced ${size}`)
    return bytes
  }
  return { entry: { name, read }, size, next: at + 46 + nameBytes + extra + comment }
}
