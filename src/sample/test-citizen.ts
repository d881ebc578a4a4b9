// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import type { House } from '../command/house.ts'
import { SAMPLE_PEOPLE } from './people.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { openSession } from '../store/sessions.ts'
import type { Tenant } from '../store/tenant.ts'
import { Browser } from '../portal/test-browser.ts'

/** The browser of a sample citizen with a session as signing in opens it. */
export async function citizenOf(house: House, tenant: Tenant, id: string): Promise<Browser> {
  const account = Object.values(SAMPLE_PEOPLE).flat().find((one) => one.id === id)!.account!
  const [browser, secret] = [new Browser(house), newSecret()]
  await openSession(house.store, tenant, {
    hash: hashSecret(secret), subject: account, kind: 'citizen', csrf: '',
    createdAt: house.clock(), expiresAt: '2026-12-31T00:00:00.000Z',
  })
  browser.cookies.set('lz_sitzung', secret)
  return browser
}

/** Where the link that begins with these words leads. */
export const linkTo = (browser: Browser, title: string): string =>
  new RegExp(`href="([^"]+)"[^>]*>${title}`).exec(browser.shown.html)?.[1] ??
  assert.fail(`no link ${title}: ${browser.shown.text}`)
