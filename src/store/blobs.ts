// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Tenant } from './tenant.ts'

/** Bytes by their SHA-256, a folder for each tenant, so that none sees or shares another's. */
export interface Blobs {
  /** Stores bytes durably and gives their SHA-256 in hex; throws above 50 MB. */
  put(tenant: Place, bytes: Uint8Array): Promise<string>
  /** The bytes; `undefined` if unknown. Throws `DamagedBlob` if the file no longer matches its name. */
  get(tenant: Place, sha256: string): Promise<Uint8Array | undefined>
  /** Deletes bytes; false if there are none. */
  remove(tenant: Place, sha256: string): Promise<boolean>
  /** Deletes everything of a tenant. */
  removeAll(tenant: Place): Promise<void>
}

/** The bytes are no longer those that were stored; asking again changes nothing. */
export class DamagedBlob extends Error {
  override readonly name = 'DamagedBlob'
}

type Place = Pick<Tenant, 'id'>

const BYTES_AT_MOST = 50_000_000
const SHA256 = /^[0-9a-f]{64}$/
const TENANT_ID = /^m_[0-9a-f]{4,32}$/

/** Blobs as files below `dataDir/blobs`: written aside, synced, renamed; whole or not there. */
export function openBlobs(dataDir: string): Blobs {
  const root = join(dataDir, 'blobs')
  return {
    async put(tenant, bytes) {
      if (bytes.length > BYTES_AT_MOST) {
        throw new RangeError(`${bytes.length} bytes, allowed: ${BYTES_AT_MOST}`)
      }
      const sha256 = sum(bytes)
      const file = pathOf(root, tenant, sha256)
      const known = await stat(file).catch(absent)
      if (known?.size !== bytes.length) await write(file, bytes)
      return sha256
    },
    async get(tenant, sha256) {
      const bytes = await readFile(pathOf(root, tenant, sha256)).catch(absent)
      if (bytes && sum(bytes) !== sha256) throw new DamagedBlob(`blob ${sha256} is damaged`)
      return bytes
    },
    async remove(tenant, sha256) {
      const file = pathOf(root, tenant, sha256)
      return rm(file).then(() => true, (error) => absent(error) ?? false)
    },
    async removeAll(tenant) {
      await rm(dirname(dirname(pathOf(root, tenant, '0'.repeat(64)))), {
        recursive: true, force: true,
      })
    },
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}.new`
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(aside, file)
  await sync(folder)
}

/** A rename lasts only once its folder is on disk. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function pathOf(root: string, tenant: Place, sha256: string): string {
  if (!TENANT_ID.test(tenant.id)) throw new Error(`${tenant.id} is no tenant id`)
  if (!SHA256.test(sha256)) throw new Error(`${sha256} is no SHA-256`)
  return join(root, tenant.id, sha256.slice(0, 2), sha256)
}

function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
