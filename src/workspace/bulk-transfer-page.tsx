// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Many cases to another unit of the house, with one word to those who receive them.
import type { TransferTask } from '../command/bulk.ts'
import type { Problem } from '../engine/input.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { setTask } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import { Panel } from '../ui/panel.tsx'
import { bulkDeskOf, casesText } from './bulk-desk.ts'
import type { BulkDesk } from './bulk-desk.ts'
import { bulkFormPage } from './bulk-form-page.tsx'
import { DeskForm } from './desk-form.tsx'
import { transferAnswer, transferQuestion } from './transfer-question.ts'
import type { TransferQuestion } from './transfer-question.ts'
import { NoUnits } from './unit-transfer-page.tsx'

/** Asks which unit shall have the cases. */
export async function showBulkTransfer(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (bulk?.job.state !== 'draft') return c.notFound() as Response
  return formPage(c, bulk, await transferQuestion(bulk.desk, bulk.lines), typedOf([]), [])
}

/** Keeps unit and word with the job and leads to the preview; nothing has moved yet. */
export async function submitBulkTransfer(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (bulk?.job.state !== 'draft') return c.notFound() as Response
  const { desk, job, lines } = bulk
  const question = await transferQuestion(desk, lines)
  const { raw, problems, chosen } = transferAnswer(question, (await sentForm(c)).entries)
  if (!chosen) return formPage(c, bulk, question, raw, problems)
  const lay = Object.fromEntries(lines.flatMap(({ caseId, unit }) => (unit === null ? [] : [[caseId, unit]])))
  const task: TransferTask = {
    kind: 'transfer', title: `An ${chosen.unit.name} übergeben`, ...chosen, actor: actorOf(desk.person, ''), lay,
  }
  await setTask(desk.house.store, desk.tenant, job.id, task as unknown as Json)
  return redirectTo(c, `${bulk.home}/vorschau`)
}

function formPage(
  c: Page, { desk, home, csrf, lines }: BulkDesk, { fields }: TransferQuestion, typed: Typed, problems: readonly Problem[],
): Promise<Response> {
  const title = `${casesText(lines.length)} an eine andere Einheit übergeben`
  return bulkFormPage(c, desk, title, problems, (
    <Panel>
      {Object.keys(fields).length === 0 ? (
        <NoUnits />
      ) : (
        <DeskForm action={`${home}/uebergabe`} fields={fields} form={{ typed, problems }} next="Weiter zur Vorschau" back={home} csrf={csrf} />
      )}
    </Panel>
  ))
}
