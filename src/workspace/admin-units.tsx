// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Organisational units: their names, where they belong and whether they still exist.
import { UNIT_AREA } from '../command/units.ts'
import type { Values } from '../engine/case.ts'
import type { Page } from '../server/web.ts'
import { currentSettings } from '../store/settings-history.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Go, List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { adminPage } from './admin-frame.tsx'
import { valuesOf } from './admin-history.tsx'
import type { Fields, Setting } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'

const TITLE = 'Organisationseinheiten'

const KEY: Fields = {
  kurzname: {
    type: 'text',
    title: 'Kurzname',
    help: 'Kleinbuchstaben, er ändert sich nie, zum Beispiel ordnungsamt.',
    pattern: '^[a-z][a-z0-9-]{1,40}$',
    width: 'medium',
  },
}

/** All units by key, as they were last set. */
export async function unitsOf({ house, tenant }: Desk): Promise<ReadonlyMap<string, Values>> {
  const all = await currentSettings(house.store, tenant, UNIT_AREA)
  return new Map([...all].map(([key, state]) => [key, valuesOf(state)]))
}

/** The units to choose from, and those already chosen. */
export async function unitOptions(
  desk: Desk,
  held: readonly string[] = [],
): Promise<Record<string, string>> {
  const units = await unitsOf(desk)
  const open = [...units].filter(([, { besteht }]) => besteht === true).map(([key]) => key)
  const keys = [...new Set([...open, ...held])]
  return Object.fromEntries(keys.map((key) => [key, String(units.get(key)?.['name'] ?? key)]))
}

/** The list of units with who belongs to them. */
export async function showUnits(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const units = [...(await unitsOf(desk))]
  const members = (key: string) =>
    [...desk.staff.values()]
      .filter((one) => one.active && one.units.includes(key))
      .map(({ name }) => name)
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          <ButtonLink icon="add" href={`${desk.base}/verwaltung/einheiten/neu`}>
            Einheit hinzufügen
          </ButtonLink>
        </p>
        {units.length === 0 && (
          <Empty>
            <p>Hier stehen Ämter, Fachbereiche und Sachgebiete, sobald Sie welche anlegen.</p>
          </Empty>
        )}
        {units.length > 0 && (
          <List>
            {units.map(([key, unit]) => (
              <Go
                href={`${desk.base}/verwaltung/einheiten/${key}`}
                title={String(unit['name'])}
                note={
                  unit['besteht'] === true
                    ? members(key).join(', ') || 'noch niemand'
                    : 'Besteht nicht mehr'
                }
              />
            ))}
          </List>
        )}
      </div>
    ),
  })
}

/** A unit by the address of the page. */
export async function unitSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const key = c.req.param('einheit')!
  const units = await unitsOf(desk)
  const now = units.get(key)
  if (!now) return undefined
  return {
    desk,
    area: UNIT_AREA,
    key,
    now,
    title: String(now['name']),
    crumbs: [{ title: TITLE, href: `${desk.base}/verwaltung/einheiten` }],
    address: `${desk.base}/verwaltung/einheiten/${key}`,
    fields: unitFields(units, key),
  }
}

/** A unit that does not exist yet. */
export async function newUnitSetting(_: Page, desk: Desk): Promise<Setting> {
  const units = await unitsOf(desk)
  const list = `${desk.base}/verwaltung/einheiten`
  const keyOf = (values: Values) => String(values['kurzname'])
  return {
    desk,
    area: UNIT_AREA,
    key: '',
    keyOf,
    now: { besteht: true },
    title: 'Einheit hinzufügen',
    button: 'Einheit hinzufügen',
    crumbs: [{ title: TITLE, href: list }],
    address: `${list}/neu`,
    onward: (values) => `${list}/${keyOf(values)}`,
    fields: { ...KEY, ...unitFields(units, '') },
    check: (values) =>
      units.has(keyOf(values))
        ? [
            {
              field: 'kurzname',
              message: 'Kurzname: Diese Einheit gibt es schon. Wählen Sie einen anderen.',
            },
          ]
        : [],
    read: async () => ({ besteht: true }),
  }
}

/** What a unit is made of; `own` is not offered as its own superior. */
export function unitFields(units: ReadonlyMap<string, Values>, own: string): Fields {
  const others = Object.fromEntries(
    [...units].filter(([key]) => key !== own).map(([key, { name }]) => [key, String(name)]),
  )
  return {
    name: { type: 'text', title: 'Name', length: 120 },
    ...(Object.keys(others).length > 0 && {
      gehoertZu: { type: 'choice', title: 'Gehört zu', required: false, options: others } as const,
    }),
    besteht: { type: 'boolean', title: 'Besteht' },
  }
}
