// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What is served under /assets: KERN's stylesheet unchanged, ours, and three weights of Fira Sans.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fontHash, subsetFontFile, WEIGHTS } from './font.ts'

/** One file to serve; `hash` changes with its content and stands in its address. */
export interface AssetFile {
  readonly name: string
  readonly mediaType: string
  readonly hash: string
  readonly bytes: () => Promise<Uint8Array>
}

const KERN = join(
  dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')),
  'dist',
)
const STYLES = [
  'base',
  'tint',
  'head',
  'quick',
  'panel',
  'state',
  'line',
  'list',
  'grid',
  'picture',
  'figures',
  'form',
  'dense',
  'wide',
  'narrow',
  'cases',
  'media',
]
const LICENSES = resolve(import.meta.dirname, '../../LICENSES')

const text = (name: string, mediaType: string, content: string): AssetFile => {
  const bytes = Buffer.from(content)
  return {
    name,
    mediaType: `${mediaType}; charset=utf-8`,
    hash: shortHash(bytes),
    bytes: async () => bytes,
  }
}

/** Scripts that import each other share a hash: so they lie in one folder and belong together. */
function islands(...names: readonly string[]): AssetFile[] {
  const sources = names.map((name) => readFileSync(join(import.meta.dirname, 'islands', name), 'utf8'))
  const hash = shortHash(Buffer.from(sources.join('\n')))
  return names.map((name, i) => ({ ...text(name, 'text/javascript', sources[i]!), hash }))
}

const shortHash = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12)

const fonts = WEIGHTS.map(({ weight, file }): AssetFile => {
  const source = join(KERN, 'fonts/fira-sans', file)
  return {
    name: `fira-sans-${weight}.woff2`,
    mediaType: 'font/woff2',
    hash: fontHash(source),
    bytes: () => subsetFontFile(source),
  }
})

const faces = fonts
  .map(
    ({ name, hash }, i) => `@font-face {
  font-family: 'Fira Sans';
  src: url('/assets/${hash}/${name}') format('woff2');
  font-weight: ${WEIGHTS[i]!.weight};
  font-style: normal;
  font-display: swap;
}`,
  )
  .join('\n')

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#20a" d="M2 1h9l3 3v11H2z"/>' +
  '<path stroke="#fff" stroke-width="1.5" d="M5 6v6m0-6h6M5 9h6m-6 3h6" fill="none"/></svg>'

const style = STYLES.map((name) =>
  readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8'),
)

/** All files by name. */
export const ASSETS: ReadonlyMap<string, AssetFile> = new Map(
  [
    text('kern.css', 'text/css', readFileSync(join(KERN, 'kern.min.css'), 'utf8')),
    text('laufzettel.css', 'text/css', style.join('\n')),
    text('fonts.css', 'text/css', faces),
    text('OFL.txt', 'text/plain', readFileSync(join(LICENSES, 'OFL-1.1.txt'), 'utf8')),
    text('icon.svg', 'image/svg+xml', ICON),
    ...islands('keys.js'),
    ...islands('palette.js'),
    ...islands('live.js'),
    ...islands('on-site.js'),
    ...islands('similar.js'),
    ...islands('asked.js'),
    ...islands('progress.js'),
    ...islands('outside.js', 'outside-send.js', 'outside-parts.js', 'outside-take.js', 'outside-copy.js', 'outside-worker.js'),
    ...fonts,
  ].map((asset) => [asset.name, asset]),
)
