// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { NOTICE } from '../../documents/example-letters.ts'
import { missingTools, textOf, withPdf } from '../../documents/pdf-tools.ts'
import { openRenderer } from '../../documents/render-letter.ts'
import { openLocalSeal } from './local-seal.ts'
import { PASSWORD, testSeal } from './test-seal.ts'

const folder = mkdtempSync(join(tmpdir(), 'laufzettel-seal-'))
const renderer = openRenderer()
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})
testSeal(folder, 'muster')
const seal = openLocalSeal({ folder, password: PASSWORD })
const OCCASION = { tenant: 'muster', at: '2026-06-11T08:30:00.000Z', reason: 'Bescheid 32-GE-17/2026' }
const { pdf } = await renderer.render(NOTICE)
const skip = missingTools()
const noOpenssl = spawnSync('openssl', ['version']).error ? 'apt-get install openssl' : false

/** The bytes the signature covers, and the signature. */
function partsOf(sealed: Uint8Array): { covered: Buffer; signature: Buffer } {
  const bytes = Buffer.from(sealed)
  const [from, length, second, rest] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(bytes.toString('latin1'))!.slice(1).map(Number) as
    [number, number, number, number]
  assert.equal(second + rest, bytes.length, 'the signature covers the whole file but itself')
  const room = Buffer.from(bytes.subarray(length + 1, second - 1).toString('latin1'), 'hex')
  // Zeros fill the room behind it, and one signature in 256 ends in one of its own.
  assert.deepEqual([...room.subarray(0, 2)], [0x30, 0x82], 'a DER sequence with a length of two bytes')
  return {
    covered: Buffer.concat([bytes.subarray(from, length), bytes.subarray(second, second + rest)]),
    signature: room.subarray(0, 4 + room.readUInt16BE(2)),
  }
}

/** What OpenSSL says of signature and bytes, by the certificate of the test's authority. */
function verified(covered: Buffer, signature: Buffer): boolean {
  writeFileSync(join(folder, 'sig.der'), signature)
  writeFileSync(join(folder, 'content'), covered)
  const { status } = spawnSync('openssl', [
    'cms', '-verify', '-binary', '-inform', 'DER', '-in', 'sig.der', '-content', 'content', '-CAfile', 'ca.pem',
    '-purpose', 'any', '-cades', '-out', '/dev/null',
  ], { cwd: folder })
  return status === 0
}

test('a seal is a valid CAdES signature over the whole letter', { skip: noOpenssl }, async () => {
  const { covered, signature } = partsOf((await seal(pdf, OCCASION))!)
  assert.ok(verified(covered, signature))
  for (const at of [10, Math.floor(covered.length / 2), covered.length - 10]) {
    const changed = Buffer.from(covered)
    changed[at] = changed[at]! ^ 1
    assert.equal(verified(changed, signature), false, `byte ${at}`)
  }
})

test('a sealed letter is the same letter for every reader, and tampering shows', { skip }, async () => {
  const sealed = (await seal(pdf, OCCASION))!
  assert.match(withPdf(sealed, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/)
  assert.equal(textOf(sealed), textOf(pdf))
  const xmp = withPdf(sealed, ['pdfinfo', '-meta', '{}'])
  assert.match(xmp, /<pdfaid:part>3</)
  assert.match(xmp, /<pdfuaid:part [^>]*>1</)
  assert.match(withPdf(sealed, ['pdfinfo', '{}']), /Tagged: +yes/)
  const attached = withPdf(sealed, ['pdfdetach', '-save', '1', '-o', 'out.json', '{}'], ['cat', 'out.json'])
  assert.deepEqual(JSON.parse(attached), NOTICE)
  const said = withPdf(sealed, ['pdfsig', '-nocert', '{}'])
  assert.match(said, /ETSI\.CAdES\.detached/)
  assert.match(said, /Signature is Valid/)
  assert.match(said, /Total document signed/)
  assert.match(said, /Amt Muster, elektronisches Siegel/)
  const forged = Buffer.from(sealed)
  const at = forged.indexOf('/Title')
  forged[at + 10] = forged[at + 10]! ^ 1
  const { stdout } = spawnPdfsig(forged)
  assert.match(stdout, /Digest Mismatch|Signature is Invalid/)
})

function spawnPdfsig(bytes: Buffer) {
  writeFileSync(join(folder, 'forged.pdf'), bytes)
  return spawnSync('pdfsig', ['-nocert', 'forged.pdf'], { cwd: folder, encoding: 'utf8' })
}

test('a town without a certificate seals nothing, and no name leads out of the folder', async () => {
  assert.equal(await seal(pdf, { ...OCCASION, tenant: 'anderswo' }), undefined)
  assert.equal(await seal(pdf, { ...OCCASION, tenant: '../muster' }), undefined)
  const wrong = openLocalSeal({ folder, password: 'falsch' })
  await assert.rejects(wrong(pdf, OCCASION))
})
