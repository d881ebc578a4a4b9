// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A browser for tests: keeps cookies, reads forms, sends them as people do. No script, no mock.
import { Hono } from 'hono'
import { consultationProof } from '../command/consultation-code.ts'
import type { House } from '../command/house.ts'
import type { Consultation } from '../engine/case.ts'
import { createApp } from '../server/app.ts'
import type { Web } from '../server/web.ts'
import { openRenderer } from '../documents/render-letter.ts'
import type { Tenant } from '../store/tenant.ts'
import { portalApp } from './portal.tsx'

export interface Shown {
  readonly status: number
  /** Path with query, after redirects. */
  readonly path: string
  readonly html: string
  /** The text between the tags, blanks collapsed. */
  readonly text: string
}

type Answers = Readonly<Record<string, string | readonly string[] | File>>

/** Starts nothing before somebody wants a PDF, and keeps no test alive. */
const RENDERER = openRenderer()
const HOST = 'http://test.example'
const MAX_REDIRECTS = 5

/** One visitor with cookies of their own. */
export class Browser {
  readonly app: ReturnType<typeof createApp>
  readonly cookies = new Map<string, string>()
  shown: Shown = { status: 0, path: '', html: '', text: '' }

  constructor(house: House) {
    this.app = createApp(house, {
      portal: portalApp(RENDERER),
      workspace: new Hono<Web>(),
      root: new Hono<Web>(),
    })
  }

  /** Opens an address and follows redirects. */
  async open(path: string): Promise<Shown> {
    return this.follow(await this.request(path, { method: 'GET' }))
  }

  /** What is in the inputs of the first form whose HTML contains `near`. */
  formData(near = '<form'): Map<string, string[]> {
    const form =
      [...this.shown.html.matchAll(/<form[\s\S]*?<\/form>/g)]
        .map(([html]) => html)
        .filter((html) => html.includes('method="post"'))
        .find((html) => html.includes(near)) ?? ''
    const data = new Map<string, string[]>()
    const add = (name: string, value: string) => data.set(name, [...(data.get(name) ?? []), value])
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      if (!name || type === 'file' || type === 'submit') continue
      if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue
      add(name, attribute(tag, 'value') ?? '')
    }
    for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
      add(attribute(tag!, 'name') ?? '', decode(text!))
    return data
  }

  /** Fills the form on the page and presses a button; answers of the page stay unless given anew. */
  async send(
    answers: Answers,
    options: { to?: string; near?: string; button?: readonly [string, string] } = {},
  ): Promise<Shown> {
    const body = new FormData()
    const data = this.formData(options.near)
    for (const [name, values] of data)
      if (!(name in answers)) for (const value of values) body.append(name, value)
    for (const [name, value] of Object.entries(answers)) {
      if (typeof value === 'string' || value instanceof File) body.append(name, value)
      else for (const one of value) body.append(name, one)
    }
    if (options.button) body.append(...(options.button as [string, string]))
    const path = options.to ?? this.shown.path.split('#')[0]!
    return this.follow(await this.request(path, { method: 'POST', body }))
  }

  async request(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.app.request(HOST + path, {
      ...init,
      headers: { cookie, host: new URL(HOST).host },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) this.cookies.set(name!, decodeURIComponent(value))
      else this.cookies.delete(name!)
    }
    this.shown = { ...this.shown, path }
    return response
  }

  private async follow(first: Response): Promise<Shown> {
    let response = first
    let path = this.shown.path
    for (let i = 0; response.status === 303 || response.status === 302; i++) {
      if (i >= MAX_REDIRECTS) throw new Error(`too many redirects at ${path}`)
      path = response.headers.get('location')!
      response = await this.request(path.split('#')[0]!, { method: 'GET' })
    }
    const html = await response.text()
    this.shown = {
      status: response.status,
      path,
      html,
      text: decode(
        html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, ' '),
      ).replaceAll(/\s+/g, ' '),
    }
    return this.shown
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : decode(value)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const decode = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)

/** A visitor in whose browser the code for this link was typed before. */
export function bodyAt(house: House, tenant: Tenant, { id, link = 1 }: Pick<Consultation, 'id' | 'link'>): Browser {
  const browser = new Browser(house)
  browser.cookies.set('stelle', consultationProof(house, tenant, { consultation: id, link }))
  return browser
}

/** The smallest PDF that is one. */
export const pdfFile = (name = 'plan.pdf') =>
  new File(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], name, {
    type: 'application/pdf',
  })
