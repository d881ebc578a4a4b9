// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren, VNode } from 'preact'
import { render } from '../ui/render.ts'
import { StyleLinks } from '../ui/layout.tsx'
import { LANGUAGE_TAGS } from '../words/language.ts'
import { wordsOf } from './language.ts'
import { REFUSALS } from './refusals.words.ts'
import type { Page } from './web.ts'

/** An HTML page; caches never keep it, because it may hold personal data. */
export function page(c: Page, view: VNode, status: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 = 200): Response {
  return html(c, `<!doctype html>${render(view)}`, status)
}

/** A piece of a page, for a script to put into the one it stands on. */
export function piece(c: Page, view: VNode): Response {
  return html(c, render(view))
}

/** As bytes: a text is turned into them once to be counted and once more to be sent. */
function html(c: Page, text: string, status: ContentfulStatusCode = 200): Response {
  return c.body(bytesOf(text), status, { 'content-type': 'text/html; charset=UTF-8' })
}

const encoder = new TextEncoder()
/** Room for a page of any usual size. */
const room = new Uint8Array(256 * 1024)
const BYTES_AT_MOST = 3

/** UTF-8; where there is room the text need not be measured before it is written. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (text.length * BYTES_AT_MOST > room.length) return encoder.encode(text)
  return room.slice(0, encoder.encodeInto(text, room).written)
}

/** After a POST: see the result by GET, so that reloading repeats nothing. */
export function redirectTo(c: Page, address: string): Response {
  return c.redirect(address, 303)
}

/** Hands out bytes under a name any browser can keep; no cache keeps them. */
export function fileAnswer(
  c: Page,
  bytes: Uint8Array,
  mediaType: string,
  how: 'attachment' | 'inline',
  name: string,
): Response {
  const plain = name.normalize('NFKD').replaceAll(/[^\w .()-]/g, '') || 'datei'
  const encoded = encodeURIComponent(name).replaceAll("'", '%27')
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': mediaType,
    'content-disposition': `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}

/** From here on it is our fault, and who calls us can name the entry in the log. */
const SERVER_FAULT = 500

/** A plain page that says what is not possible and how to go on. */
export function refusePage(
  c: Page, status: 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503, title: string, text: ComponentChildren,
): Response {
  const say = wordsOf(c, REFUSALS)
  const tenant = c.get('tenant')
  const home = tenant ? `/${tenant.slug}/` : '/'
  return page(
    c,
    <html lang={LANGUAGE_TAGS[c.get('language')]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{tenant ? `${title} – ${tenant.name}` : title}</title>
        <StyleLinks />
      </head>
      <body class="lz lz--portal kern-layer kern-level-2">
        <main class="lz-main" id="inhalt">
          <div class="lz-wrap lz-flow lz-text">
            <h1 class="kern-heading-large">{title}</h1>
            <p>{text}</p>
            <p><a href={home}>{say.home}</a></p>
            {status >= SERVER_FAULT && <p class="lz-meta">{say.request} {c.get('requestId')}</p>}
          </div>
        </main>
      </body>
    </html>,
    status,
  )
}
