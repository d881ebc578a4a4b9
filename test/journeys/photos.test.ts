// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A real photo through the real form: shown small, the right way up, without where it was taken.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SECRETS, tellingJpeg, tellingPng } from '../../src/documents/test-photos.ts'
import { fillForm } from '../../src/portal/test-journey.ts'
import { Browser } from '../../src/portal/test-browser.ts'
import { NO_BROWSER, openStage } from './visit.ts'
import type { Stage } from './visit.ts'

let stage: Stage
before(async () => {
  if (!NO_BROWSER) stage = await openStage()
})
after(() => stage?.close())

test('photos keep their pixels and orientation and lose their place', { skip: NO_BROWSER }, async () => {
  const form = new Browser(stage.world.house)
  await form.open('/musterangeln/leistungen/gestattung')
  await form.send({})
  const { page } = await stage.visitor({ scripts: true })
  const drawn = async (type: string) => Buffer.from(await page.evaluate((kind) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 64, height: 32 })
    const brush = canvas.getContext('2d')!
    brush.fillStyle = '#c00000'
    brush.fillRect(0, 0, 64, 32)
    return canvas.toDataURL(kind).split(',')[1]!
  }, type), 'base64')
  const [jpeg, png] = [tellingJpeg(await drawn('image/jpeg'), 6), tellingPng(await drawn('image/png'), 1)]
  await fillForm(form, 'unterlagen')
  assert.match(form.shown.path, /unterlagen$/)
  await form.send({ lageplan: new File([new Uint8Array(jpeg)], 'zelt.jpg'), haftpflicht: new File([new Uint8Array(png)], 'police.png') })
  const path = form.shown.path.replace(/[^/]*$/, 'unterlagen')
  await form.open(path)
  assert.match(form.shown.text, /zelt\.jpg JPG, 1 kB, nicht auf Viren geprüft/)
  for (const [, href] of form.shown.html.matchAll(/<img class="lz-preview" src="([^"]+)"/g)) {
    const cookie = [...form.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const answer = await fetch(`${stage.base}${href}`, { headers: { cookie } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.deepEqual(SECRETS.filter((secret) => bytes.includes(secret)), [])
    const type = answer.headers.get('content-type')!
    const seen = await page.evaluate(async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      const brush = canvas.getContext('2d')!
      brush.drawImage(image, 0, 0)
      return { width: image.naturalWidth, height: image.naturalHeight, red: brush.getImageData(5, 5, 1, 1).data[0]! }
    }, `data:${type};base64,${bytes.toString('base64')}`)
    const isTurned = type === 'image/jpeg'
    assert.deepEqual([seen.width, seen.height], isTurned ? [32, 64] : [64, 32], type)
    assert.ok(Math.abs(seen.red - 0xc0) < 6)
  }
  assert.equal([...form.shown.html.matchAll(/lz-preview/g)].length, 2)
})
