// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A page of an application was sent: keep everything, then go where the pressed button leads.
import { dropDocument } from '../command/drop-document.ts'
import type { Json } from '../engine/case.ts'
import { askedPages, findingsOf, stopOf, viewForm } from '../forms/pages.ts'
import type { PageFindings } from '../forms/pages.ts'
import { parseForm } from '../forms/parse.ts'
import type { Parsed } from '../forms/parse.ts'
import { indicesAt } from '../forms/typed.ts'
import type { Entry } from '../forms/typed.ts'
import type { Field, Page as FormPage } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { documentById } from '../store/documents.ts'
import { noteMistakes } from '../store/form-experience.ts'
import { fieldId } from '../ui/field-id.ts'
import { RAISE_FILE, REMOVE_FILE } from '../ui/file-field.tsx'
import { ADD_ITEM, REMOVE_ITEM } from '../ui/group-field.tsx'
import { mergeShown, valueAt, withValueAt } from './answers.ts'
import { saveStep } from './draft.ts'
import type { DraftData, OpenDraft } from './draft.ts'
import { CHECK_KEY } from './form-frame.tsx'
import { pageFindings, showFormPage } from './form-page.tsx'
import { address } from './frame.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { SentForm } from '../server/sent-form.ts'
import { addFile, filesOf, keepUploads, raised } from './upload.ts'
import type { Uploaded } from './upload.ts'

/** Saves what was sent, right or wrong, and leads on by a redirect. */
export async function receiveFormPage(c: Page, open: OpenDraft, page: FormPage): Promise<Response> {
  const sent = await sentForm(c)
  const { fields } = open.prepared.process
  const parsed = parseForm(fields, page.fields, withoutItem(sent), {
    before: open.data.values,
    language: open.prepared.language,
  })
  if (isOverwriting(open, page, parsed, sent))
    return showFormPage(c, open, page, { conflict: parsed.raw, status: 409 })
  const uploaded = await keepUploads(
    c,
    { draftId: open.draft.id },
    (path) => fieldAt(open, page, path),
    sent,
  )
  const data = await saveStep(c, open, page.key, (before, revision) =>
    changed(open, page, before, revision, parsed, sent, uploaded),
  )
  if (!data) return redirectTo(c, address(c, `/antrag/${open.code}`))
  await dropFile(c, open, sent)
  const now = { ...open, data, view: viewForm(open.prepared, open.context, data.values) }
  const findings = pageFindings(now, page)
  if (!isInPassing(sent)) await rememberMistakes(c, now, findings)
  return redirectTo(c, address(c, `/antrag/${open.code}/${whereTo(now, page, sent, findings)}`))
}

/** A button that only adds, takes out or puts off does not say that the page is ready. */
function isInPassing(sent: SentForm): boolean {
  return ['_spaeter', ADD_ITEM, REMOVE_ITEM, REMOVE_FILE, RAISE_FILE].some((name) => sent.own(name) !== undefined)
}

/** Which fields were refused is counted, without what was in them, so that a bad question shows. */
async function rememberMistakes(c: Page, { draft }: OpenDraft, { problems }: PageFindings): Promise<void> {
  const fields = problems.map(({ field }) => field.split('.').filter((part) => !/^\d+$/.test(part)).join('.'))
  if (fields.length) await noteMistakes(c.get('house').store, c.get('tenant'), draft.id, [...new Set(fields)])
}

/** The same page was sent from another tab since this one was shown, with other answers. */
function isOverwriting(open: OpenDraft, page: FormPage, parsed: Parsed, sent: SentForm): boolean {
  const seen = Number(sent.own('_stand'))
  if (!Number.isInteger(seen) || (open.data.saved[page.key] ?? 0) <= seen) return false
  const next = mergeShown(
    open.prepared.process.fields,
    open.data.values,
    parsed.values,
    shownPaths(sent),
  )
  return JSON.stringify(next) !== JSON.stringify(open.data.values) || parsed.problems.length > 0
}

const MAX_PATHS = 2_000
const shownPaths = (sent: SentForm) =>
  new Set((sent.own('_gezeigt') ?? '').split(',').slice(0, MAX_PATHS))

function changed(
  open: OpenDraft,
  page: FormPage,
  before: DraftData,
  revision: number,
  parsed: Parsed,
  sent: SentForm,
  uploaded: Uploaded,
): DraftData {
  const shown = shownPaths(sent)
  let values = mergeShown(open.prepared.process.fields, before.values, parsed.values, shown)
  let typed = parsed.problems.length ? entriesOfPage(page, parsed) : undefined
  for (const name of page.fields) {
    const field = open.prepared.process.fields[name]!
    if (field.type === 'file') values = withValueAt(values, name, before.values[name] ?? null)
  }
  for (const { path, value } of uploaded.kept)
    values = withValueAt(values, path, addFile(valueAt(values, path), value))
  const [gonePath, goneId] = split(sent.own(REMOVE_FILE))
  if (gonePath) {
    const rest = filesOf(valueAt(values, gonePath)).filter((file) => file.id !== goneId)
    values = withValueAt(values, gonePath, rest as unknown as Json)
  }
  const [raisedPath, raisedId] = split(sent.own(RAISE_FILE))
  const reordered = raised(valueAt(values, raisedPath), raisedId)
  if (reordered !== undefined) values = withValueAt(values, raisedPath, reordered)
  const added = sent.own(ADD_ITEM)
  const list = added === undefined ? undefined : valueAt(values, added)
  if (added !== undefined && Array.isArray(list)) {
    values = withValueAt(values, added, [...(list as Json[]), {}])
    typed &&= [
      ...typed.filter(([name]) => name !== added),
      [added, String(indicesAt(parsed.raw, added).length + 1)],
    ]
  }
  const { [page.key]: _, ...others } = before.typed
  return {
    code: open.code,
    values,
    typed: typed ? { ...others, [page.key]: typed } : others,
    shown: { ...before.shown, [page.key]: [...shown] },
    saved: { ...before.saved, [page.key]: revision },
    refused: { ...before.refused, [page.key]: uploaded.refused },
    ...(before.change && { change: before.change }),
  }
}

function entriesOfPage(page: FormPage, parsed: Parsed): Entry[] {
  return [...parsed.raw]
    .filter(([name]) => page.fields.includes(name.split('.')[0]!))
    .flatMap(([name, texts]) => texts.map((text): Entry => [name, text]))
}

/** „Entfernen“ takes the entries of one item out before anything is read. */
function withoutItem(sent: SentForm): readonly Entry[] {
  const [path, index] = split(sent.own(REMOVE_ITEM))
  return path
    ? sent.entries.filter(([name]) => !name.startsWith(`${path}.${index}.`))
    : sent.entries
}

function split(value: string | undefined): [string, string] {
  const at = value?.lastIndexOf(':') ?? -1
  return at < 0 ? ['', ''] : [value!.slice(0, at), value!.slice(at + 1)]
}

function fieldAt(open: OpenDraft, page: FormPage, path: string): Field | undefined {
  const [first, ...rest] = path.split('.')
  if (!page.fields.includes(first!)) return undefined
  return rest.reduce(
    (one, key) => (/^\d+$/.test(key) ? one : one?.fields?.[key]),
    open.prepared.process.fields[first!],
  )
}

/** Only a paper that was in the answers of this draft is deleted. */
async function dropFile(c: Page, before: OpenDraft, sent: SentForm) {
  const [path, id] = split(sent.own(REMOVE_FILE))
  const isOurs =
    path !== '' && filesOf(valueAt(before.data.values, path)).some((file) => file.id === id)
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const document = isOurs ? await documentById(house.store, tenant, id) : undefined
  if (document) await dropDocument(house, tenant, document)
}

/** Where the way leads: other buttons first, then what is wrong, then what was not seen, then on. */
function whereTo(open: OpenDraft, page: FormPage, sent: SentForm, { problems, hints }: PageFindings): string {
  const stay = `${page.key}?pruefen${sent.own('_zurueck') ? '&zurueck' : ''}`
  const again = page.key + (sent.own('_zurueck') ? '?zurueck' : '')
  const added = sent.own(ADD_ITEM)
  if (sent.own('_spaeter')) return 'spaeter'
  if (added !== undefined) {
    const count = filesOf(valueAt(open.data.values, added)).length
    return `${again}#${fieldId(`${added}.${count - 1}`)}`
  }
  const [inside] = split(sent.own(REMOVE_ITEM) ?? sent.own(REMOVE_FILE) ?? sent.own(RAISE_FILE))
  if (inside) return `${again}#${fieldId(inside)}`
  if (problems.length || stopOf(open.view, page) !== undefined) return stay
  const seen = new Set((sent.own('_gesehen') ?? '').split('\n'))
  if (hints.some((one) => !seen.has(one.message))) return stay
  if (sent.own('_zurueck')) return CHECK_KEY
  const pages = askedPages(open.view)
  const next = pages[pages.findIndex((one) => one.key === page.key) + 1]
  return next && findingsOf(open.view, page).problems.length === 0 ? next.key : CHECK_KEY
}
