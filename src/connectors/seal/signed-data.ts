// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A detached signature as PAdES wants it (ETSI EN 319 122-1, B-B): node-forge's own writer of CMS
// knows no signing-certificate-v2, so the structure of RFC 5652 is put together here.
import { createHash, sign } from 'node:crypto'
import forge from 'node-forge'

const { asn1, pki } = forge
const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
}

export interface SealKey {
  readonly privateKeyPem: string
  readonly certificate: forge.pki.Certificate
  /** Certificates above it, so that a reader can follow the chain. */
  readonly chain: readonly forge.pki.Certificate[]
}

type Node = forge.asn1.Asn1

const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class
const sequence = (...of: Node[]) => asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, of)
const set = (...of: Node[]) => asn1.create(UNIVERSAL, asn1.Type.SET, true, of)
const oid = (id: string) => asn1.create(UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(id).getBytes())
const octets = (bytes: Buffer) => asn1.create(UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes.toString('latin1'))
const integer = (n: number) => asn1.create(UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(n).getBytes())
const nothing = () => asn1.create(UNIVERSAL, asn1.Type.NULL, false, '')
const tagged = (of: Node[]) => asn1.create(CONTEXT_SPECIFIC, 0, true, of)
const der = (node: Node) => Buffer.from(asn1.toDer(node).getBytes(), 'latin1')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** The signature over these bytes, DER, with the certificates that belong to it. */
export function signedData(bytes: Uint8Array, { privateKeyPem, certificate, chain }: SealKey): Buffer {
  const own = pki.certificateToAsn1(certificate)
  const attributes = [
    attribute(OIDS.contentType, oid(OIDS.data)),
    attribute(OIDS.messageDigest, octets(sha256(bytes))),
    attribute(OIDS.signingCertificateV2, sequence(sequence(sequence(octets(sha256(der(own))))))),
  ].sort((a, b) => Buffer.compare(der(a), der(b)))
  const signature = sign('sha256', der(set(...attributes)), privateKeyPem)
  const signer = sequence(
    integer(1), issuerAndSerial(own), sequence(oid(OIDS.sha256), nothing()), tagged(attributes),
    sequence(oid(OIDS.sha256WithRsa), nothing()), octets(signature),
  )
  const content = sequence(
    integer(1), set(sequence(oid(OIDS.sha256), nothing())), sequence(oid(OIDS.data)),
    tagged([own, ...chain.map((one) => pki.certificateToAsn1(one))]), set(signer),
  )
  return der(sequence(oid(OIDS.signedData), tagged([content])))
}

const attribute = (id: string, value: Node) => sequence(oid(id), set(value))

/** Taken from the certificate as it is, so that no other encoding of the same name slips in. */
function issuerAndSerial(certificate: Node): Node {
  const parts = (certificate.value as Node[])[0]!.value as Node[]
  const hasVersion = parts[0]!.tagClass === CONTEXT_SPECIFIC
  const [serial, , issuer] = parts.slice(hasVersion ? 1 : 0) as [Node, Node, Node]
  return sequence(issuer, serial)
}
