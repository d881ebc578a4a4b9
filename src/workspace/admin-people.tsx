// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who works here, in which roles and units, and when they are away. Nobody is ever deleted: the
// files name them for as long as they are kept.
import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { isAbsent } from '../server/deputies.ts'
import type { Query } from '../store/query.ts'
import type { Refused } from '../store/settings-history.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import { readStaff, writeStaff } from '../store/staff.ts'
import type { Staff } from '../store/staff.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Go, List } from '../ui/list.tsx'
import { PasswordPanel } from './admin-password.tsx'
import { adminPage } from './admin-frame.tsx'
import { allProcesses, roleOptions } from './admin-roles.tsx'
import { ADMIN_ROLE, MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { unitOptions } from './admin-units.tsx'
import { deskOf, titleOfRole } from './desk.ts'
import type { Desk } from './desk.ts'

const TITLE = 'Personen'

const KEY: Fields = {
  kuerzel: {
    type: 'text',
    title: 'Kürzel',
    help: 'Kleinbuchstaben, es ändert sich nie, zum Beispiel petersen.',
    pattern: '^[a-z][a-z0-9.-]{1,40}$',
    width: 'medium',
  },
}

/** Everybody, those who left below the others. */
export async function showPeople(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const processes = allProcesses(desk)
  const all = [...desk.staff.values()].sort((a, b) => Number(b.active) - Number(a.active))
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          <ButtonLink icon="add" href={`${desk.base}/verwaltung/personen/neu`}>
            Person hinzufügen
          </ButtonLink>
        </p>
        <List>
          {all.map((one) => (
            <Go
              href={`${desk.base}/verwaltung/personen/${one.id}`}
              title={one.name}
              note={noteOf(desk, processes, one)}
            />
          ))}
        </List>
      </div>
    ),
  })
}

function noteOf({ today }: Desk, processes: readonly Process[], one: Staff): string {
  const roles = one.roles.map((role) => titleOfRole(processes, role)).join(', ') || 'ohne Rolle'
  if (!one.active) return `Ausgeschieden · ${roles}`
  return isAbsent(one, today) ? `Heute abwesend · ${roles}` : roles
}

/** Somebody by the address of the page. */
export async function personSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const id = c.req.param('person')!
  const staff = desk.staff.get(id)
  if (!staff) return undefined
  const address = `${desk.base}/verwaltung/personen/${id}`
  return {
    desk,
    area: PEOPLE_AREAS.person,
    key: id,
    title: staff.name,
    address,
    crumbs: [{ title: TITLE, href: `${desk.base}/verwaltung/personen` }],
    fields: await personFields(desk, staff),
    now: valuesOfStaff(staff),
    check: (values) => problemsOf(desk, id, values),
    read: async (q) => {
      const row = await readStaff(q, id)
      return row ? valuesOfStaff(row) : {}
    },
    write: async (q, values) => write(q, (await readStaff(q, id)) ?? newStaff(id), values),
    below: <PasswordPanel c={c} desk={desk} staff={staff} />,
  }
}

/** What everybody may change of themselves: extension and absence. */
export async function ownSetting(_: Page, desk: Desk): Promise<Setting | undefined> {
  const { id } = desk.person
  const staff = desk.staff.get(id)
  if (!staff) return undefined
  const all = await personFields(desk, staff)
  const fields = Object.fromEntries(OWN.map((key) => [key, all[key]!]))
  return {
    desk,
    area: PEOPLE_AREAS.person,
    key: id,
    isOwn: true,
    title: 'Durchwahl und Abwesenheit',
    address: `${desk.base}/konto/angaben`,
    fields,
    now: valuesOfStaff(staff),
    check: absenceProblems,
    read: async (q) => {
      const row = await readStaff(q, id)
      return row ? valuesOfStaff(row) : {}
    },
    write: async (q, values) => {
      const row = await readStaff(q, id)
      return row && write(q, row, { ...valuesOfStaff(row), ...values })
    },
  }
}

const OWN = ['telefon', 'abwesendVon', 'abwesendBis']

/** Somebody who is new here. */
export async function newPersonSetting(_: Page, desk: Desk): Promise<Setting> {
  const keyOf = (values: Values) => String(values['kuerzel'])
  const people = `${desk.base}/verwaltung/personen`
  return {
    desk,
    area: PEOPLE_AREAS.person,
    key: '',
    title: 'Person hinzufügen',
    button: 'Person hinzufügen',
    address: `${people}/neu`,
    crumbs: [{ title: TITLE, href: people }],
    fields: { ...KEY, ...(await personFields(desk)) },
    now: { aktiv: true },
    keyOf,
    onward: (values) => `${people}/${keyOf(values)}`,
    check: (values) => problemsOf(desk, keyOf(values), values),
    read: async () => ({ aktiv: true }),
    write: async (q, { kuerzel, ...values }) => {
      const id = String(kuerzel)
      const known = await readStaff(q, id)
      if (known)
        return {
          field: 'kuerzel',
          message: `Kürzel: Das hat schon ${known.name}. Wählen Sie ein anderes.`,
        }
      return write(q, newStaff(id), values)
    },
  }
}

/** What is known of a person who works here. */
export async function personFields(desk: Desk, staff?: Staff): Promise<Fields> {
  const units = await unitOptions(desk, staff?.units)
  const entities = Object.fromEntries(
    Object.values(desk.entities).map(({ id, name }) => [id, name]),
  )
  return {
    name: { type: 'text', title: 'Name', length: 120 },
    email: {
      type: 'email',
      title: 'E-Mail-Adresse',
      help: 'Mit ihr meldet sich die Person an.',
      length: 200,
    },
    telefon: { type: 'phone', title: 'Durchwahl', help: 'Sie steht in Briefen.', required: false },
    rollen: {
      type: 'choice',
      title: 'Rollen',
      list: true,
      required: MAY_BE_EMPTY,
      options: roleOptions(allProcesses(desk), staff?.roles),
    },
    ...(Object.keys(units).length > 0 && {
      einheiten: {
        type: 'choice',
        title: 'Organisationseinheiten',
        list: true,
        required: MAY_BE_EMPTY,
        options: units,
      } as const,
    }),
    ...(Object.keys(entities).length > 1 && {
      gemeinden: {
        type: 'choice',
        title: 'Gemeinden',
        help: 'Ohne Auswahl für alle.',
        list: true,
        required: MAY_BE_EMPTY,
        options: entities,
      } as const,
    }),
    abwesendVon: { type: 'date', title: 'Abwesend ab', required: MAY_BE_EMPTY },
    abwesendBis: { type: 'date', title: 'Abwesend bis einschließlich', required: MAY_BE_EMPTY },
    aktiv: {
      type: 'boolean',
      title: 'Arbeitet hier',
      help: 'Bei Nein kann sich die Person nicht mehr anmelden. Ihr Name bleibt in den Akten.',
    },
  }
}

function valuesOfStaff(staff: Staff): Values {
  return {
    name: staff.name,
    email: staff.email,
    telefon: staff.phone,
    rollen: staff.roles,
    einheiten: staff.units,
    gemeinden: staff.entities ?? [],
    abwesendVon: staff.absentFrom ?? null,
    abwesendBis: staff.absentUntil ?? null,
    aktiv: staff.active,
  }
}

const newStaff = (id: string): Staff => ({
  id,
  name: '',
  email: '',
  passwordHash: null,
  roles: [],
  units: [],
  entities: null,
  phone: null,
  active: true,
  deputyFor: [],
})

const listOf = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]) : [])

async function write(q: Query, before: Staff, values: Values): Promise<Refused | undefined> {
  const email = String(values['email']).toLowerCase()
  const [other] = await q<{ name: string }>(
    'SELECT name FROM staff WHERE email = $1 AND id <> $2',
    [email, before.id],
  )
  if (other)
    return {
      field: 'email',
      message: `E-Mail-Adresse: Mit ihr meldet sich schon ${other.name} an.`,
    }
  const entities = listOf(values['gemeinden'])
  const text = (name: string) => (values[name] as string | null | undefined) ?? null
  await writeStaff(q, {
    ...before,
    email,
    name: String(values['name']),
    phone: text('telefon'),
    roles: listOf(values['rollen']),
    active: values['aktiv'] === true,
    // What the form did not ask stays as it is.
    ...('einheiten' in values && { units: listOf(values['einheiten']) }),
    ...('gemeinden' in values && { entities: entities.length ? entities : null }),
    absentFrom: text('abwesendVon'),
    absentUntil: text('abwesendBis'),
  })
  const [left] = await q(`SELECT id FROM staff WHERE active AND $1 = ANY(roles) LIMIT 1`, [
    ADMIN_ROLE,
  ])
  if (!left)
    return { field: 'rollen', message: 'Rollen: Eine Person muss die Verwaltung behalten.' }
  return undefined
}

function problemsOf({ person }: Desk, id: string, values: Values): Problem[] {
  const isSelf = person.id === id
  const leaves = {
    field: 'aktiv',
    message:
      'Arbeitet hier: Sich selbst können Sie nicht abmelden. Bitten Sie eine andere Person der Verwaltung darum.',
  }
  const resigns = {
    field: 'rollen',
    message: 'Rollen: Die Verwaltung können Sie sich nicht selbst nehmen.',
  }
  return [
    ...absenceProblems(values),
    ...(isSelf && values['aktiv'] !== true ? [leaves] : []),
    ...(isSelf && !listOf(values['rollen']).includes(ADMIN_ROLE) ? [resigns] : []),
  ]
}

function absenceProblems(values: Values): Problem[] {
  const [from, until] = [values['abwesendVon'] ?? null, values['abwesendBis'] ?? null]
  if (until === null) return []
  if (from === null) {
    return [{ field: 'abwesendVon', message: 'Abwesend ab: Nennen Sie auch den ersten Tag.' }]
  }
  if (until >= from) return []
  const message = 'Abwesend bis: Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten.'
  return [{ field: 'abwesendBis', message }]
}
