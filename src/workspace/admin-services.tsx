// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whether a service takes applications: open, paused, in a season only, closed.
import type { LocalDate } from '../calendar/date.ts'
import { availabilitiesOf } from '../command/availability.ts'
import type { Values } from '../engine/case.ts'
import { availabilityFault, openingOn } from '../engine/availability.ts'
import type { Availability } from '../engine/availability.ts'
import type { Problem } from '../engine/input.ts'
import type { Page } from '../server/web.ts'
import { currentAvailability, readAvailability, writeAvailability } from '../store/availability.ts'
import { listCatalogue } from '../store/catalogue.ts'
import { Go, List } from '../ui/list.tsx'
import { adminPage } from './admin-frame.tsx'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'

const TITLE = 'Leistungen'

/** When a service takes applications. */
export const SERVICE_FIELDS: Fields = {
  stand: {
    type: 'choice',
    title: 'Nimmt Anträge an',
    options: {
      open: 'Ja',
      seasonal: { title: 'Nur in einer Jahreszeit', help: 'Jedes Jahr von Tag zu Tag' },
      paused: { title: 'Macht Pause', help: 'Bis zu einem Tag oder bis jemand sie beendet' },
      closed: 'Nein, geschlossen',
    },
  },
  grund: {
    type: 'longText',
    title: 'Grund',
    help: 'Die Antragstellenden lesen ihn. Bei Pause und Schließung nötig.',
    length: 500,
    required: MAY_BE_EMPTY,
  },
  pauseVon: { type: 'date', title: 'Pause ab', required: MAY_BE_EMPTY },
  pauseBis: { type: 'date', title: 'Pause bis einschließlich', required: MAY_BE_EMPTY },
  entwuerfe: {
    type: 'choice',
    title: 'Begonnene Anträge in einer Pause',
    options: {
      weiter: 'Dürfen noch abgesendet werden',
      nicht: 'Dürfen auch nicht abgesendet werden',
    },
  },
  saisonVon: {
    type: 'text',
    title: 'Jahreszeit ab',
    help: 'Tag und Monat, zum Beispiel 1.5.',
    width: 'short',
    required: MAY_BE_EMPTY,
  },
  saisonBis: {
    type: 'text',
    title: 'Jahreszeit bis',
    help: 'Tag und Monat, zum Beispiel 30.9.',
    width: 'short',
    required: MAY_BE_EMPTY,
  },
}

/** All services with what holds today. */
export async function showServices(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const [services, all] = await Promise.all([
    listCatalogue(desk.house.store, desk.tenant),
    availabilitiesOf(desk.house, desk.tenant),
  ])
  const note = (process: string) => {
    const opening = openingOn(all[process] ?? { kind: 'open' }, desk.today)
    return opening.isOpen ? 'Nimmt Anträge an' : opening.why
  }
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-text">
        <List>
          {services.map(({ process, name }) => (
            <Go
              href={`${desk.base}/verwaltung/leistungen/${process}`}
              title={name}
              note={note(process)}
            />
          ))}
        </List>
      </div>
    ),
  })
}

/** What one service takes. */
export async function serviceSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const {
    house: { store, clock },
    tenant,
    person,
  } = desk
  const id = c.req.param('process')!
  const service = (await listCatalogue(store, tenant)).find(({ process }) => process === id)
  if (!service) return undefined
  const set = (await currentAvailability(store, tenant)).find(({ process }) => process === id)
  return {
    desk,
    area: 'leistung',
    key: id,
    title: service.name,
    fields: SERVICE_FIELDS,
    crumbs: [{ title: TITLE, href: `${desk.base}/verwaltung/leistungen` }],
    address: `${desk.base}/verwaltung/leistungen/${id}`,
    now: valuesOf(set?.state as unknown as Availability | undefined),
    check: (values) => problemsOf(values, desk.today),
    preview: (values) => {
      const opening = openingOn(availabilityOf(values), desk.today)
      return <p>{opening.isOpen ? 'Heute nimmt die Leistung Anträge an.' : opening.why}</p>
    },
    read: async (q) =>
      valuesOf((await readAvailability(q, id)) as unknown as Availability | undefined),
    write: async (q, values) => {
      const state = { ...availabilityOf(values) }
      await writeAvailability(q, { process: id, state, setBy: person.name, setAt: clock() })
      return undefined
    },
  }
}

function valuesOf(set: Availability = { kind: 'open' }): Values {
  const paused = set.kind === 'paused' ? set : undefined
  const season = set.kind === 'seasonal' ? set : undefined
  return {
    stand: set.kind,
    grund: ('reason' in set && set.reason) || null,
    pauseVon: paused?.from ?? null,
    pauseBis: paused?.until ?? null,
    entwuerfe: paused?.stopsDrafts ? 'nicht' : 'weiter',
    saisonVon: season ? shownDay(season.from) : null,
    saisonBis: season ? shownDay(season.until) : null,
  }
}

const shownDay = (day: string) => day.split('-').reverse().map(Number).join('.') + '.'

/** `05-01` of `1.5.`, or what was typed, which the check then refuses. */
function dayOf(text: unknown): string {
  const [, day, month] = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(String(text ?? '')) ?? []
  return day && month ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : String(text ?? '')
}

function availabilityOf(values: Values): Availability {
  const reason = String(values['grund'] ?? '')
  const [from, until] = [values['pauseVon'], values['pauseBis']]
  switch (values['stand']) {
    case 'paused':
      return {
        kind: 'paused',
        reason,
        ...(from && { from: String(from) }),
        ...(until && { until: String(until) }),
        ...(values['entwuerfe'] === 'nicht' && { stopsDrafts: true }),
      }
    case 'seasonal':
      return {
        kind: 'seasonal',
        from: dayOf(values['saisonVon']),
        until: dayOf(values['saisonBis']),
        ...(reason && { reason }),
      }
    case 'closed':
      return { kind: 'closed', reason }
    default:
      return { kind: 'open' }
  }
}

function problemsOf(values: Values, today: LocalDate): Problem[] {
  const availability = availabilityOf(values)
  const fault = availabilityFault(availability, today)
  if (fault === undefined) return []
  const needsReason =
    'reason' in availability && !availability.reason?.trim() && availability.kind !== 'seasonal'
  if (needsReason) return [{ field: 'grund', message: `Grund: ${fault}` }]
  if (availability.kind === 'seasonal')
    return [
      {
        field: 'saisonVon',
        message:
          'Jahreszeit: Schreiben Sie Tag und Monat wie 1.5. oder 30.9.; den 29. Februar gibt es nicht jedes Jahr.',
      },
    ]
  return [{ field: 'pauseBis', message: `Pause: ${fault}` }]
}
