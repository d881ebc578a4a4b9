// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Seals with certificates that lie on this machine. A service for qualified seals (remote signing)
// takes the same place: a function of the type `Seal`.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf, Signer } from '@signpdf/signpdf'
import forge from 'node-forge'
import type { Seal } from '../../command/seal.ts'
import { signedData } from './signed-data.ts'
import type { SealKey } from './signed-data.ts'

const CADES = 'ETSI.CAdES.detached'
/** Bytes set aside for a signature with a chain of certificates. */
const SIGNATURE_BYTES = 16_384

export interface LocalSealOptions {
  /** Folder with `<short name of the municipality>.p12`. */
  readonly folder: string
  readonly password: string
}

/** Seals by the certificate of each municipality; read once, a wrong password is a fault. */
export function openLocalSeal({ folder, password }: LocalSealOptions): Seal {
  const keys = new Map<string, Promise<SealKey | undefined>>()
  const keyOf = (tenant: string) => {
    let key = keys.get(tenant)
    if (!key) {
      key = readKey(join(folder, `${tenant}.p12`), password)
      key.catch(() => keys.delete(tenant))
      keys.set(tenant, key)
    }
    return key
  }
  return async (pdf, { tenant, at, reason }) => {
    // The name comes from the database and still must not lead out of the folder.
    if (!/^[a-z][a-z0-9-]{0,60}$/.test(tenant)) return undefined
    const key = await keyOf(tenant)
    if (!key) return undefined
    const name = String(key.certificate.subject.getField('CN')?.value ?? tenant)
    const prepared = plainAddPlaceholder({
      pdfBuffer: Buffer.from(pdf), reason, name, contactInfo: '', location: '',
      signingTime: new Date(at), signatureLength: SIGNATURE_BYTES, subFilter: CADES,
    })
    return new SignPdf().sign(withExactXref(prepared), new KeySigner(key))
  }
}

/** The library points one line before the cross-reference table; strict readers mind. */
function withExactXref(pdf: Buffer): Buffer {
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))
  if (!tail) throw new Error('PDF: startxref is missing')
  const at = Number(tail[1])
  const exact = pdf.indexOf('xref', at, 'latin1')
  const head = pdf.subarray(0, pdf.length - tail[0].length)
  return Buffer.concat([head, Buffer.from(`startxref\n${exact}\n%%EOF\n`, 'latin1')])
}

class KeySigner extends Signer {
  readonly key: SealKey
  constructor(key: SealKey) {
    super()
    this.key = key
  }

  override async sign(bytes: Buffer): Promise<Buffer> {
    return signedData(bytes, this.key)
  }
}

async function readKey(file: string, password: string): Promise<SealKey | undefined> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!bytes) return undefined
  const p12 = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('latin1')), password)
  const { certBag, pkcs8ShroudedKeyBag } = forge.pki.oids
  const key = p12.getBags({ bagType: pkcs8ShroudedKeyBag! })[pkcs8ShroudedKeyBag!]?.[0]?.key as
    forge.pki.rsa.PrivateKey | undefined
  const all = (p12.getBags({ bagType: certBag! })[certBag!] ?? []).flatMap(({ cert }) => cert ?? [])
  const certificate = all.find((one) => {
    const { n } = one.publicKey as forge.pki.rsa.PublicKey
    return key !== undefined && n.equals(key.n)
  })
  if (!key || !certificate) throw new Error(`${file}: there is no RSA key with its certificate`)
  return {
    privateKeyPem: forge.pki.privateKeyToPem(key), certificate,
    chain: all.filter((one) => one !== certificate),
  }
}
