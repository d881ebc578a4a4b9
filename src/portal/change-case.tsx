// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An application that was sent is gone through once more and changed: the same pages, from the
// summary and back to it, kept as a draft until the changes are sent.
import { execute } from '../command/execute.ts'
import type { CaseView } from '../command/house.ts'
import type { Values } from '../engine/case.ts'
import type { Act, Refusal } from '../engine/command.ts'
import { viewForm } from '../forms/pages.ts'
import { answerTexts, changedQuestions } from '../forms/summary.ts'
import type { Process } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { redirectTo } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import { moveDocuments } from '../store/documents.ts'
import { submitDraft } from '../store/drafts.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/words.ts'
import { CHANGE } from './change-case.words.ts'
import { beginDraft, saveStep } from './draft.ts'
import type { CaseChange, OpenDraft } from './draft.ts'
import { CHECK_KEY } from './form-frame.tsx'
import { address, viewSpoken } from './frame.tsx'
import { mergeAnswers } from './merge-answers.ts'
import { saidRefusal } from './said-refusal.ts'
import { applicantRole } from './submit.ts'

/** Whether an action of the applicant goes through the whole form again. */
export const takesForm = ({ actions }: Process, action: string) => actions[action]!.input?.includes('form') === true

const formNames = ({ pages }: Process) => pages.flatMap((page) => page.fields)

/** What the case answers to the questions of the form. */
const formAnswers = ({ at, prepared: { process } }: CaseView): Values =>
  Object.fromEntries(formNames(process).filter((name) => at.fields[name] !== undefined).map((name) => [name, at.fields[name]!]))

/** The button that begins, below what the action says of itself. */
export function BeginChange({ csrf }: { readonly csrf: string }) {
  const say = useWords(CHANGE)
  return (
    <form class="lz-flow" method="post">
      <CsrfField csrf={csrf} />
      <p>{say.how}</p>
      <div class="lz-row">
        <Button>{say.begin}</Button>
      </div>
    </form>
  )
}

/** Lays the answers of the case out as a draft and leads to their summary. */
export async function beginChange(c: Page, view: CaseView, action: string): Promise<Response> {
  const [{ at, prepared }, values] = [view, formAnswers(view)]
  const change: CaseChange = { case: at.id, action, name: at.fileNumber ?? at.title, base: values }
  const code = await beginDraft(c, prepared, values, { change, page: CHECK_KEY })
  return redirectTo(c, address(c, `/antrag/${code}/${CHECK_KEY}`))
}

/** The case a draft changes; undefined for anybody but who is signed in as its owner. */
export async function changedCase(c: Page, { data: { change } }: OpenDraft): Promise<CaseView | undefined> {
  const person = c.get('person')
  const view = change && (await viewSpoken(c, change.case))
  return view && person?.kind === 'citizen' && view.at.account === person.id ? view : undefined
}

export interface Caught {
  readonly open: OpenDraft
  /** The questions whose answer in the case is another one since the draft saw it last. */
  readonly news: readonly string[]
}

/** The draft with what others changed in the case since: their changes come along, its own stay. */
export async function catchUp(c: Page, open: OpenDraft, view: CaseView): Promise<Caught> {
  const { prepared: { process }, data: { change } } = open
  const [theirs, base] = [formAnswers(view), change?.base]
  if (!base || canonicalJson(base) === canonicalJson(theirs)) return { open, news: [] }
  const data = await saveStep(c, open, CHECK_KEY, (draft) => ({
    ...draft,
    values: mergeAnswers(process.fields, base, draft.values, theirs),
    change: { ...change!, base: theirs },
  }))
  if (!data) return { open, news: [] }
  const viewOf = (values: Values) => viewForm(open.prepared, open.context, values)
  return { open: { ...open, data, view: viewOf(data.values) }, news: changedQuestions(viewOf(base), viewOf(theirs)) }
}

/** What the summary of the case says of each answer, by its path. */
export const answersBefore = ({ prepared }: OpenDraft, { at, context }: CaseView): ReadonlyMap<string, string> =>
  answerTexts(viewForm(prepared, context, at.fields))

/** Sends the changes, once however often; undefined when done, else why not: `conflict` if somebody acted on the case since the view. */
export async function sendChange(c: Page, open: OpenDraft, view: CaseView): Promise<Refusal | undefined> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const { draft, prepared, data } = open
  const command: Act = {
    kind: 'act', id: `draft:${draft.id}`, action: data.change!.action, input: open.view.values,
    actor: actorOf(person!, applicantRole(prepared.process)), revision: view.at.revision,
  }
  const done = await execute(house, tenant, command, { case: view.at.id })
  if ('refusal' in done) return saidRefusal(prepared, view.at, command, open.context, done.refusal)
  await submitDraft(house.store, tenant, draft.id, { caseId: view.at.id })
  await moveDocuments(house.store, tenant, draft.id, view.at.id)
  return undefined
}

/** Where somebody lands who sent changes. */
export const changedAddress = (c: Page, { case: id }: CaseChange) => address(c, `/konto/antraege/${id}?erledigt`)

/** Nothing differs from what was sent before; a paper of the same name and size is another paper. */
export function isUnchanged({ prepared: { process }, data }: OpenDraft, { at }: CaseView): boolean {
  return formNames(process).every((name) => canonicalJson(data.values[name] ?? null) === canonicalJson(at.fields[name] ?? null))
}

/** Why changes without a difference are not sent. */
export const nothingChanged = (c: Page) => ({ field: '', message: wordsOf(c, CHANGE).nothing })
