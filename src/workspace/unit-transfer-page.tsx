// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One case to another unit of the house, with a word to those who receive it.
import { execute } from '../command/execute.ts'
import type { Transfer } from '../engine/command.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { unitOptions } from './admin-units.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { historyOf } from './case-history.ts'
import { mayGive, peopleFor } from './case-people.ts'
import { COMMAND, sentCommand } from './command-fields.tsx'
import { deskPage } from './frame.tsx'
import { actorFor } from './tasks.ts'
import { BaggagePanel, baggageOf } from './transfer-preview.tsx'

const UNIT_BEFORE = '_einheit'
const PERSON_BEFORE = '_bisher'
const NOTE_CHARS = 1000

/** Asks which unit shall have the case, and shows what goes along. */
export async function showUnitTransfer(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen || !mayGive(seen)) return c.notFound() as Response
  return formPage(c, seen, typedOf([]), [])
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
  const fields = await fieldsOf(seen)
  const { values, raw, problems } = parseForm(fields, Object.keys(fields), form.entries)
  const unit = String(values['einheit'] ?? '')
  const note = String(values['hinweis'] ?? '').trim()
  const name = Object.hasOwn(fields['einheit']?.options ?? {}, unit) ? (await unitOptions(desk))[unit] : undefined
  const wrong = [
    ...problems,
    ...(name === undefined ? [{ field: 'einheit', message: 'Wählen Sie, welche Einheit den Vorgang bekommen soll.' }] : []),
    ...(note === '' ? [{ field: 'hinweis', message: 'Schreiben Sie in einem Satz, warum der Vorgang dorthin geht.' }] : []),
  ]
  if (name === undefined || wrong.length > 0) return formPage(c, seen, raw, wrong)
  const transfer: Transfer = {
    kind: 'transfer', id: command, unit: { id: unit, name }, note,
    from: { unit: form.own(UNIT_BEFORE) || null, person: form.own(PERSON_BEFORE) || null },
    by: actorFor(desk.person, prepared.process),
  }
  const done = await execute(desk.house, desk.tenant, transfer, { case: at.id })
  if ('refusal' in done) return refusePage(c, 409, 'Der Vorgang bleibt, wo er ist', done.refusal.message)
  return redirectTo(c, `${home}?getan=${command}`)
}

/** Units in which somebody can work on this case; the one that has it is left out. */
async function fieldsOf(seen: CaseDesk): Promise<Readonly<Record<string, Field>>> {
  const { desk, at } = seen
  const people = peopleFor(desk, [at])
  const options = Object.entries(await unitOptions(desk)).flatMap(([key, title]) => {
    const names = people.filter(({ units }) => units.includes(key)).map(({ name }) => name)
    return key === at.unit?.id || names.length === 0 ? [] : [[key, { title, help: names.join(', ') }] as const]
  })
  if (options.length === 0) return {}
  return {
    einheit: { type: 'choice', title: 'Welche Einheit soll den Vorgang bekommen?', options: Object.fromEntries(options) },
    hinweis: {
      type: 'longText', title: 'Warum, und was sollen die Kolleginnen und Kollegen wissen?', short: 'Hinweis',
      help: 'Steht bei ihnen unter Heute und im Verlauf.', length: NOTE_CHARS,
    },
  }
}

async function formPage(c: Page, seen: CaseDesk, typed: Typed, problems: readonly Problem[]): Promise<Response> {
  const { desk, at, home, csrf } = seen
  const [fields, baggage] = await Promise.all([fieldsOf(seen), baggageOf(seen)])
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
              <form class="lz-flow" method="post" action={`${home}/uebergabe`} novalidate>
                {Object.entries(fields).map(([path, field]) => (
                  <FieldInput field={field} path={path} form={{ typed, problems }} />
                ))}
                <div class="lz-row">
                  <Button>Vorgang übergeben</Button>
                  <a href={home}>Abbrechen</a>
                </div>
                <CsrfField csrf={csrf} />
                <input type="hidden" name={COMMAND} value={desk.house.newId()} />
                <input type="hidden" name={UNIT_BEFORE} value={at.unit?.id ?? ''} />
                <input type="hidden" name={PERSON_BEFORE} value={at.assignee?.id ?? ''} />
              </form>
            )}
          </Panel>
          <BaggagePanel baggage={baggage} />
        </div>
      </>
    ),
  }, problems.length ? 422 : 200)
}

function NoUnits() {
  return (
    <Empty>
      <p>
        Es gibt keine andere Einheit, in der jemand dieses Verfahren bearbeitet. Einheiten und wer dazu
        gehört, legt die Verwaltung fest.
      </p>
    </Empty>
  )
}
