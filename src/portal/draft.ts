// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An application being filled in: found by its code, saved after every step.
import { openingOf } from '../command/availability.ts'
import { contextFor, processOf } from '../command/settings.ts'
import type { Opening } from '../engine/availability.ts'
import type { Context } from '../engine/context.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Prepared } from '../engine/prepare.ts'
import { namedEntity, viewForm } from '../forms/pages.ts'
import type { FormView } from '../forms/pages.ts'
import type { Entry } from '../forms/typed.ts'
import type { Page } from '../server/web.ts'
import { createDraft, draftById, saveDraft } from '../store/drafts.ts'
import type { Draft } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import type { Language } from '../words/language.ts'
import { spoken } from './frame.tsx'
import { DRAFT_DAYS, knownCodes, newDraftCode, rememberCode, tidyDraftCode } from './draft-code.ts'

/** The application that was sent and is being changed. */
export interface CaseChange {
  readonly case: string
  readonly action: string
  /** Its file number, for titles. */
  readonly name: string
  /** The answers of the case the draft was laid out from. */
  readonly base?: Values
}

/** What a draft holds. */
export interface DraftData {
  /** The code of the address, so that its owner finds the way from the account. */
  readonly code: string
  readonly values: Values
  /** What its owner reads, for e-mails about it. */
  readonly language?: Language
  /** What was typed on a page where something could not be read. */
  readonly typed: Readonly<Record<string, readonly Entry[]>>
  /** The questions a page showed when it was last sent; later ones are new, not forgotten. */
  readonly shown: Readonly<Record<string, readonly string[]>>
  /** The revision at which a page was last sent. */
  readonly saved: Readonly<Record<string, number>>
  /** Files a page could not take when it was last sent. */
  readonly refused: Readonly<Record<string, readonly Problem[]>>
  /** Absent in an application of its own. */
  readonly change?: CaseChange
}

/** A draft with the process and what its answers mean. */
export interface SeenDraft {
  readonly draft: Draft
  readonly data: DraftData
  readonly prepared: Prepared
  readonly context: Context
  readonly view: FormView
}

export interface OpenDraft extends SeenDraft {
  readonly code: string
  /** Whether the service takes applications now. */
  readonly opening: Opening
}

const EMPTY: DraftData = { code: '', values: {}, typed: {}, shown: {}, saved: {}, refused: {} }
const DAY_MS = 24 * 3600 * 1000
const MAX_TRIES = 5

const purgeDay = (now: string) => new Date(Date.parse(now) + DRAFT_DAYS * DAY_MS).toISOString()

/** Where a draft begins, if not with the first page of an application. */
export interface Beginning {
  readonly code?: string
  readonly page?: string
  readonly change?: CaseChange
}

/** Begins an application; a signed-in citizen owns it at once. Gives the code that opens it. */
export async function beginDraft(
  c: Page, prepared: Prepared, values: Values,
  { code = newDraftCode(), page = prepared.process.pages[0]!.key, change }: Beginning = {},
): Promise<string> {
  const [house, person] = [c.get('house'), c.get('person')]
  const at = house.clock()
  await createDraft(house.store, c.get('tenant'), {
    id: hashSecret(code),
    account: person?.kind === 'citizen' ? person.id : null,
    process: prepared.process.id,
    version: prepared.process.version,
    data: { ...EMPTY, code, values, language: c.get('language'), ...(change && { change }) } as unknown as Json,
    page,
    at,
    purgeAt: purgeDay(at),
  })
  rememberCode(c, code)
  return code
}

/** Why a draft is not shown. */
export type Closed = 'unknown' | 'foreign'

/**
 * Opens the draft behind the code of the address. Who owns it by account must be signed in or sit
 * at the browser it was begun in, where an expired session then loses nothing.
 */
export async function openDraft(c: Page): Promise<OpenDraft | Closed> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const code = tidyDraftCode(c.req.param('code') ?? '')
  const draft = code && (await draftById(house.store, tenant, hashSecret(code)))
  if (!code || !draft) return 'unknown'
  const person = c.get('person')
  const isOwner =
    draft.account === null || (person?.kind === 'citizen' && person.id === draft.account)
  if (!isOwner && !knownCodes(c).includes(code)) return 'foreign'
  const seen = await seenDraft(c, draft)
  return { ...seen, code, opening: await openingOf(house, tenant, draft.process) }
}

/** What a draft holds, in the language of the page; who may see it is the caller's question. */
export async function seenDraft(c: Page, draft: Draft): Promise<SeenDraft> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const found = await processOf(house, tenant, draft.process, draft.version)
  if (!found) throw new Error(`draft: process ${draft.process} ${draft.version} is gone`)
  const prepared = spoken(c, found)
  const context = await contextFor(house, tenant, draft.process)
  const data = { ...EMPTY, ...(draft.data as unknown as Partial<DraftData>) }
  return { draft, data, prepared, context, view: viewForm(prepared, context, data.values) }
}

/**
 * Saves a step. Another tab may have saved since: then the change is made again on what is there
 * now. Undefined if the draft was sent or deleted meanwhile.
 */
export async function saveStep(
  c: Page,
  open: OpenDraft,
  page: string,
  change: (data: DraftData, revision: number) => DraftData,
): Promise<DraftData | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  let { draft, data } = open
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const at = house.clock()
    const next = { ...change(data, draft.revision + 1), language: c.get('language') }
    const saved = await saveDraft(house.store, tenant, {
      id: draft.id,
      revision: draft.revision,
      data: next as unknown as Json,
      page,
      entity: namedEntity(open.prepared.process, next.values, open.context),
      at,
      purgeAt: purgeDay(at),
    })
    if (saved) return next
    const fresh = await draftById(house.store, tenant, draft.id)
    if (!fresh || fresh.submittedCase) return undefined
    draft = fresh
    data = { ...EMPTY, ...(fresh.data as unknown as Partial<DraftData>) }
  }
  throw new Error(`draft: saved elsewhere ${MAX_TRIES} times in a row`)
}
