// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One case to another unit of the house, with a word to those who receive it.
import { execute } from '../command/execute.ts'
import { transferCommand } from '../command/units.ts'
import type { Problem } from '../engine/input.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { looseEnds } from '../store/transferred.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { historyOf } from './case-history.ts'
import { mayGive } from './case-people.ts'
import { COMMAND, sentCommand } from './command-fields.tsx'
import { DeskForm } from './desk-form.tsx'
import { deskPage } from './frame.tsx'
import { actorFor } from './tasks.ts'
import { BaggagePanel, baggageOf } from './transfer-preview.tsx'
import { transferAnswer, transferQuestion } from './transfer-question.ts'
import type { TransferQuestion } from './transfer-question.ts'

const UNIT_BEFORE = '_einheit'
const PERSON_BEFORE = '_bisher'

/** Asks which unit shall have the case, and shows what goes along. */
export async function showUnitTransfer(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !mayGive(seen)) return c.notFound() as Response
  return formPage(c, seen, await questionOf(seen), typedOf([]), [])
}

/** Gives the case to the unit, once; if somebody was faster the person is told. */
export async function submitUnitTransfer(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !mayGive(seen)) return c.notFound() as Response
  const { desk, at, prepared, home } = seen
  const form = await sentForm(c)
  const command = sentCommand(form, desk.house)
  if (at.unit && (await historyOf(seen)).some((entry) => entry.command === command)) {
    return redirectTo(c, `${home}?getan=${command}`)
  }
  const question = await questionOf(seen)
  const { raw, problems, chosen } = transferAnswer(question, form.entries)
  if (!chosen) return formPage(c, seen, question, raw, problems)
  const transfer = transferCommand(question.offices, {
    id: command, ...chosen, by: actorFor(desk.person, prepared.process),
    from: { unit: form.own(UNIT_BEFORE) || null, person: form.own(PERSON_BEFORE) || null },
  })
  const done = await execute(desk.house, desk.tenant, transfer, { case: at.id })
  if ('refusal' in done) return refusePage(c, 409, 'Der Vorgang bleibt, wo er ist', done.refusal.message)
  return redirectTo(c, `${home}?getan=${command}`)
}

const questionOf = ({ desk, at }: CaseDesk) => transferQuestion(desk, [at], at)

async function formPage(
  c: Page, seen: CaseDesk, { fields }: TransferQuestion, typed: Typed, problems: readonly Problem[],
): Promise<Response> {
  const { desk, at, home, csrf } = seen
  const ends = await looseEnds(desk.house.store, desk.tenant, [at.id])
  return deskPage(c, {
    desk,
    title: pageTitle(seen, 'An eine andere Einheit übergeben'),
    hasProblems: problems.length > 0,
    place: 'meine',
    children: (
      <>
        <CaseHead seen={seen} step="An eine andere Einheit übergeben" />
        <ErrorSummary problems={problems} />
        <div class="lz-cols lz-2 lz-cols--wide">
          <Panel title="An eine andere Einheit übergeben">
            {Object.keys(fields).length === 0 ? (
              <NoUnits />
            ) : (
              <DeskForm action={`${home}/uebergabe`} fields={fields} form={{ typed, problems }} next="Vorgang übergeben" back={home} csrf={csrf}>
                <input type="hidden" name={COMMAND} value={desk.house.newId()} />
                <input type="hidden" name={UNIT_BEFORE} value={at.unit?.id ?? ''} />
                <input type="hidden" name={PERSON_BEFORE} value={at.assignee?.id ?? ''} />
              </DeskForm>
            )}
          </Panel>
          <BaggagePanel baggage={baggageOf(seen, ends.get(at.id))} />
        </div>
      </>
    ),
  }, problems.length ? 422 : 200)
}

/** Said where no unit can have what would be given. */
export function NoUnits() {
  return (
    <Empty>
      <p>
        Es gibt keine andere Einheit, in der jemand dieses Verfahren bearbeitet. Einheiten und wer dazu
        gehört, legt die Verwaltung fest.
      </p>
    </Empty>
  )
}
