// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Independent readers of PDF for the tests: qpdf, poppler and zbar.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGES = { qpdf: 'qpdf', pdftotext: 'poppler-utils', zbarimg: 'zbar-tools' }

/** `false`, or why a test must be skipped; as root a missing tool is installed instead. */
export function missingTools(): string | false {
  const missing = Object.entries(PACKAGES)
    .filter(([tool]) => spawnSync(tool, ['--version']).error !== undefined)
    .map(([, name]) => name)
  if (!missing.length) return false
  if (process.getuid?.() !== 0) return `apt-get install ${missing.join(' ')}`
  const done = spawnSync('apt-get', ['install', '-y', '-qq', ...missing], { encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`${missing.join(', ')} cannot be installed: ${done.stderr}`)
  return false
}

/** Runs a tool on a PDF (`{}` stands for its path, the working folder is its own) and gives stdout. */
export function withPdf(pdf: Uint8Array, ...commands: readonly (readonly string[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-pdf-'))
  try {
    writeFileSync(join(folder, 'letter.pdf'), pdf)
    let out = ''
    for (const [tool, ...args] of commands) {
      const done = spawnSync(
        tool!,
        args.map((arg) => arg.replace('{}', 'letter.pdf')),
        { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 },
      )
      if (done.status !== 0) throw new Error(`${tool}: ${done.stderr}${done.stdout}`)
      out += done.stdout
    }
    return out
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The text in reading order, all white space as single spaces. */
export function textOf(pdf: Uint8Array): string {
  return withPdf(pdf, ['pdftotext', '-raw', '{}', '-']).replaceAll(/[\s\u00a0]+/g, ' ')
}
