// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ASSETS } from './asset-file.ts'
import type { AssetFile } from './asset-file.ts'

const YEAR_S = 365 * 24 * 3600
type Encoding = 'br' | 'gzip' | 'identity'

const packed = new Map<string, Promise<Uint8Array>>()

/**
 * Answers `GET /assets/<hash>/<name>` (for ever) and `/assets/<name>` (to be asked again).
 * Undefined for anything else; an old hash is not answered with new content.
 */
export async function serveAsset(request: Request): Promise<Response | undefined> {
  const match = /^\/assets\/(?:([0-9a-f]{12})\/)?([\w.-]+)$/.exec(new URL(request.url).pathname)
  const asset = ASSETS.get(match?.[2] ?? '')
  if (!match || !asset || (match[1] !== undefined && match[1] !== asset.hash)) return undefined
  const cache = match[1] ? `public, max-age=${YEAR_S}, immutable` : 'public, no-cache'
  const headers = { etag: `"${asset.hash}"`, 'cache-control': cache, vary: 'accept-encoding' }
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers })
  const encoding = chooseEncoding(asset, request.headers.get('accept-encoding') ?? '')
  const bytes = await encoded(asset, encoding)
  return new Response(bytes as BodyInit, {
    headers: {
      ...headers,
      'content-type': asset.mediaType,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  })
}

/** Fonts are compressed already. */
function chooseEncoding(asset: AssetFile, accepted: string): Encoding {
  if (asset.mediaType === 'font/woff2') return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** Compressed once, at the first request. */
function encoded(asset: AssetFile, encoding: Encoding): Promise<Uint8Array> {
  const key = `${asset.hash} ${asset.name} ${encoding}`
  let bytes = packed.get(key)
  if (!bytes) {
    bytes = asset.bytes().then((plain) => pack(plain, encoding))
    bytes.catch(() => packed.delete(key))
    packed.set(key, bytes)
  }
  return bytes
}

async function pack(plain: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'identity') return plain
  if (encoding === 'gzip') return promisify(gzip)(plain, { level: 9 })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  return promisify(brotliCompress)(plain, { params })
}
