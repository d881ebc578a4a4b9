// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { isLand, LANDS } from '../calendar/land.ts'
import { unknownName } from '../process/finding.ts'
import { areasByAgs } from '../store/areas.ts'
import { listEntities, saveEntity } from '../store/entities.ts'
import type { Store } from '../store/store.ts'
import { changeTenant, createTenant, listTenants, removeTenant } from '../store/tenant.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { openPlatform } from './platform.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel tenant list                                zeigt die Verwaltungen dieser Instanz
laufzettel tenant add NAME --title TITEL --land SH    legt eine an (NAME steht in der Adresse)
laufzettel tenant set NAME --mail-sender ADRESSE      Absender der Hinweise per E-Mail; leer schaltet sie ab
laufzettel tenant set NAME --mail-bounces ADRESSE     wohin unzustellbare E-Mails gehen; leer: an den Absender
laufzettel tenant ags NAME GEMEINDE AGS               nennt den Schlüssel einer Gemeinde (acht Ziffern)
laufzettel tenant remove NAME --yes                   löscht eine mit allen Daten

  --data ORDNER   Ort der Daten, sonst .data`

/** Lists, adds, changes or removes tenants. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, ['yes'], ['title', 'land', 'data', 'mail-sender', 'mail-bounces'])
  const [verb, slug, entity, ags] = words
  if (!verb || !['list', 'add', 'set', 'ags', 'remove'].includes(verb)) throw new UsageError('Möglich sind: tenant list, tenant add, tenant set, tenant ags, tenant remove.')
  if (verb !== 'list' && !/^[a-z][a-z0-9-]{1,60}$/.test(slug ?? '')) {
    throw new UsageError('Der NAME besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel musterangeln.')
  }
  const land = String(options['land'] ?? '')
  if (verb === 'add' && !isLand(land)) throw new UsageError(`--land braucht eines von: ${LANDS.join(', ')}.`)
  if (verb === 'ags' && (!entity || !/^\d{8}$/.test(ags ?? ''))) throw new UsageError('So geht es: laufzettel tenant ags NAME GEMEINDE 01059185')
  if (verb === 'remove' && !options['yes']) throw new UsageError('Das löscht alle Daten. Bestätigen Sie mit --yes.')
  const mail = verb === 'set' ? mailOf(options) : {}
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { store, clock } = platform.house
  try {
    if (verb === 'add') {
      const name = String(options['title'] ?? slug)
      const tenant = await createTenant(store, { slug: slug!, name, settings: { land, arms: slug! }, at: clock() })
      await saveEntity(store, tenant, firstEntity(slug!, name))
      console.log(options['json'] ? JSON.stringify({ tenant }) : `${tenant.name} ist angelegt (${tenant.id}).`)
      return 0
    }
    if (verb === 'set') {
      const tenant = (await listTenants(store)).find((one) => one.slug === slug)
      if (tenant) await changeTenant(store, tenant.id, { name: tenant.name, settings: { ...tenant.settings, mail: { ...(tenant.settings['mail'] as object | undefined), ...mail } } })
      const said = tenant ? saidOf(tenant.name, mail) : `${slug} gibt es nicht.`
      console.log(options['json'] ? JSON.stringify({ changed: tenant !== undefined }) : said)
      return tenant ? 0 : 1
    }
    if (verb === 'ags') return await setAgs(store, slug!, entity!, ags!, options['json'] === true)
    if (verb === 'remove') {
      const removed = await removeTenant(store, slug!)
      console.log(options['json'] ? JSON.stringify({ removed }) : removed ? `${slug} ist gelöscht.` : `${slug} gibt es nicht.`)
      return removed ? 0 : 1
    }
    const tenants = await listTenants(store)
    if (options['json']) console.log(JSON.stringify({ tenants }))
    else for (const tenant of tenants) console.log(`${tenant.slug}\t${tenant.name}\t${tenant.id}`)
    return 0
  } finally {
    await platform.close()
  }
}

/** Notes the key of a Gemeinde and says what the directory calls it. */
async function setAgs(store: Store, slug: string, id: string, ags: string, isJson: boolean): Promise<number> {
  const tenant = await tenantOrFail(store, slug)
  const all = await listEntities(store, tenant)
  const entity = all.find((one) => one.id === id)
  if (!entity) throw new UsageError(unknownName('Die Gemeinde', id, all.map((one) => one.id)))
  const [area] = await areasByAgs(store, [ags])
  await saveEntity(store, tenant, { ...entity, settings: { ...entity.settings, ags } })
  const place = area ? area.name : 'im Gemeindeverzeichnis nicht gefunden'
  console.log(isJson ? JSON.stringify({ entity: id, ags, area: area ?? null }) : `${entity.name}: AGS ${ags} (${place}).`)
  return 0
}

/** One legal entity to begin with; address, cash office and signature are to be filled in. */
function firstEntity(id: string, name: string) {
  const open = 'noch einzutragen'
  const settings = {
    genitive: name, authority: name, office: open, street: open, postcode: '00000', city: open, phone: open, email: open,
    signatory: 'Im Auftrag', accountHolder: name, iban: '', arms: id,
  }
  return { id, name, settings }
}

interface MailSettings {
  readonly sender?: string
  readonly bounces?: string
}

/** What `tenant set` says of mail; an empty address takes it away. */
function mailOf(options: Readonly<Record<string, unknown>>): MailSettings {
  const given = (['sender', 'bounces'] as const).flatMap((key) => {
    const value = options[`mail-${key}`]
    return value === undefined ? [] : [[key, value] as const]
  })
  for (const [key, value] of given) {
    if (typeof value === 'string' && /^$|^[^\s@<>]+@[^\s@<>]+$/.test(value)) continue
    throw new UsageError(`--mail-${key} braucht eine E-Mail-Adresse, zum Beispiel hinweise@musterstadt.de`)
  }
  if (given.length === 0) throw new UsageError('--mail-sender oder --mail-bounces braucht eine E-Mail-Adresse, zum Beispiel hinweise@musterstadt.de')
  return Object.fromEntries(given)
}

function saidOf(name: string, { sender, bounces }: MailSettings): string {
  const parts = [
    ...(sender === undefined ? [] : [sender ? `${name} sendet Hinweise von ${sender}.` : `${name} sendet keine Hinweise per E-Mail.`]),
    ...(bounces === undefined ? [] : [bounces ? `Unzustellbare E-Mails gehen an ${bounces}.` : 'Unzustellbare E-Mails gehen an den Absender.']),
  ]
  return parts.join(' ')
}
