// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sample world with a mail server of its own, and notices signed in it on any day.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import { makeHouse } from '../src/command/house.ts'
import type { House } from '../src/command/house.ts'
import { openSmtp } from '../src/connectors/mail/smtp.ts'
import { testSmtp, textOf } from '../src/connectors/mail/test-smtp.ts'
import type { Received, TestSmtp } from '../src/connectors/mail/test-smtp.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Case, Delivery, Values } from '../src/engine/case.ts'
import { attemptsOf } from '../src/engine/delivery-ledger.ts'
import { portalApp } from '../src/portal/portal.tsx'
import { application } from '../src/sample/application.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { createApp } from '../src/server/app.ts'
import type { Web } from '../src/server/web.ts'
import { changeTenant, listTenants } from '../src/store/tenant.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { startWorker } from '../src/worker/worker.ts'
import { workspaceApp } from '../src/workspace/workspace.tsx'

const ADDRESS = 'https://portal.example'

export interface DeliveryWorld {
  readonly world: TestWorld
  readonly smtp: TestSmtp
  readonly app: Hono<Web>
  readonly angeln: Tenant
  readonly lindenbrueck: Tenant
  /** What the next commands and workers run on; tests put other services in. */
  house: House
  /** Nine o'clock UTC on that day. */
  day(date: string): void
  drain(): Promise<void>
  act(id: string, actor: Actor, action: string, input?: Values): Promise<void>
  /** A granted application, signed on that day, to be sent the way that was wished. */
  signed(date: string, way: string, more?: Signing): Promise<string>
  seen(id: string, tenant?: Tenant): Promise<Case>
  notice(id: string, tenant?: Tenant): Promise<Delivery>
  /** Of each attempt of the notice: way, state, served day, proofs. */
  ledger(id: string, tenant?: Tenant): Promise<readonly (readonly (string | null)[])[]>
  close(): Promise<void>
}

interface Signing {
  readonly tenant?: Tenant
  /** No worker runs afterwards. */
  readonly quiet?: boolean
  readonly name?: string
  readonly email?: string
}

/** The account all applications come from. */
export const ACCOUNT = SAMPLE_PEOPLE['musterangeln']![0]!.account!
const staff = (id: string, roles: readonly string[]): Actor => ({ kind: 'person', id, name: id, roles })
export const hanna = staff('petersen', ['sb', 'poststelle'])
export const inga = staff('lorenzen', ['zb'])
const jana: Actor = { kind: 'person', id: `account:${ACCOUNT}`, name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000ab', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Winterfest', days: 60, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

/** Makes the world; both tenants send mail in their own name and read bounces in one mailbox. */
export async function deliveryWorld(): Promise<DeliveryWorld> {
  const world = await testWorld()
  const smtp = await testSmtp()
  for (const { id, name, slug, settings } of await listTenants(world.house.store)) {
    const mail = { sender: `hinweise@${slug}.example`, bounces: 'zurueck@angeln.example' }
    await changeTenant(world.house.store, id, { name, settings: { ...settings, mail } })
  }
  const tenants = await listTenants(world.house.store)
  const [angeln, lindenbrueck] = ['musterangeln', 'lindenbrueck'].map((slug) => tenants.find((one) => one.slug === slug)!)
  const house = makeHouse({ ...world.house, address: ADDRESS, mail: openSmtp({ url: smtp.url, restMs: 0 }) })
  const app = createApp(house, { portal: portalApp(world.renderer), workspace: workspaceApp(world.renderer), root: portalApp(world.renderer) })
  const it: DeliveryWorld = {
    world, smtp, app, house, angeln: angeln!, lindenbrueck: lindenbrueck!,
    day: (date) => world.setClock(`${date}T09:00:00.000Z`),
    async drain() {
      const worker = startWorker(it.house, world.renderer, { quiet: true })
      await worker.drain()
      await worker.stop()
    },
    act: (id, actor, action, input = {}) => actIn(it, angeln!, id, actor, action, input),
    signed: (date, way, more = {}) => sign(it, date, way, more),
    seen: async (id, tenant = angeln!) => (await viewCase(it.house, tenant, id))!.at,
    notice: async (id, tenant) => (await it.seen(id, tenant)).deliveries.find((one) => one.letter === 'bescheid')!,
    ledger: async (id, tenant) =>
      attemptsOf(await it.notice(id, tenant)).map((one) => [one.channel, one.status, one.served ?? null, ...one.proofs.map(({ kind }) => kind)]),
    async close() {
      await smtp.close()
      await world.close()
    },
  }
  return it
}

async function actIn({ house }: DeliveryWorld, tenant: Tenant, id: string, actor: Actor, action: string, input: Values = {}) {
  const done = await execute(house, tenant, { kind: 'act', id: randomUUID(), action, input, actor }, { case: id })
  assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
}

async function sign(
  it: DeliveryWorld, date: string, way: string, { tenant = it.angeln, quiet = false, name = party.organisation, email = party.email }: Signing,
): Promise<string> {
  it.day(date)
  const id = randomUUID()
  const entity = tenant === it.angeln ? 'suederau' : 'lindenbrueck'
  const input = { ...application({ ...party, entity, organisation: name, email }, date, plan), bekanntgabeweg: way }
  const opening = { case: id, entity, channel: 'portal', ...(tenant === it.angeln && { account: ACCOUNT }) }
  const opened = await execute(it.house, tenant, { kind: 'act', id: randomUUID(), action: 'einreichen', input, actor: jana }, { open: opening, process: 'gestattung' })
  assert.ok(!('refusal' in opened), JSON.stringify(opened))
  await actIn(it, tenant, id, hanna, 'uebernehmen')
  await actIn(it, tenant, id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: date })
  await actIn(it, tenant, id, hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await actIn(it, tenant, id, hanna, 'vorlegen')
  await actIn(it, tenant, id, inga, 'zeichnen')
  if (!quiet) await it.drain()
  return id
}

/** The mails with a link to retrieve a letter. */
export const linkMails = ({ smtp }: DeliveryWorld): readonly Received[] =>
  smtp.received.filter((mail) => textOf(mail).includes('/abruf/'))

/** The path of the link in a mail. */
export const linkIn = (mail: Received): string => /https:\/\/portal\.example(\/[\w-]+\/abruf\/[\w-]+)/.exec(textOf(mail))![1]!
