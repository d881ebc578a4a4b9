// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { dropDocument } from '../command/drop-document.ts'
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
import { documentById, formOwner, isUnscanned, movePapers } from '../store/documents.ts'
import { REMOVE_FILE } from '../ui/file-field.tsx'
import type { ShownFile } from '../ui/file-field.tsx'
import type { Sent } from './action-form.tsx'
import { sentForm } from '../server/sent-form.ts'
import { withValueAt } from './answers.ts'
import { FORM } from './form.words.ts'
import { saidRefusal } from './said-refusal.ts'
import { filesOf, keepUploads } from './upload.ts'
import type { Origin } from './upload.ts'

export interface Received {
  readonly sent: Sent
  /** Files that are kept already, so that they need not be chosen again. */
  readonly files: ReadonlyMap<string, readonly ShownFile[]>
  readonly refusal: Refusal
  /** What the hidden field said, so that the form shown again finds its papers. */
  readonly hidden: string
}

interface Doing {
  readonly view: CaseView
  readonly action: string
  readonly actor: Actor
  /** Id of the command from the hidden field of the form: the same form twice is one act. */
  readonly commandId: (hidden: string) => string
  readonly target?: string
  /** Who brings the papers. */
  readonly origin: Origin
}

const MAX_KEPT = 20

/**
 * Carries out an action with what was sent; undefined when done, else what to show again. Papers become
 * the case's with the act, not before: those of a form nobody sent again go after a day.
 */
export async function receiveAction(
  c: Page,
  { view, action, actor, commandId, target, origin }: Doing,
): Promise<Received | undefined> {
  const names = view.prepared.process.actions[action]!.input ?? []
  const { process } = askedNow(view.prepared, view.at, names)
  const form = await sentForm(c)
  const questionAt = (path: string) => (names.includes(path.split('.')[0]!) ? fieldAt(process, path) : undefined)
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const hidden = form.own('_kommando') ?? ''
  const id = commandId(hidden)
  const draftId = formOwner(id)
  const uploaded = await keepUploads(c, { draftId, caseId: view.at.id }, questionAt, form, origin)
  const files = await keptBefore(c, draftId, questionAt, form.own('_dateien'))
  for (const { path, value } of uploaded.kept)
    files[path] = [...(files[path] ?? []).filter((file) => file['id'] !== value.id), value as unknown as Values]
  const [at, fileId] = (form.own(REMOVE_FILE) ?? '').split(':')
  if (at && files[at]) {
    const gone = files[at].some((file) => file['id'] === fileId) && (await documentById(house.store, tenant, fileId!))
    if (gone) await dropDocument(house, tenant, gone)
    files[at] = files[at].filter((file) => file['id'] !== fileId)
  }
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
    hidden,
  })
  if (problems.length || at)
    return wrong({ kind: 'input', message: wordsOf(c, FORM).notAll }, problems)
  const revision = Number(form.own('_revision'))
  const command: Act = {
    kind: 'act',
    id,
    action,
    input: parsed.values,
    actor,
    ...(target !== undefined ? { target } : Number.isInteger(revision) && { revision }),
  }
  const done = await execute(house, tenant, command, { case: view.at.id })
  if (!('refusal' in done)) {
    const papers = done.repeated ? [] : Object.values(files).flatMap((list) => list.map((file) => String(file['id'])))
    await movePapers(house.store, tenant, { draftId, caseId: view.at.id, commandId: command.id, papers })
    return undefined
  }
  const refusal = saidRefusal(view.prepared, view.at, command, view.context, done.refusal)
  return wrong(refusal, refusal.problems ?? [{ field: '', message: refusal.message }])
}

/** Files of an earlier try count only if they wait for this very act. */
async function keptBefore(
  c: Page,
  draftId: string,
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
      if (!document || document.caseId !== null || document.draftId !== draftId) continue
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

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
