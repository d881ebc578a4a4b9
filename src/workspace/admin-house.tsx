// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the directory of tenants keeps of a municipality: hours, senders, local holidays.
import { formatDate } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/holidays.ts'
import type { Json, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Page } from '../server/web.ts'
import type { Query } from '../store/query.ts'
import type { Tenant } from '../store/tenant.ts'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { allProcesses } from './admin-roles.tsx'
import type { Desk } from './desk.ts'

type Settings = Tenant['settings']

/** What a municipality says of itself. */
export const GENERAL: Fields = {
  hours: {
    type: 'text',
    title: 'Öffnungszeiten',
    help: 'Sie stehen auf der Startseite des Portals.',
    length: 300,
    required: false,
  },
  hoursEn: { type: 'text', title: 'Öffnungszeiten auf Englisch', help: 'Leer: der deutsche Text.', length: 300, required: false },
  hoursLeicht: { type: 'text', title: 'Öffnungszeiten in Leichter Sprache', help: 'Leer: der deutsche Text.', length: 300, required: false },
  about: { type: 'longText', title: 'Begrüßung auf der Startseite', length: 600, required: false },
  aboutEn: { type: 'longText', title: 'Begrüßung auf Englisch', help: 'Leer: ein allgemeiner Text.', length: 600, required: false },
  aboutLeicht: { type: 'longText', title: 'Begrüßung in Leichter Sprache', help: 'Leer: ein allgemeiner Text.', length: 600, required: false },
  street: {
    type: 'text',
    title: 'Straße und Hausnummer',
    help: 'Leer: die Anschrift der ersten Gemeinde.',
    length: 120,
    required: false,
  },
  city: { type: 'text', title: 'Postleitzahl und Ort', length: 120, required: false },
  phone: { type: 'phone', title: 'Telefon', required: false },
  email: { type: 'email', title: 'E-Mail', required: false },
  represented: {
    type: 'text',
    title: 'Vertreten durch',
    help: 'Für das Impressum, zum Beispiel Bürgermeisterin Anke Lund.',
    length: 200,
    required: false,
  },
  legalForm: {
    type: 'text',
    title: 'Rechtsform',
    help: 'Für das Impressum, zum Beispiel Körperschaft des öffentlichen Rechts.',
    length: 200,
    required: false,
  },
  supervision: { type: 'text', title: 'Aufsichtsbehörde', help: 'Für das Impressum.', length: 200, required: false },
  dataProtection: {
    type: 'text',
    title: 'Datenschutzbeauftragte',
    help: 'So erreicht man sie oder ihn: E-Mail, Telefon oder Anschrift. Steht in den Hinweisen zum Datenschutz.',
    length: 300,
    required: false,
  },
  archive: {
    type: 'text',
    title: 'Zuständiges Archiv',
    help: 'Ihm werden Akten angeboten, deren Aufbewahrung abgelaufen ist.',
    length: 200,
    required: false,
  },
  sender: {
    type: 'email',
    title: 'Absender der E-Mails',
    help: 'Leer: Das Portal sendet keine E-Mails.',
    required: false,
  },
}

const LIST = { min: 0, max: 20, add: 'Tag hinzufügen' }
/** Days that differ from the calendar of the Land. */
export const HOLIDAYS: Fields = {
  dazu: {
    type: 'group',
    title: 'Tage, die hier zusätzlich frei sind',
    help: 'Fristen enden an ihnen nicht.',
    list: LIST,
    required: false,
    fields: { tag: { type: 'date', title: 'Tag' } },
  },
  weg: {
    type: 'group',
    title: 'Feiertage des Landes, die hier nicht gelten',
    list: LIST,
    required: false,
    fields: { tag: { type: 'date', title: 'Tag' } },
  },
}

/** Hours, address and sender of the municipality. */
export function generalSetting(_: Page, desk: Desk): Setting {
  const values = (settings: Settings): Values => {
    const mail = settings['mail'] as { readonly sender?: string } | undefined
    return Object.fromEntries(
      Object.keys(GENERAL).map((key) => [
        key,
        ((key === 'sender' ? mail?.sender : settings[key]) || null) as Json,
      ]),
    )
  }
  return {
    ...directory(desk, 'allgemein', values, (before, { sender, ...rest }) => ({
      ...before,
      ...rest,
      mail: { ...(before['mail'] as object | undefined), sender: sender ?? '' },
    })),
    title: 'Allgemeines',
    address: `${desk.base}/verwaltung/allgemein`,
    fields: GENERAL,
  }
}

/** Days that are free here and not elsewhere, and the other way round. */
export function holidaySetting(_: Page, desk: Desk): Setting {
  const days = (value: unknown) => ((value ?? []) as readonly string[]).map((tag) => ({ tag }))
  const listOf = (value: unknown) =>
    ((value ?? []) as readonly { tag: string }[]).map(({ tag }) => tag).sort()
  return {
    ...directory(
      desk,
      'feiertage',
      (settings) => ({ dazu: days(settings['extraHolidays']), weg: days(settings['notHolidays']) }),
      (before, { dazu, weg }) => ({
        ...before,
        extraHolidays: listOf(dazu),
        notHolidays: listOf(weg),
      }),
    ),
    title: 'Feiertage',
    address: `${desk.base}/verwaltung/feiertage`,
    intro: (
      <p>
        Die Feiertage des Landes kennt der Kalender. Hier steht nur, was bei Ihnen anders ist.
        Laufende Fristen rechnet jede nächste Handlung neu; versandte Bescheide nicht.
      </p>
    ),
    fields: HOLIDAYS,
    check: holidayProblems,
    preview: (values) => (
      <HolidayView desk={desk} added={listOf(values['dazu'])} removed={listOf(values['weg'])} />
    ),
  }
}

function holidayProblems(values: Values): Problem[] {
  const lists = ['dazu', 'weg'].map(
    (key) =>
      [key, ((values[key] ?? []) as readonly Values[]).map(({ tag }) => String(tag))] as const,
  )
  const both = lists[1]![1].filter((tag) => lists[0]![1].includes(tag))
  const twice = lists.flatMap(([key, days]) =>
    days.flatMap((day, i) =>
      days.indexOf(day) < i
        ? [
            {
              field: `${key}.${i}.tag`,
              message: `Tag: Den ${formatDate(day, 'long')} gibt es hier zweimal.`,
            },
          ]
        : [],
    ),
  )
  return [
    ...twice,
    ...both.map((day) => ({
      field: 'weg',
      message: `Tag: Der ${formatDate(day, 'long')} steht in beiden Listen.`,
    })),
  ]
}

function HolidayView({
  desk,
  added,
  removed,
}: {
  desk: Desk
  added: readonly string[]
  removed: readonly string[]
}) {
  const { extraHolidays: _, notHolidays: _none, ...land } = desk.region
  const words = (day: string, isFree: boolean) => {
    const isAlready = isWorkingDay(day, land) !== isFree
    return `${formatDate(day, 'weekday')}: ${isFree ? 'frei' : 'Arbeitstag'}${isAlready ? ' (das ist er auch ohne diesen Eintrag)' : ''}`
  }
  const lines = [
    ...added.map((day) => words(day, true)),
    ...removed.map((day) => words(day, false)),
  ]
  if (lines.length === 0) return <p>Es gelten die Feiertage des Landes.</p>
  return (
    <ul class="lz-tight">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

/** One address for each body a published procedure may ask. */
export function consulteeFields(desk: Desk): Fields {
  const titles = new Map(allProcesses(desk).flatMap(({ consultees }) =>
    Object.entries(consultees).map(([key, { title }]) => [key, title] as const)))
  return Object.fromEntries([...titles].sort(([, a], [, b]) => a.localeCompare(b, 'de')).map(([key, title]) =>
    [key, { type: 'email', title, required: MAY_BE_EMPTY }]))
}

/** Where the bodies are written to that the published procedures may ask; the same body in several is one. */
export function consulteeSetting(_: Page, desk: Desk): Setting {
  const fields = consulteeFields(desk)
  const shown = (settings: Settings): Values => {
    const known = (settings['consultees'] ?? {}) as Values
    return Object.fromEntries(Object.keys(fields).map((key) => [key, known[key] || null]))
  }
  return {
    ...directory(desk, 'stellen', shown, (before, values) => ({
      ...before,
      // What a procedure that is not published now would ask stays.
      consultees: Object.fromEntries(Object.entries({ ...(before['consultees'] as Values | undefined), ...values }).filter(([, value]) => value !== null)),
    })),
    title: 'Stellen',
    address: `${desk.base}/verwaltung/stellen`,
    intro: (
      <p>
        Hat eine Stelle hier eine E-Mail-Adresse, bekommt sie Fragen und Erinnerungen dorthin, mit ihrem Link.
        Wer den Link hat, sieht die Unterlagen der Frage: Tragen Sie nur ein Postfach ein, das die Stelle selbst
        liest. Ohne Adresse geben Sie den Link selbst weiter.
      </p>
    ),
    fields,
  }
}

/** Reading and writing what lies in the directory: the same row for all of it, each part by itself. */
function directory(
  desk: Desk,
  area: string,
  shown: (settings: Settings) => Values,
  merged: (before: Settings, values: Values) => object,
) {
  const { tenant } = desk
  const settingsOf = async (q: Query) => {
    const [row] = await q<{ settings: Settings }>(
      'SELECT settings FROM laufzettel.tenants WHERE id = $1 FOR UPDATE',
      [tenant.id],
    )
    return row!.settings
  }
  return {
    desk,
    area,
    key: '',
    inDirectory: true as const,
    now: shown(tenant.settings),
    read: async (q: Query) => shown(await settingsOf(q)),
    write: async (q: Query, values: Values) => {
      const settings = Object.fromEntries(
        Object.entries(merged(await settingsOf(q), values)).filter(([, value]) => value !== null),
      )
      await q('UPDATE laufzettel.tenants SET settings = $2 WHERE id = $1', [
        tenant.id,
        JSON.stringify(settings),
      ])
      return undefined
    },
  }
}
