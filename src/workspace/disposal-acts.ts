// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What is done with a list: appraise, take in the answer of the archive, give up, resume.
import type { Problem } from '../engine/input.ts'
import { decisionsOn, readAppraisal } from '../documents/xdomea/read-appraisal.ts'
import type { ReadAppraisal } from '../documents/xdomea/read-appraisal.ts'
import { handoverOf, readImportConfirmation } from '../documents/xdomea/read-import-confirmation.ts'
import type { ReadConfirmation } from '../documents/xdomea/read-import-confirmation.ts'
import { typedOf } from '../forms/typed.ts'
import { parseForm } from '../forms/parse.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { appraise, dropDisposal, noteTaken, resumeDisposal } from '../store/disposals.ts'
import type { Appraisal } from '../store/disposals.ts'
import { documentsOf } from '../store/documents.ts'
import { APPRAISALS, DISPOSAL, keeperDeskOf } from './disposal-desk.ts'
import type { DisposalDesk } from './disposal-desk.ts'
import { wholeFileId } from './disposal-files.ts'
import { disposalPage, TAKEN } from './disposal-list-page.tsx'

const isAppraisal = (text: string): text is Appraisal => Object.hasOwn(APPRAISALS, text)

/** Keeps what shall become of each case, and of all that are left if the form says so. */
export async function submitAppraisal(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { desk, list, cases, home } = seen
  const form = await sentForm(c)
  const rest = form.text('rest')
  const chosen = cases.flatMap(({ position, appraisal }): [number, Appraisal | null][] => {
    const text = form.text(`b${position}`) || rest
    const wanted = isAppraisal(text) ? text : null
    return wanted === appraisal ? [] : [[position, wanted]]
  })
  const isKept = chosen.length === 0 || (await appraise(desk.house.store, desk.tenant, list.id, desk.person.id, new Map(chosen)))
  return redirectTo(c, isKept ? `${home}?vermerkt=bewertet` : home)
}

/** Takes in what the archive sent: its appraisal, or that it has taken the files. */
export async function readArchiveAnswer(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const file = (await sentForm(c)).files.find(({ path }) => path === 'datei')?.file
  const bytes = file && new Uint8Array(await file.arrayBuffer())
  const message = bytes ? await takeIn(seen, bytes) : 'Wählen Sie die Datei aus, die das Archiv geschickt hat.'
  if (message !== undefined) return refused(c, seen, [{ field: 'datei', message }])
  return redirectTo(c, `${seen.home}?vermerkt=eingelesen`)
}

/** A sentence where the file is no answer to this list. */
async function takeIn(seen: DisposalDesk, bytes: Uint8Array): Promise<string | undefined> {
  const appraisal = readAppraisal(bytes)
  if (!('refusal' in appraisal)) return takeAppraisal(seen, appraisal)
  if (!appraisal.isOther) return appraisal.refusal
  const confirmation = readImportConfirmation(bytes)
  if (!('refusal' in confirmation)) return takeConfirmation(seen, confirmation)
  return confirmation.isOther ? NO_ANSWER : confirmation.refusal
}

const NO_ANSWER = 'Das ist weder eine Bewertung (0502) noch die Bestätigung einer Übernahme (0506).'

const OTHER_LIST = 'Diese Nachricht gehört zu einer anderen Anbietung.'

async function takeAppraisal({ desk, list, cases }: DisposalDesk, appraisal: ReadAppraisal): Promise<string | undefined> {
  if (appraisal.process !== list.id) return OTHER_LIST
  const decisions = decisionsOn(appraisal, cases.map(({ caseId, record }) => ({ id: caseId, record })))
  const chosen = cases.flatMap(({ position, caseId }): [number, Appraisal][] => {
    const decision = decisions.get(caseId)
    return decision ? [[position, decision]] : []
  })
  if (chosen.length === 0) return 'Das Archiv hat über keine Akte dieser Liste entschieden.'
  await appraise(desk.house.store, desk.tenant, list.id, desk.person.id, new Map(chosen))
  return undefined
}

async function takeConfirmation({ desk, list, cases }: DisposalDesk, confirmation: ReadConfirmation): Promise<string | undefined> {
  if (confirmation.process !== list.id) return OTHER_LIST
  const { house: { store }, tenant, today } = desk
  const wanted = cases.filter(({ appraisal }) => appraisal === 'archive')
  if (wanted.length === 0) return 'Auf dieser Liste ist nichts fürs Archiv bestimmt.'
  const papers = await Promise.all(wanted.map(({ caseId }) => documentsOf(store, tenant, { caseId })))
  const { taken, failed, open } = handoverOf(confirmation, wanted.map(({ caseId, record }, i) => ({
    id: caseId, record, papers: [...papers[i]!.map(({ id }) => ({ id })), { id: wholeFileId(caseId) }],
  })))
  const missing = wanted.filter(({ caseId }) => failed.includes(caseId) || open.includes(caseId))
  if (missing.length) {
    const names = missing.slice(0, NAMED_AT_MOST).map(({ fileNumber }) => fileNumber ?? 'ohne Zeichen').join(', ')
    return `Das Archiv hat nicht alles übernommen. Es fehlt: ${names}${missing.length > NAMED_AT_MOST ? ` und ${missing.length - NAMED_AT_MOST} weitere` : ''}.`
  }
  const references = [...new Set(taken.values())].filter(Boolean).slice(0, NAMED_AT_MOST)
  await noteTaken(store, tenant, list.id, { on: today, note: ['Bestätigung des Archivs (xdomea 0506)', ...references].join(', ').slice(0, NOTE_CHARACTERS) })
  return undefined
}

const NAMED_AT_MOST = 5
const NOTE_CHARACTERS = 200

const MISSING: readonly Problem[] = [
  { field: 'tag', message: 'Geben Sie an, seit wann das Archiv die Akten hat.' },
  { field: 'beleg', message: 'Schreiben Sie, wie das Archiv die Übernahme bestätigt hat.' },
]

/** Notes by hand since when the archive has what it wanted. */
export async function submitTaken(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { values, problems, raw } = parseForm(TAKEN, Object.keys(TAKEN), (await sentForm(c)).entries)
  const { tag: on, beleg: note } = values
  const all: Problem[] = [
    ...problems,
    ...(typeof on === 'string' && on > seen.desk.today ? [{ field: 'tag', message: 'Der Tag liegt in der Zukunft.' }] : []),
    ...MISSING.filter(({ field }) => !values[field] && !problems.some((one) => one.field === field)),
  ]
  if (all.length || typeof on !== 'string' || typeof note !== 'string') return disposalPage(c, seen, { typed: raw, problems: all }, 422)
  const isNoted = await noteTaken(seen.desk.house.store, seen.desk.tenant, seen.list.id, { on, note })
  return redirectTo(c, isNoted ? `${seen.home}?vermerkt=uebernommen` : seen.home)
}

/** Gives up a list nothing came of. */
export async function giveUpDisposal(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { desk, list, home } = seen
  const isGone = await dropDisposal(desk.house.store, desk.tenant, list.id)
  return redirectTo(c, isGone ? `${desk.base}/${DISPOSAL}?vermerkt=verworfen` : home)
}

/** Goes on with a released list nothing works on any more. */
export async function continueDisposal(c: Page): Promise<Response> {
  const seen = await keeperDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { house, tenant } = seen.desk
  await resumeDisposal(house.store, tenant, seen.list.id, house.clock())
  return redirectTo(c, seen.home)
}

const refused = (c: Page, seen: DisposalDesk, problems: readonly Problem[]) =>
  disposalPage(c, seen, { typed: typedOf([]), problems }, 422)
