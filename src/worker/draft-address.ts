// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { House } from '../command/house.ts'
import { processOf } from '../command/settings.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'
import { accountById } from '../store/accounts.ts'
import type { Draft } from '../store/drafts.ts'
import type { Tenant } from '../store/tenant.ts'
import { languageIn } from '../words/language.ts'
import type { Language } from '../words/language.ts'

/** Whom to tell about a draft, and where the link leads. */
export interface DraftAddress {
  readonly to: string
  readonly path: string
  /** The language the draft was last saved in. */
  readonly language: Language
}

/**
 * The account's address and the way straight into the draft; else what the form says is the
 * person's own e-mail. That one nobody has proved, so it never gets the code that opens the draft.
 */
export async function draftAddress(house: House, tenant: Tenant, draft: Draft): Promise<DraftAddress | undefined> {
  const { code, values, language: last } = draft.data as unknown as { code: string; values: Values; language?: unknown }
  const language = languageIn(last)
  if (draft.account !== null) {
    const account = await accountById(house.store, draft.account)
    return account && account.profile['notices'] !== false ? { to: account.email, path: `/antrag/${code}`, language } : undefined
  }
  const prepared = await processOf(house, tenant, draft.process, draft.version)
  const to = prepared && emailIn(prepared.process.fields, values)
  return to === undefined ? undefined : { to, path: '/antrag', language }
}

/** The first field of the form, or of a group, that browsers fill in with one's own e-mail. */
function emailIn(fields: Readonly<Record<string, Field>>, values: Values): string | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const value: Json | undefined = values[name]
    if (field.list || value === null || value === undefined) continue
    if (field.autocomplete === 'email' && typeof value === 'string') return value
    const inner = field.type === 'group' ? emailIn(field.fields ?? {}, value as Values) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}
