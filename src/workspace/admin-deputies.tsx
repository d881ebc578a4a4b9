// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// For whom a person stands in: between which days, in which roles and procedures.
import type { Json, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import { readStaff, writeStaff } from '../store/staff.ts'
import type { DeputyRule, Staff } from '../store/staff.ts'
import { allProcesses, roleOptions } from './admin-roles.tsx'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import type { Desk } from './desk.ts'

const MAX_RULES = 20

/** The rules of one person by the address of the page. */
export async function deputySetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const id = c.req.param('person')!
  const staff = desk.staff.get(id)
  if (!staff) return undefined
  const people = `${desk.base}/verwaltung/personen`
  return {
    desk,
    area: PEOPLE_AREAS.deputies,
    key: id,
    title: `Vertretungen durch ${staff.name}`,
    crumbs: [
      { title: 'Personen', href: people },
      { title: staff.name, href: `${people}/${id}` },
    ],
    address: `${people}/${id}/vertretung`,
    button: 'Vertretungen speichern',
    intro: (
      <p>
        Wer vertritt, handelt mit den Rollen der vertretenen Person; in der Akte stehen beide Namen.
        Ohne Auswahl gilt eine Vertretung für alle Rollen und Verfahren, ohne Tage auf Dauer.
      </p>
    ),
    fields: deputyFields(desk, staff, allProcesses(desk)),
    now: valuesOf(staff),
    check: problemsOf,
    read: async (q) => {
      const row = await readStaff(q, id)
      return row ? valuesOf(row) : {}
    },
    write: async (q, values) => {
      const row = await readStaff(q, id)
      // The rules take the place of the plain list: what it said stands in them now.
      if (row) await writeStaff(q, { ...row, deputyFor: [], deputies: rulesOf(values) })
      return undefined
    },
  }
}

/** What a rule of standing in is made of. */
export function deputyFields(desk: Desk, staff: Staff, all: readonly Process[]): Fields {
  const others = [...desk.staff.values()].filter((one) => one.active && one.id !== staff.id)
  const held = [...new Set(others.flatMap(({ roles }) => roles))]
  const roles = Object.fromEntries(
    Object.entries(roleOptions(all, held))
      .filter(([key]) => held.includes(key))
      .map(([key, option]) => [key, typeof option === 'string' ? option : option.title]),
  )
  const processes = Object.fromEntries(all.map(({ id, title }) => [id, title]))
  return {
    vertretungen: {
      type: 'group',
      title: 'Vertretungen',
      list: { min: 0, max: MAX_RULES, add: 'Vertretung hinzufügen' },
      required: MAY_BE_EMPTY,
      fields: {
        fuer: {
          type: 'choice',
          title: 'Vertretung für',
          options: Object.fromEntries(others.map(({ id, name }) => [id, name])),
        },
        von: { type: 'date', title: 'Ab', required: MAY_BE_EMPTY },
        bis: { type: 'date', title: 'Bis einschließlich', required: MAY_BE_EMPTY },
        wann: {
          type: 'choice',
          title: 'Wann sie gilt',
          options: { immer: 'An allen diesen Tagen', abwesend: 'Nur wenn die Person abwesend ist' },
        },
        rollen: {
          type: 'choice',
          title: 'Nur in diesen Rollen',
          list: true,
          required: MAY_BE_EMPTY,
          options: roles,
        },
        verfahren: {
          type: 'choice',
          title: 'Nur in diesen Verfahren',
          list: true,
          required: MAY_BE_EMPTY,
          options: processes,
        },
      },
    },
  }
}

function valuesOf(staff: Staff): Values {
  const plain = staff.deputyFor.map((id): DeputyRule => ({ for: id, roles: [], processes: [] }))
  const all = [...plain, ...(staff.deputies ?? [])]
  return {
    vertretungen: all.map((rule) => ({
      fuer: rule.for,
      von: rule.from ?? null,
      bis: rule.until ?? null,
      wann: rule.whenAbsent ? 'abwesend' : 'immer',
      rollen: rule.roles,
      verfahren: rule.processes,
    })) as Json,
  }
}

const itemsOf = (values: Values) => (values['vertretungen'] ?? []) as readonly Values[]

const rulesOf = (values: Values): DeputyRule[] =>
  itemsOf(values).map((item) => ({
    for: String(item['fuer']),
    roles: item['rollen'] as readonly string[],
    processes: item['verfahren'] as readonly string[],
    ...(item['von'] && { from: String(item['von']) }),
    ...(item['bis'] && { until: String(item['bis']) }),
    ...(item['wann'] === 'abwesend' && { whenAbsent: true }),
  }))

function problemsOf(values: Values): Problem[] {
  return itemsOf(values).flatMap(({ von, bis }, i): Problem[] =>
    von && bis && bis < von
      ? [
          {
            field: `vertretungen.${i}.bis`,
            message: 'Bis: Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten.',
          },
        ]
      : [],
  )
}
