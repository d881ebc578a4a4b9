// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { readFolder } from '../cli/read-folder.ts'
import { openRenderer } from '../documents/render-letter.ts'
import { prepare } from '../engine/prepare.ts'
import { musterSetting } from '../engine/rehearsal-session.ts'
import { checkFiles } from '../process/check.ts'
import { paperForm } from './paper-form.ts'

const LIBRARY = fileURLToPath(new URL('../../library', import.meta.url))
const ids = readdirSync(LIBRARY).filter((name) => name !== 'blocks')
const { entity, entities, overlays, region } = musterSetting()
const context = { now: '2026-06-11T08:00:00.000Z', today: '2026-06-11', entity, entities, overlays, region }
const formOf = (id: string) => paperForm(prepare(checkFiles(readFolder(join(LIBRARY, id))).process!), context, entities[entity]!)
const textOf = (id: string) => formOf(id).blocks.flatMap((block) => ('runs' in block ? block.runs.map(({ text }) => text) : []))

test('every question of the form is asked, computed ones are not', () => {
  for (const id of ids) {
    const { process } = checkFiles(readFolder(join(LIBRARY, id)))
    const text = textOf(id)
    for (const name of process!.pages.flatMap((page) => page.fields)) {
      const field = process!.fields[name]!
      const isAsked = text.some((one) => one.includes(field.title))
      assert.equal(isAsked, field.value === undefined, `${id}: ${name}`)
    }
  }
})

test('choices are boxes to tick, declarations too, and somebody signs', () => {
  const text = textOf('gestattung')
  assert.ok(text.includes('[   ] Ein Verein'))
  assert.ok(text.includes('[   ] Meine Angaben sind richtig und vollständig.'))
  assert.match(text.at(-1)!, /^Unterschrift: _+$/)
})

const noTools = spawnSync('pdfinfo', ['-v']).error ? 'pdfinfo is not installed' : false

test('the paper form is a tagged PDF for every procedure', { skip: noTools }, async (t) => {
  const renderer = openRenderer()
  const dir = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    for (const id of ids) {
      const { pdf, pages } = await renderer.render(formOf(id))
      const file = join(dir, `${id}.pdf`)
      writeFileSync(file, pdf)
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
      assert.match(info, /Tagged:\s+yes/)
      assert.match(info, /Title:\s+Formular: Antrag/)
      t.diagnostic(`${id}: ${pages} pages, ${pdf.length} bytes`)
    }
  } finally {
    await renderer.close()
    rmSync(dir, { recursive: true })
  }
})
