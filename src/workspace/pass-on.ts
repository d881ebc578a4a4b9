// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A case for another authority as a package: chosen entries with their originals, a sheet that says
// what went along. The package is kept in the file byte for byte, with its hash in the history.
import { execute } from '../command/execute.ts'
import { coverSheet, passOnFile, stayingNumbers } from '../documents/pass-on-file.ts'
import type { PassOnChoice } from '../documents/pass-on-file.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { packRecord } from '../documents/record-pack.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { handles } from './case-people.ts'
import { sentCommand, SEQUENCE } from './command-fields.tsx'
import { keepDisclosure } from './keep-disclosure.ts'
import { firstChoice, readPassOn } from './pass-on-choice.ts'
import { passOnForm } from './pass-on-form.tsx'
import { allEvents, bytesOf, INSIGHT_BYTES_AT_MOST, madeNow, recordOf } from './record-source.ts'
import { actorFor } from './tasks.ts'

/** The form with what is proposed to go along. */
export async function showPassOn(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !handles(seen)) return c.notFound() as Response
  const [items, events] = await Promise.all([recordOf(seen), allEvents(seen)])
  return passOnForm(c, seen, items, firstChoice(seen, events, items), seen.desk.house.newId())
}

/** Makes the package, once however often the form is sent, and leads to the file. */
export const submitPassOn =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const seen = await caseDeskOf(c)
    if (!seen || !handles(seen)) return c.notFound() as Response
    const form = await sentForm(c)
    const command = sentCommand(form, seen.desk.house)
    const items = await recordOf(seen)
    const sent = readPassOn(form, items)
    // Sent twice, the first package is what moved the case; else what came in was offered to nobody.
    const hasMoved = Number(form.own(SEQUENCE)) !== seen.at.sequence
    if (hasMoved && (await isKept(seen, command))) return redirectTo(c, `${seen.home}/akte?getan=${command}`)
    const problems = hasMoved
      ? [{ field: 'an', message: 'Inzwischen ist etwas zur Akte gekommen. Bitte sehen Sie durch, was mitgeht.' }, ...sent.problems]
      : sent.problems
    if (problems.length) return passOnForm(c, seen, items, { ...sent, problems }, command)
    return make(c, renderer, seen, items, sent.choice, command)
  }

const isKept = async (seen: CaseDesk, command: string) =>
  (await allEvents(seen)).some(({ commandId }) => commandId === command)

async function make(
  c: Page, renderer: Renderer, seen: CaseDesk, items: readonly RecordItem[], choice: PassOnChoice, command: string,
): Promise<Response> {
  const { desk: { house, tenant, person }, at, prepared: { process }, context, home } = seen
  const subject = { at, process, context }
  const made = await madeNow(seen)
  const file = passOnFile(subject, items, made, choice)
  const bytes = await bytesOf(seen, file, INSIGHT_BYTES_AT_MOST)
  const [sheet, whole] = [
    await renderer.renderRecord({ file: coverSheet(subject, items, made, choice), bytes: new Map() }),
    await renderer.renderRecord({ file, bytes: new Map() }),
  ]
  const zip = packRecord(file, bytes, { 'begleitblatt.pdf': sheet.pdf, 'akte.pdf': whole.pdf })
  const paper = await keepDisclosure(seen, {
    seed: `pass on ${tenant.id} ${command}`, title: `Abgabe ${at.fileNumber ?? at.title}`, ending: 'zip', bytes: zip,
  })
  const done = await execute(house, tenant, {
    kind: 'keep', id: command, actor: actorFor(person, process),
    what: {
      kind: 'passedOn', to: choice.to, reason: choice.reason, papers: [paper],
      included: file.items.map(({ no }) => no), withheld: stayingNumbers(items, choice),
    },
  }, { case: at.id })
  if ('refusal' in done) return refusePage(c, 409, 'Das Paket wurde nicht erstellt', done.refusal.message)
  return redirectTo(c, `${home}/akte?getan=${command}`)
}
