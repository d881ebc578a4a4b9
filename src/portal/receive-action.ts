// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { execute } from '../command/execute.ts'
import type { CaseView } from '../command/house.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import type { Act, Refusal } from '../engine/command.ts'
import { fieldAt } from '../engine/functions.ts'
import { askedNow } from '../engine/requested.ts'
import { parseForm } from '../forms/parse.ts'
import type { Field } from '../process/process.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { documentById, isUnscanned, movePapers } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { REMOVE_FILE } from '../ui/file-field.tsx'
import type { ShownFile } from '../ui/file-field.tsx'
import type { Sent } from './action-form.tsx'
import { sentForm } from '../server/sent-form.ts'
import { withValueAt } from './answers.ts'
import { FORM } from './form.words.ts'
import { saidRefusal } from './said-refusal.ts'
import { filesOf, keepUploads } from './upload.ts'
import type { Owner } from './upload.ts'

export interface Received {
  readonly sent: Sent
  /** Files that are kept already, so that they need not be chosen again. */
  readonly files: ReadonlyMap<string, readonly ShownFile[]>
  readonly refusal: Refusal
}

interface Doing {
  readonly view: CaseView
  readonly action: string
  readonly actor: Actor
  /** Id of the command from the hidden field of the form: the same form twice is one act. */
  readonly commandId: (hidden: string) => string
  readonly target?: string
  /** Papers of who is no applicant wait under this name and become the case's with the act, not before. */
  readonly waitsAs?: string
}

const MAX_KEPT = 20

/** Carries out an action with what was sent; undefined when done, else what to show again. */
export async function receiveAction(
  c: Page,
  { view, action, actor, commandId, target, waitsAs }: Doing,
): Promise<Received | undefined> {
  const names = view.prepared.process.actions[action]!.input ?? []
  const { process } = askedNow(view.prepared, view.at, names)
  const form = await sentForm(c)
  const questionAt = (path: string) => (names.includes(path.split('.')[0]!) ? fieldAt(process, path) : undefined)
  const owner = waitsAs === undefined ? { caseId: view.at.id } : { draftId: waitsAs }
  const uploaded = await keepUploads(c, owner, questionAt, form, waitsAs === undefined ? 'applicant' : 'consultee')
  const files = await keptBefore(c, owner, questionAt, form.own('_dateien'))
  for (const { path, value } of uploaded.kept)
    files[path] = [...(files[path] ?? []), value as unknown as Values]
  const [at, id] = (form.own(REMOVE_FILE) ?? '').split(':')
  if (at && files[at]) files[at] = files[at].filter((file) => file['id'] !== id)
  const parsed = parseForm(process.fields, names, form.entries, {
    before: Object.entries(files).reduce<Values>((all, [path, list]) => withValueAt(all, path, list), {}),
    language: view.prepared.language,
  })
  const problems = [...parsed.problems, ...uploaded.refused]
  const sent = (more: Sent['problems']): Sent => ({
    typed: parsed.raw,
    values: parsed.values,
    problems: more,
  })
  const shown = new Map(Object.entries(files).map(([path, list]) => [path, filesOf(list)] as const))
  const wrong = (refusal: Refusal, more: Sent['problems']): Received => ({
    sent: sent(more),
    files: shown,
    refusal,
  })
  if (problems.length || at)
    return wrong({ kind: 'input', message: wordsOf(c, FORM).notAll }, problems)
  const revision = Number(form.own('_revision'))
  const command: Act = {
    kind: 'act',
    id: commandId(form.own('_kommando') ?? ''),
    action,
    input: parsed.values,
    actor,
    ...(target !== undefined ? { target } : Number.isInteger(revision) && { revision }),
  }
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const done = await execute(house, tenant, command, { case: view.at.id })
  if (!('refusal' in done)) {
    const papers = done.repeated ? [] : Object.values(files).flatMap((list) => list.map((file) => String(file['id'])))
    if (waitsAs !== undefined) {
      await movePapers(house.store, tenant, { draftId: waitsAs, caseId: view.at.id, commandId: command.id, papers })
    }
    return undefined
  }
  const refusal = saidRefusal(view.prepared, view.at, command, view.context, done.refusal)
  return wrong(refusal, refusal.problems ?? [{ field: '', message: refusal.message }])
}

/** Files of an earlier try count only if they are papers of this very case, or wait for this very act. */
async function keptBefore(
  c: Page,
  owner: Owner,
  questionAt: (path: string) => Field | undefined,
  hidden: string | undefined,
): Promise<Record<string, readonly Values[]>> {
  const out: Record<string, readonly Values[]> = {}
  const given = parsed(hidden)
  for (const path of Object.keys(given).filter((one) => questionAt(one)?.type === 'file')) {
    const ids = given[path]
    const found: Values[] = []
    for (const id of Array.isArray(ids) ? ids.slice(0, MAX_KEPT) : []) {
      const document = /^[0-9a-f-]{36}$/.test(String(id))
        ? await documentById(c.get('house').store, c.get('tenant'), String(id))
        : undefined
      if (!document || !isOf(document, owner)) continue
      found.push({
        id: document.id,
        name: document.fileName,
        size: document.size,
        type: document.mediaType,
        ...(isUnscanned(document) && { unscanned: true }),
      })
    }
    if (found.length) out[path] = found
  }
  return out
}

function isOf({ caseId, draftId, origin }: StoredDocument, owner: Owner): boolean {
  return 'caseId' in owner ? caseId === owner.caseId && origin === 'applicant' : caseId === null && draftId === owner.draftId
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
