// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Certificates of a town that does not exist, made for one test.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import forge from 'node-forge'

export const PASSWORD = 'nur für den Test'
const { pki } = forge

/** Writes `<tenant>.p12` and `ca.pem` into the folder. */
export function testSeal(folder: string, tenant: string): void {
  const [ca, own] = [pki.rsa.generateKeyPair(2048), pki.rsa.generateKeyPair(2048)]
  const root = certificate('Prüfstelle Muster', '01', ca.publicKey)
  root.setExtensions([{ name: 'basicConstraints', cA: true }, { name: 'keyUsage', keyCertSign: true }])
  root.sign(ca.privateKey, forge.md.sha256.create())
  const leaf = certificate('Amt Muster, elektronisches Siegel', '02', own.publicKey)
  leaf.setIssuer(root.subject.attributes)
  leaf.setExtensions([{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true }])
  leaf.sign(ca.privateKey, forge.md.sha256.create())
  const p12 = forge.pkcs12.toPkcs12Asn1(own.privateKey, [leaf, root], PASSWORD, { algorithm: '3des' })
  writeFileSync(join(folder, `${tenant}.p12`), Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1'))
  writeFileSync(join(folder, 'ca.pem'), pki.certificateToPem(root))
}

function certificate(name: string, serial: string, publicKey: forge.pki.PublicKey): forge.pki.Certificate {
  const one = pki.createCertificate()
  one.publicKey = publicKey
  one.serialNumber = serial
  one.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  one.validity.notAfter = new Date('2046-01-01T00:00:00Z')
  const attributes = [{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 as never }]
  one.setSubject(attributes)
  one.setIssuer(attributes)
  return one
}
