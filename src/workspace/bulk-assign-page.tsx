// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { distribute } from '../command/distribute.ts'
import type { AssignTask } from '../command/bulk.ts'
import { openUnits } from '../command/units.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import { textAt, typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { openCounts, setTask } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import type { Staff } from '../store/staff.ts'
import { Panel } from '../ui/panel.tsx'
import { bulkDeskOf, casesText } from './bulk-desk.ts'
import type { BulkDesk } from './bulk-desk.ts'
import { bulkFormPage } from './bulk-form-page.tsx'
import { fits, peopleFor } from './case-people.ts'
import { DeskForm } from './desk-form.tsx'
import { roleTitle } from './desk.ts'

type Fields = Readonly<Record<string, Field>>

/** Who shall have the cases: one person, several by load, or nobody. */
export async function showAssign(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (bulk?.job.state !== 'draft') return c.notFound() as Response
  return formPage(c, bulk, await groupsOf(bulk), typedOf([['wie', 'person']]), [])
}

/** Deals out the cases and leads to the preview; nobody has one yet. */
export async function submitAssign(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (bulk?.job.state !== 'draft') return c.notFound() as Response
  const { desk, job } = bulk
  const groups = await groupsOf(bulk)
  const { raw, values } = parseForm(fieldsOf(bulk, groups), ['wie', 'person', 'auf'], (await sentForm(c)).entries)
  const among = Array.isArray(values['auf']) ? values['auf'].map(String) : []
  const chosen = await dealt(bulk, groups, textAt(raw, 'wie'), textAt(raw, 'person'), among)
  if ('field' in chosen) return formPage(c, bulk, groups, raw, [chosen])
  const task: AssignTask = { kind: 'assign', title: chosen.title, actor: actorOf(desk.person, '') }
  await setTask(desk.house.store, desk.tenant, job.id, task as unknown as Json, chosen.persons)
  return redirectTo(c, `${bulk.home}/vorschau`)
}

interface Dealt {
  readonly title: string
  /** Case → person. */
  readonly persons: Readonly<Record<string, string>>
}

async function dealt(
  bulk: BulkDesk, groups: Groups, how: string, person: string, among: readonly string[],
): Promise<Dealt | Problem> {
  const { desk, lines } = bulk
  if (how === 'niemand') return { title: 'Zurückgeben', persons: {} }
  if (how === 'verteilen') {
    const ids = new Set(among.flatMap((key) => groups.get(key)?.members.map(({ id }) => id) ?? [key]))
    const members = peopleFor(bulk.desk, bulk.lines).filter(({ id }) => ids.has(id))
    if (members.length === 0) return { field: 'auf', message: 'Wählen Sie, auf wen verteilt werden soll.' }
    const counts = await openCounts(desk.house.store, desk.tenant, members.map(({ id }) => id))
    const candidates = members.map(({ id }) => ({ id, open: counts.get(id) ?? 0 }))
    const cases = lines.map((line) => ({
      id: line.caseId, holder: line.assignee, fits: members.filter((one) => fits(desk, line, one)).map(({ id }) => id),
    }))
    return { title: 'Nach Last verteilen', persons: distribute(cases, candidates) }
  }
  const staff = peopleFor(bulk.desk, bulk.lines).find(({ id }) => id === person)
  if (!staff) return { field: 'person', message: 'Wählen Sie, wer die Vorgänge bekommen soll.' }
  return { title: `An ${staff.name} geben`, persons: Object.fromEntries(lines.map(({ caseId }) => [caseId, staff.id])) }
}

interface Group {
  readonly title: string
  readonly members: readonly Staff[]
}

type Groups = ReadonlyMap<string, Group>

/** Those who share a role or a unit, two and more. */
async function groupsOf(bulk: BulkDesk): Promise<Groups> {
  const names = await openUnits(bulk.desk.house, bulk.desk.tenant)
  const people = peopleFor(bulk.desk, bulk.lines)
  const roles = new Set(people.flatMap((one) => one.roles))
  const units = new Set(people.flatMap((one) => one.units))
  const groups = [
    ...[...roles].map((role) => [`rolle:${role}`, {
      title: roleTitle(bulk.desk, role), members: people.filter((one) => one.roles.includes(role)),
    }] as const),
    ...[...units].map((unit) => [`einheit:${unit}`, {
      title: names.get(unit) ?? unit, members: people.filter((one) => one.units.includes(unit)),
    }] as const),
  ]
  return new Map(groups.filter(([, { members }]) => members.length > 1))
}

function fieldsOf(bulk: BulkDesk, groups: Groups): Fields {
  const { desk, lines } = bulk
  const option = (title: string) => ({ title })
  const people = peopleFor(bulk.desk, bulk.lines).map(({ id, name, roles }) =>
    [id, option(`${name}, ${roles.map((role) => roleTitle(desk, role)).join(', ')}`)] as const)
  return {
    wie: {
      type: 'choice',
      title: `Wer soll ${lines.length === 1 ? 'den Vorgang' : 'die Vorgänge'} bekommen?`,
      options: {
        person: option('Eine Person'),
        ...(people.length > 1 && { verteilen: option('Mehrere, nach der Zahl ihrer offenen Vorgänge') }),
        niemand: option('Niemand: zurück an alle'),
      },
    },
    person: { type: 'choice', title: 'Wenn eine Person: wer?', options: Object.fromEntries(people) },
    ...(people.length > 1 && {
      auf: {
        type: 'choice', list: true, title: 'Wenn mehrere: auf wen verteilen?',
        options: Object.fromEntries([
          ...[...groups].map(([key, { title, members }]) => [key, option(`Alle: ${title} (${members.length} Personen)`)] as const),
          ...people,
        ]),
      } satisfies Field,
    }),
  }
}

function formPage(
  c: Page, bulk: BulkDesk, groups: Groups, typed: Typed, problems: readonly Problem[],
): Promise<Response> {
  const { desk, home, csrf, lines } = bulk
  const title = `${casesText(lines.length)} zuweisen`
  return bulkFormPage(c, desk, title, problems, (
    <Panel>
      <DeskForm
        action={`${home}/zuweisung`} fields={fieldsOf(bulk, groups)} form={{ typed, problems }} next="Weiter zur Vorschau" back={home} csrf={csrf}
      />
    </Panel>
  ))
}
