// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import test from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { ASSETS } from './asset-file.ts'
import { assetUrl } from './asset-url.ts'
import { serveAsset } from './assets.ts'

const get = (path: string, headers: Record<string, string> = {}) =>
  serveAsset(new Request(`http://test.example${path}`, { headers }))

test('the design system is served unchanged, packed and for ever', async () => {
  const source = createRequire(import.meta.url).resolve('@kern-ux/native/package.json')
  const kern = readFileSync(source.replace('package.json', 'dist/kern.min.css'), 'utf8')
  const response = (await get(assetUrl('kern.css'), { 'accept-encoding': 'gzip, br' }))!
  assert.match(response.headers.get('cache-control')!, /immutable/)
  const bytes = Buffer.from(await response.arrayBuffer())
  assert.equal(brotliDecompressSync(bytes).toString(), kern)
})

test('scripts that import each other lie in one folder, each with its own content', async () => {
  const [one, other] = ['outside.js', 'outside-send.js'].map((name) => assetUrl(name))
  assert.equal(one!.split('/')[2], other!.split('/')[2])
  for (const path of [one!, other!]) {
    const bytes = Buffer.from(await (await get(path, { 'accept-encoding': 'br' }))!.arrayBuffer())
    const source = readFileSync(new URL(`islands/${path.split('/').at(-1)}`, import.meta.url), 'utf8')
    assert.equal(brotliDecompressSync(bytes).toString(), source)
  }
})

test('an old hash, a foreign name and a way out of the folder are not answered', async () => {
  const paths = ['/assets/000000000000/kern.css', '/assets/x.css', '/assets/../package.json']
  for (const path of paths) assert.equal(await get(path), undefined, path)
})

test('without a hash the browser asks again and hears that nothing changed', async () => {
  const first = (await get('/assets/laufzettel.css'))!
  assert.match(first.headers.get('cache-control')!, /no-cache/)
  const etag = first.headers.get('etag')!
  assert.equal((await get('/assets/laufzettel.css', { 'if-none-match': etag }))!.status, 304)
})

test('fonts are cut to less than half and keep the letters of DIN 91379', async () => {
  for (const name of [...ASSETS.keys()].filter((one) => one.endsWith('.woff2'))) {
    const bytes = Buffer.from(await (await get(assetUrl(name)))!.arrayBuffer())
    assert.equal(bytes.toString('latin1', 0, 4), 'wOF2')
    assert.ok(bytes.length < 60_000, `${name}: ${bytes.length}`)
  }
})

test('no stylesheet asks anything of another server', async () => {
  for (const name of ['kern.css', 'laufzettel.css', 'fonts.css']) {
    const css = await (await get(assetUrl(name)))!.text()
    assert.deepEqual([...css.matchAll(/url\(\s*['"]?(?:https?:)?\/\/[^)]*/g)].map(String), [], name)
  }
})
