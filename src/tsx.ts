// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Node strips types from .ts itself; .tsx needs JSX turned into calls. Loaded by --import. What was
// turned once lies beside what Node compiled (`NODE_COMPILE_CACHE`): 200 files cost half a second.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const folder = process.env['NODE_COMPILE_CACHE']
const OURS = /^\.\.?\/.*\.tsx?$/

registerHooks({
  // Ours are imported by the names they have: nothing need be looked up for a thousand of them.
  resolve(specifier, context, next) {
    const isOurs = OURS.test(specifier) && context.parentURL?.startsWith('file:') && !context.parentURL.includes('/node_modules/')
    if (!isOurs) return next(specifier, context)
    return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    return { format: 'module', source: turned(file, readFileSync(file, 'utf8')), shortCircuit: true }
  },
})

function turned(file: string, source: string): string {
  if (!folder) return turn(file, source)
  const kept = join(folder, 'tsx', `${createHash('sha256').update(compiler()).update(source).digest('hex').slice(0, 32)}.js`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    return keep(kept, turn(file, source))
  }
}

/** Another release of the compiler is installed at another time. */
let known: string | undefined
const compiler = () => (known ??= String(statSync(require.resolve('rolldown/package.json')).mtimeMs))

function turn(file: string, source: string): string {
  const { transformSync } = require('rolldown/utils') as typeof import('rolldown/utils')
  const { code, errors } = transformSync(file, source, { jsx: { runtime: 'automatic', importSource: '#ui' } })
  if (errors.length) throw new SyntaxError(errors[0]!.message)
  return code
}

/** Whole or not at all; a folder nobody may write to only costs time. */
function keep(path: string, code: string): string {
  const begun = `${path}.${process.pid}`
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(begun, code)
    renameSync(begun, path)
  } catch {
    // Turned again next time.
  }
  return code
}
