// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Legal entities: letterhead, signature and cash office of each Gemeinde.
import { ARMS } from '../documents/arms.ts'
import { bicHolds, groupedIban, ibanHolds, plainIban } from '../documents/iban.ts'
import type { Values } from '../engine/case.ts'
import type { Entity } from '../engine/context.ts'
import type { Problem } from '../engine/input.ts'
import type { LetterContent } from '../engine/letter-content.ts'
import type { Page } from '../server/web.ts'
import { readEntity, writeEntity } from '../store/entities.ts'
import type { Query } from '../store/query.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Go, List } from '../ui/list.tsx'
import { adminPage } from './admin-frame.tsx'
import type { Fields, Setting } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { LetterView } from './letter-view.tsx'

const AREA = 'gemeinde'
const TITLE = 'Gemeinden und Briefkopf'

const FIELDS: Fields = {
  name: { type: 'text', title: 'Name', length: 120 },
  genitive: {
    type: 'text',
    title: 'Name im Wesfall',
    help: 'So steht er im Satz, zum Beispiel „der Gemeinde Süderau“.',
    length: 120,
  },
  authority: {
    type: 'text',
    title: 'Behörde',
    help: 'Erste Zeile im Briefkopf; was nach dem Komma steht, kommt darunter.',
    length: 160,
  },
  office: { type: 'text', title: 'Zuständige Stelle im Briefkopf', length: 120 },
  street: { type: 'text', title: 'Straße und Hausnummer', length: 120 },
  postcode: {
    type: 'text',
    title: 'Postleitzahl',
    pattern: '^[0-9]{5}$',
    help: 'Fünf Ziffern.',
    width: 'short',
  },
  city: { type: 'text', title: 'Ort', length: 80 },
  phone: { type: 'phone', title: 'Telefon' },
  email: { type: 'email', title: 'E-Mail' },
  signatory: {
    type: 'text',
    title: 'Wer zeichnet',
    help: 'Die Zeile über der Unterschrift, zum Beispiel „Im Auftrag“.',
    length: 80,
  },
  head: {
    type: 'text',
    title: 'Leitung',
    help: 'So zeichnet die Leitung selbst, zum Beispiel „Der Bürgermeister“.',
    length: 80,
    required: false,
  },
  accountHolder: { type: 'text', title: 'Kontoinhaber', length: 70 },
  iban: { type: 'text', title: 'IBAN', length: 42 },
  bic: { type: 'text', title: 'BIC', required: false, width: 'medium', length: 11 },
  arms: {
    type: 'choice',
    title: 'Wappen',
    help: 'In der Vorschau sehen Sie es im Briefkopf.',
  },
  ags: {
    type: 'text',
    title: 'Gemeindeschlüssel (AGS)',
    help: 'Acht Ziffern.',
    pattern: '^[0-9]{8}$',
    required: false,
    width: 'medium',
  },
}

/** The fields, the shields called by who bears them. */
/** What a legal entity is made of. */
export function entityFields({ entities }: Pick<Desk, 'entities'>): Fields {
  const bearer = (key: string) => Object.values(entities).find(({ arms }) => arms === key)?.name
  const options = Object.fromEntries(
    [...ARMS, 'ohne'].map((key) => [
      key,
      key === 'ohne' ? 'Schild ohne Wappen' : `Wappen ${bearer(key) ?? `„${key}“`}`,
    ]),
  )
  return { ...FIELDS, arms: { ...FIELDS['arms']!, options } }
}

const KEY: Fields = {
  kurzname: {
    type: 'text',
    title: 'Kurzname',
    help: 'Kleinbuchstaben, er steht in Dateien und ändert sich nie, zum Beispiel suederau.',
    pattern: '^[a-z][a-z0-9-]{1,40}$',
    width: 'medium',
  },
}

/** The legal entities of the tenant, each with its page. */
export async function showEntities(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const all = Object.values(desk.entities)
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          Jede Gemeinde hat ihren Briefkopf, ihre Unterschrift und ihr Konto. Neue Briefe nehmen,
          was hier steht; gesendete ändern sich nicht.
        </p>
        <List>
          {all.map(({ id, name, authority }) => (
            <Go href={`${desk.base}/verwaltung/gemeinden/${id}`} title={name} note={authority} />
          ))}
        </List>
        <p>
          <ButtonLink kind="secondary" icon="add" href={`${desk.base}/verwaltung/gemeinden/neu`}>
            Gemeinde hinzufügen
          </ButtonLink>
        </p>
      </div>
    ),
  })
}

/** A legal entity by the address of the page. */
export function entitySetting(c: Page, desk: Desk): Setting | undefined {
  const id = c.req.param('gemeinde')!
  const entity = Object.hasOwn(desk.entities, id) ? desk.entities[id] : undefined
  if (!entity) return undefined
  const crumbs = [{ title: TITLE, href: `${desk.base}/verwaltung/gemeinden` }]
  return {
    ...shared(desk),
    key: id,
    title: entity.name,
    crumbs,
    fields: entityFields(desk),
    now: valuesOfEntity(entity),
    address: `${desk.base}/verwaltung/gemeinden/${id}`,
    read: async (q) => {
      const row = await readEntity(q, id)
      return row ? valuesOfEntity({ ...row.settings, name: row.name } as unknown as Entity) : {}
    },
    write: (q, values) => write(q, id, values),
  }
}

/** A legal entity that does not exist yet. */
export function newEntitySetting(_: Page, desk: Desk): Setting {
  const crumbs = [{ title: TITLE, href: `${desk.base}/verwaltung/gemeinden` }]
  const keyOf = (values: Values) => String(values['kurzname'])
  return {
    ...shared(desk),
    key: '',
    title: 'Gemeinde hinzufügen',
    crumbs,
    fields: { ...KEY, ...entityFields(desk) },
    now: {},
    keyOf,
    button: 'Gemeinde hinzufügen',
    address: `${desk.base}/verwaltung/gemeinden/neu`,
    onward: (values) => `${desk.base}/verwaltung/gemeinden/${keyOf(values)}`,
    read: async () => ({}),
    write: async (q, { kurzname, ...values }) => {
      const known = await readEntity(q, String(kurzname))
      if (known)
        return {
          field: 'kurzname',
          message: `Kurzname: Den Kurznamen hat schon ${known.name}. Wählen Sie einen anderen.`,
        }
      return write(q, String(kurzname), values)
    },
  }
}

const shared = (desk: Desk) => ({
  desk,
  area: AREA,
  check: bankProblems,
  preview: (values: Values) => <Letterhead values={values} />,
})

async function write(q: Query, id: string, { name, ...values }: Values): Promise<undefined> {
  const before = await readEntity(q, id)
  const iban = plainIban(String(values['iban']))
  const known = Object.fromEntries(
    Object.entries({ ...before?.settings, ...values, iban }).filter(([, value]) => value !== null),
  )
  await writeEntity(q, { id, name: String(name), settings: known as never })
}

/** The values of its fields, the IBAN in groups as people read it. */
function valuesOfEntity(entity: Entity): Values {
  const given = entity as unknown as Values
  const values = Object.fromEntries(Object.keys(FIELDS).map((key) => [key, given[key] || null]))
  const arms = ARMS.includes(entity.arms) ? entity.arms : 'ohne'
  return { ...values, iban: entity.iban ? groupedIban(entity.iban) || entity.iban : null, arms }
}

function bankProblems({ iban, bic }: Values): Problem[] {
  return [
    ...(ibanHolds(String(iban))
      ? []
      : [
          {
            field: 'iban',
            message:
              'IBAN: Die Prüfziffer passt nicht. Vergleichen Sie die Nummer mit dem Kontoauszug.',
          },
        ]),
    ...(bic === null || bic === undefined || bicHolds(String(bic))
      ? []
      : [
          {
            field: 'bic',
            message: 'BIC: Sie hat acht oder elf Zeichen, zum Beispiel NOLADE21SHO.',
          },
        ]),
  ]
}

/** The letterhead as a letter shows it, with an invented addressee. */
function Letterhead({ values }: { values: Values }) {
  const sender = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value ?? '']),
  ) as unknown as Entity
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const content: LetterContent = {
    letter: 'muster',
    title: 'Muster',
    kind: 'information',
    sender,
    recipient: ['Frau', 'Jana Muster', 'Musterweg 1', '24999 Musterstadt'],
    pairs: [
      ['Telefon', sender.phone],
      ['E-Mail', sender.email],
    ],
    date: '2026-01-15',
    subject: 'So beginnt ein Brief',
    fileNumber: '00-MU-1/2026',
    blocks: [
      paragraph(
        `Absender im Anschriftfeld: ${sender.authority.split(', ')[0]} · ${sender.street} · ${sender.postcode} ${sender.city}`,
      ),
      paragraph(`Im Satz steht: Die Satzung ${sender.genitive} gilt.`),
      {
        kind: 'payment',
        holder: sender.accountHolder,
        iban: plainIban(sender.iban),
        cents: 5000,
        amount: '50,00 €',
        reference: 'Muster',
      },
      paragraph(sender.signatory),
      ...(sender.head ? [paragraph(`Die Leitung zeichnet: ${sender.head}`)] : []),
    ],
  }
  return <LetterView content={content} label="Briefkopf" />
}
