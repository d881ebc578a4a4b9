// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { readXml } from './read-xml.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('what leads outside is read as what it is, and nobody is called', async () => {
  let calls = 0
  const server = createServer((_request, response) => {
    calls++
    response.end('<fremd/>')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const read = readXml(bytes(
    `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="${there}/x.xsl"?>
     <a xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="urn:x ${there}/x.xsd" xsi:noNamespaceSchemaLocation="${there}/y.xsd" xml:base="${there}/">
       <xi:include href="${there}/z.xml"/><xi:include href="file:///etc/passwd" parse="text"/>
     </a>`,
  ))
  assert.ok('root' in read)
  assert.deepEqual(read.root.children.map(({ name, text, children }) => [name, text, children.length]), [
    ['include', '', 0], ['include', '', 0],
  ])
  await new Promise((later) => setTimeout(later, 100))
  server.close()
  assert.equal(calls, 0)
})

test('deep, wide and strangely written files are refused or read alike, in time', () => {
  const wide = `<a ${Array.from({ length: 1_000_000 }, (_, i) => `b${i}=""`).join(' ')}/>`
  const utf16 = (text: string, mark: number[]) => new Uint8Array([...mark, ...Buffer.from(text, 'utf16le')])
  for (const [what, data] of [
    ['200 levels', bytes(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)],
    ['UTF-16 with its mark', utf16('<?xml version="1.0" encoding="UTF-16"?><a/>', [0xff, 0xfe])],
    ['UTF-16 without', utf16('<a>x</a>', [])],
    ['UTF-16 without, with a declaration', utf16('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', [])],
    ['UTF-7', bytes('<?xml version="1.0" encoding="UTF-7"?>+ADw-script+AD4-')],
    ['NUL', bytes('<a>\u0000</a>')],
  ] as const) {
    const start = performance.now()
    assert.ok('refusal' in readXml(data), what)
    assert.ok(performance.now() - start < 5_000, what)
  }
  const start = performance.now()
  const before = process.memoryUsage().rss
  readXml(bytes(wide))
  assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`)
  assert.ok(process.memoryUsage().rss - before < 1_000_000_000)
  const [plain, marked] = [readXml(bytes('<a>ä</a>')), readXml(bytes('\uFEFF<a>ä</a>'))]
  assert.deepEqual(marked, plain)
})
