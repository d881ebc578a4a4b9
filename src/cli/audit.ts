// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync, writeFileSync } from 'node:fs'
import { checkpointKey, openCheckpoint, sealCheckpoint } from '../store/audit-checkpoint.ts'
import type { ChainPoint } from '../store/audit-checkpoint.ts'
import { exportAudit } from '../store/audit-export.ts'
import { listTenants } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { verifyFiles } from '../store/verify-files.ts'
import type { FilesVerified } from '../store/verify-files.ts'
import type { Verification } from '../store/verify-audit.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { openPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel audit verify [NAME] [--checkpoint DATEI] [--files]
                                rechnet die Prüfketten nach, mit Prüfpunkt auch ihr Ende,
                                mit --files auch jede Datei der Akten
laufzettel audit checkpoint --out DATEI
                                hält unterschrieben fest, wie weit jede Kette ist
laufzettel audit export NAME --out DATEI
                                schreibt eine Kette zum Nachrechnen ohne diese Plattform

  --data ORDNER   Ort der Daten, sonst .data

Umgebung: LAUFZETTEL_CHECKPOINT_KEY (Ed25519, PKCS8 DER in base64) unterschreibt Prüfpunkte,
LAUFZETTEL_CHECKPOINT_PUBLIC_KEY (SPKI DER in base64) genügt zum Prüfen.
Heben Sie Prüfpunkte auf, wo die Betreiber der Datenbank nicht hinkommen.`

/** Verifies, marks or exports the audit chains; exit code 1 if one is broken or refused. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, ['files'], ['data', 'checkpoint', 'out'])
  const [verb, name] = words
  const text = (key: string) => options[key] as string | undefined
  if (!verb || !['verify', 'checkpoint', 'export'].includes(verb)) {
    throw new UsageError('Möglich sind: audit verify, audit checkpoint, audit export.')
  }
  const [out, isJson] = [text('out'), options['json'] === true]
  if (verb !== 'verify' && out === undefined) throw new UsageError('Nennen Sie mit --out die Datei.')
  if (verb === 'export' && !name) throw new UsageError('Nennen Sie die Verwaltung.')
  const file = text('checkpoint')
  const points = file === undefined ? undefined : pointsOf(file)
  if (points && 'refusal' in points) return refused(points.refusal, isJson)
  const platform = await openPlatform({ dataDir: text('data'), say: () => undefined })
  try {
    if (verb === 'checkpoint') return await writeCheckpoint(platform, out!, isJson)
    if (verb === 'export') return await writeExport(platform, name!, out!, isJson)
    return await verifyAll(platform, { name, points, isJson, withFiles: options['files'] === true })
  } finally {
    await platform.close()
  }
}

function refused(sentence: string, isJson: boolean): number {
  if (isJson) console.log(JSON.stringify({ refusal: sentence }))
  else console.error(sentence)
  return 1
}

function pointsOf(file: string): readonly ChainPoint[] | { refusal: string } {
  const opened = openCheckpoint(readFileSync(file, 'utf8'), keyFor('verify'))
  return 'refusal' in opened ? opened : opened.chains
}

function keyFor(use: 'sign' | 'verify') {
  const own = process.env['LAUFZETTEL_CHECKPOINT_KEY']
  const open = process.env['LAUFZETTEL_CHECKPOINT_PUBLIC_KEY']
  if (use === 'verify' && open !== undefined) return checkpointKey(open, 'public')
  if (own !== undefined) return checkpointKey(own, 'private')
  throw new UsageError(`LAUFZETTEL_CHECKPOINT_${use === 'sign' ? 'KEY' : 'PUBLIC_KEY'} fehlt.`)
}

/** A broken chain gets no checkpoint: it would be taken for whole afterwards. */
async function writeCheckpoint({ house }: Platform, out: string, isJson: boolean): Promise<number> {
  const key = keyFor('sign')
  const chains: ChainPoint[] = []
  for (const tenant of await listTenants(house.store)) {
    const { ok, head } = await verifyAudit(house.store, tenant)
    if (!ok) {
      const sentence = `Die Kette von ${tenant.slug} ist verändert. Es entsteht kein Prüfpunkt.`
      return refused(sentence, isJson)
    }
    chains.push({ tenant: tenant.id, name: tenant.slug, ...head })
  }
  writeFileSync(out, sealCheckpoint({ made: house.clock(), chains }, key))
  const sentence = `${out}: Prüfpunkt über ${numberOf(chains.length, 'Kette', 'Ketten')}.`
  console.log(isJson ? JSON.stringify({ chains }) : sentence)
  return 0
}

async function writeExport(
  { house }: Platform, name: string, out: string, isJson: boolean,
): Promise<number> {
  const tenant = await tenantOrFail(house.store, name)
  const { number, hash } = await exportAudit(house.store, tenant, house.clock(), out)
  const sentence = `${out}: ${numberOf(number, 'Eintrag', 'Einträge')}, Wurzel ${hash}`
  console.log(isJson ? JSON.stringify({ number, hash }) : sentence)
  return 0
}

interface Result extends Verification {
  readonly tenant: string
  readonly files?: FilesVerified
}

interface Wanted {
  readonly name: string | undefined
  readonly points: readonly ChainPoint[] | undefined
  readonly isJson: boolean
  readonly withFiles: boolean
}

async function verifyAll({ house }: Platform, wanted: Wanted): Promise<number> {
  const { name, points, isJson, withFiles } = wanted
  const { store } = house
  const tenants = (await listTenants(store)).filter((one) => !name || one.slug === name)
  if (name && tenants.length === 0) await tenantOrFail(store, name)
  const results: Result[] = []
  for (const tenant of tenants) {
    const point = points?.find((one) => one.tenant === tenant.id)
    const verified = await verifyAudit(store, tenant, point)
    const files = withFiles ? await verifyFiles(store, house.blobs, tenant) : undefined
    results.push({ tenant: tenant.slug, ...verified, ...(files && { files }) })
  }
  const asked = (points ?? []).filter((point) => !name || point.name === name)
  const gone = asked.filter((point) => !isThere(tenants, point))
  if (isJson) console.log(JSON.stringify({ results, gone }))
  else {
    for (const one of results) console.log(sentenceOf(one))
    for (const one of gone) {
      console.log(`${one.name}: FEHLT, im Prüfpunkt steht sie mit ${numberOf(one.number, 'Eintrag', 'Einträgen')}`)
    }
  }
  const whole = results.every(({ ok, files }) => ok && (files?.damaged.length ?? 0) === 0)
  return whole && gone.length === 0 ? 0 : 1
}

/** By id and name: a chain under another's name is no longer the one that was marked. */
const isThere = (tenants: readonly Tenant[], point: ChainPoint) =>
  tenants.some(({ id, slug }) => id === point.tenant && slug === point.name)

function sentenceOf({ tenant, ok, entries, erased, head, firstBroken, files }: Result): string {
  if (!ok) return `${tenant}: VERÄNDERT bei Eintrag ${firstBroken!.number}. ${firstBroken!.reason}`
  const without = erased ? `, ${erased} mit gelöschtem Inhalt` : ''
  const bad = files?.damaged.length ? `, ${files.damaged.length} BESCHÄDIGT oder weg: ${files.damaged.join(', ')}` : ''
  const read = files ? `, ${numberOf(files.checked, 'Datei', 'Dateien')} geprüft${bad}` : ''
  return `${tenant}: ${numberOf(entries, 'Eintrag', 'Einträge')}${without}, unversehrt, Wurzel ${head.hash}${read}`
}
