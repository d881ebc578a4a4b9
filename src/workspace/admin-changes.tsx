// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The latest changes of all settings, each in the words of the page it was made on.
import { contextFor, processOf } from '../command/settings.ts'
import { TENANT_PAGES, PAGE_AREA } from '../command/tenant-pages.ts'
import { UNIT_AREA } from '../command/units.ts'
import { isLanguage, LANGUAGE_NAMES } from '../words/language.ts'
import type { Page } from '../server/web.ts'
import { latestChanges } from '../store/settings-history.ts'
import type { SettingChange } from '../store/settings-history.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import { deputyFields } from './admin-deputies.tsx'
import { entityFields } from './admin-entities.tsx'
import { adminPage } from './admin-frame.tsx'
import { Differences, valuesOf } from './admin-history.tsx'
import { consulteeFields, GENERAL, HOLIDAYS } from './admin-house.tsx'
import { PAGE_FIELDS, PAGES } from './admin-pages.tsx'
import { PASSWORD_AREA } from './admin-password.tsx'
import { personFields } from './admin-people.tsx'
import { allProcesses } from './admin-roles.tsx'
import { SERVICE_FIELDS } from './admin-services.tsx'
import type { Fields } from './admin-setting.ts'
import { TEXT_FIELDS, titleOfText } from './admin-texts.tsx'
import { unitFields, unitsOf } from './admin-units.tsx'
import { valueFields } from './admin-values.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { momentOf } from './moment.ts'

/** What was changed, and the fields it is made of. */
interface Named {
  readonly title: string
  readonly fields: Fields
}

/** `/verwaltung/verlauf`: who changed what, from what to what. */
export async function showChanges(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const changes = await latestChanges(desk.house.store, desk.tenant)
  const named = new Map<string, Named>()
  for (const change of changes) {
    const key = keyOf(change)
    if (!named.has(key)) named.set(key, await nameOf(desk, change))
  }
  return adminPage(c, {
    desk,
    title: 'Alle Änderungen',
    children:
      changes.length === 0 ? (
        <p>Hier steht jede Änderung in der Verwaltung, sobald es eine gibt.</p>
      ) : (
        <ol class="lz-list lz-list--plain lz-text">
          {changes.map((change) => (
            <Change desk={desk} change={change} named={named.get(keyOf(change))!} />
          ))}
        </ol>
      ),
  })
}

const keyOf = ({ area, key }: SettingChange) => `${area} ${key}`

function Change({ desk, change, named }: { desk: Desk; change: SettingChange; named: Named }) {
  return (
    <li>
      <div class="lz-tight">
        <p>
          <strong>{named.title}</strong>
          <br />
          <span class="lz-meta">
            {change.changedName}, {momentOf(change.changedAt, desk.today)}
          </span>
        </p>
        {DEEDS[change.area]
          ? <p>{DEEDS[change.area]!(change)}</p>
          : <Differences desk={desk} fields={named.fields} change={change} />}
      </div>
    </li>
  )
}

/** Of some things nothing is kept but that something happened to them, and why. */
const DEEDS: Readonly<Record<string, (change: SettingChange) => string>> = {
  [PASSWORD_AREA]: ({ after }) =>
    'gesetzt' in valuesOf(after) ? 'Ein neues Kennwort wurde gewählt.' : 'Ein Link für ein neues Kennwort wurde ausgestellt.',
  [PEOPLE_AREAS.account]: ({ after }) =>
    `Ein Link ging an eine neue E-Mail-Adresse, weil die Person die alte nicht mehr lesen kann. So wurde geprüft, wer sie ist: ${String(valuesOf(after)['grund'])}`,
}

/** Where something is gone meanwhile, its key stands in for its name. */
async function nameOf(desk: Desk, change: SettingChange): Promise<Named> {
  const found = await KNOWN[change.area]?.(desk, change.key)
  return found ?? { title: `${change.area} ${change.key}`, fields: {} }
}

const KNOWN: Readonly<Record<string, (desk: Desk, key: string) => Named | undefined | Promise<Named | undefined>>> = {
  [PEOPLE_AREAS.person]: async (desk, key) => ({
    title: `Person ${desk.staff.get(key)?.name ?? key}`,
    fields: await personFields(desk, desk.staff.get(key)),
  }),
  [PEOPLE_AREAS.deputies]: (desk, key) => {
    const staff = desk.staff.get(key)
    return staff && { title: `Vertretungen durch ${staff.name}`, fields: deputyFields(desk, staff, allProcesses(desk)) }
  },
  [PASSWORD_AREA]: (desk, key) => ({ title: `Kennwort von ${desk.staff.get(key)?.name ?? key}`, fields: {} }),
  [PEOPLE_AREAS.account]: () => ({ title: 'Bürgerkonto', fields: {} }),
  [UNIT_AREA]: async (desk, key) => {
    const units = await unitsOf(desk)
    return { title: `Organisationseinheit ${String(units.get(key)?.['name'] ?? key)}`, fields: unitFields(units, key) }
  },
  gemeinde: (desk, key) => ({ title: `Gemeinde ${desk.entities[key]?.name ?? key}`, fields: entityFields(desk) }),
  werte: valuesNamed,
  text: textNamed,
  [PAGE_AREA]: pageNamed,
  allgemein: () => ({ title: 'Allgemeines', fields: GENERAL }),
  stellen: (desk) => ({ title: 'Stellen', fields: consulteeFields(desk) }),
  feiertage: () => ({ title: 'Feiertage', fields: HOLIDAYS }),
  leistung: (desk, key) => ({
    title: `Leistung ${allProcesses(desk).find(({ id }) => id === key)?.title ?? key}`, fields: SERVICE_FIELDS,
  }),
}

async function valuesNamed(desk: Desk, key: string): Promise<Named | undefined> {
  const [id, entity = ''] = key.split('/')
  const prepared = await processOf(desk.house, desk.tenant, id!)
  if (!prepared) return undefined
  const { process } = prepared
  const where = entity && `, ${desk.entities[entity]?.name ?? entity}`
  return {
    title: `Werte: ${process.title}${where}`,
    fields: valueFields(process, entity, await contextFor(desk.house, desk.tenant, id!)),
  }
}

async function textNamed(desk: Desk, key: string): Promise<Named | undefined> {
  const [id, text] = key.split('/')
  const process = (await processOf(desk.house, desk.tenant, id!))?.process
  if (!process || !Object.hasOwn(process.texts, text!)) return undefined
  return { title: `Textbaustein „${titleOfText(process, text!)}“ (${process.title})`, fields: TEXT_FIELDS }
}

function pageNamed(_: Desk, key: string): Named | undefined {
  const [name, language = 'de'] = key.split('/')
  const page = TENANT_PAGES.find((one) => one === name)
  if (!page || !isLanguage(language)) return undefined
  return { title: `Seite „${PAGES[page].title}“${language === 'de' ? '' : `, ${LANGUAGE_NAMES[language]}`}`, fields: PAGE_FIELDS }
}
