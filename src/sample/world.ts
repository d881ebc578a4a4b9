// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Makes the sample world by running the real engine through the past weeks, day by day.
import { addDays } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/holidays.ts'
import { localDateOf } from '../calendar/instant.ts'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import { makeHouse } from '../command/house.ts'
import type { House } from '../command/house.ts'
import { papersAlong } from '../command/papers-along.ts'
import { publish } from '../command/publish.ts'
import { forgetSettings } from '../command/settings.ts'
import { UNIT_AREA } from '../command/units.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { Actor } from '../engine/actor.ts'
import type { Json, Values } from '../engine/case.ts'
import { suggestedClauses } from '../engine/clauses.ts'
import { asksOthers } from '../engine/consulting.ts'
import { look } from '../engine/scope.ts'
import { checkFiles } from '../process/check.ts'
import type { Process } from '../process/process.ts'
import type { Files } from '../process/source.ts'
import { createAccount } from '../store/accounts.ts'
import { deadlinesOf } from '../store/deadlines.ts'
import { addDocument, moveDocuments } from '../store/documents.ts'
import { saveEntity } from '../store/entities.ts'
import { saveOverlay } from '../store/overlays.ts'
import { changeSetting, stateHash } from '../store/settings-history.ts'
import { saveStaff } from '../store/staff.ts'
import { createTenant, tenantBySlug } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { startWorker } from '../worker/worker.ts'
import { idOf } from '../worker/id-of.ts'
import { application } from './application.ts'
import type { Party } from './application.ts'
import { SAMPLE_PEOPLE } from './people.ts'
import { planPdf } from './plan-pdf.ts'
import { roadWorks } from './road-works.ts'
import { FILE, storiesOf } from './stories.ts'
import type { Act, Story } from './stories.ts'
import { SAMPLE_TOWNS } from './towns.ts'
import type { SampleTown } from './towns.ts'

/** Who set up the municipalities, as the history of settings names it. */
const MADE_BY = { id: 'laufzettel', name: 'Einrichtung' }

/** No sample story has more dates than this. */
const MAX_WAKES = 60

/** Creates the sample municipalities with people and cases; `say` tells how far it is. */
export async function createWorld(
  house: House, renderer: Renderer, library: Readonly<Record<string, Files>>, say: (text: string) => void,
): Promise<void> {
  for (const town of SAMPLE_TOWNS) {
    say(`${town.name} wird angelegt`)
    await createTown(house, town)
  }
  await addProcesses(house, renderer, library, say)
}

/** Publishes processes in the sample municipalities that are there, and plays their cases. */
export async function addProcesses(
  house: House, renderer: Renderer, library: Readonly<Record<string, Files>>, say: (text: string) => void,
): Promise<void> {
  const processes = Object.entries(library).map(([id, files]) => checked(id, files))
  for (const town of SAMPLE_TOWNS) {
    const tenant = (await tenantBySlug(house.store, town.slug))!
    for (const process of processes) await publishIn(house, tenant, town, process)
    const stories = [...storiesOf(town.slug).entries()].filter(([, { process }]) => Object.hasOwn(library, process))
    for (const [n, [i, story]] of stories.entries()) {
      await play(house, renderer, tenant, story, i)
      say(`${town.name}: Vorgang ${n + 1} von ${stories.length}`)
    }
  }
}

function checked(id: string, files: Files): Process {
  const { process } = checkFiles(files)
  if (!process) throw new Error(`library/${id} has errors`)
  return process
}

async function publishIn(house: House, tenant: Tenant, town: SampleTown, process: Process): Promise<void> {
  await publish(house, tenant, process)
  for (const [entity, values] of Object.entries(town.overlays)) {
    const known = Object.entries(values).filter(([name]) => Object.hasOwn(process.parameters, name))
    if (known.length) await saveOverlay(house.store, tenant, { process: process.id, entity, parameters: Object.fromEntries(known) })
  }
  forgetSettings(house, tenant)
}

async function createTown(house: House, town: SampleTown): Promise<void> {
  const at = house.clock()
  const { store } = house
  const settings = { land: town.land, sample: true, summary: town.summary, tint: town.tint, hours: town.hours, hoursEn: town.hoursEn, hoursLeicht: town.hoursLeicht, ...town.imprint, arms: town.entities.length > 1 ? 'angeln' : town.entities[0]!.arms }
  const tenant = await createTenant(store, { slug: town.slug, name: town.name, settings, at })
  for (const { id, name, ...rest } of town.entities) await saveEntity(store, tenant, { id, name, settings: { ...rest } })
  for (const [key, name] of Object.entries(town.units)) {
    await changeSetting(store, tenant, { area: UNIT_AREA, key, seen: stateHash(null), after: { name, besteht: true }, by: MADE_BY, at })
  }
  for (const person of SAMPLE_PEOPLE[town.slug]!) {
    const { id, name, email, phone, roles, unit, deputyFor = [], account } = person
    if (account) await createAccount(store, { id: account, email, name, passwordHash: null, profile: {}, createdAt: at })
    else if (!person.consultee) {
      await saveStaff(store, tenant, {
        id, name, email, phone: phone ?? null, roles, units: unit === undefined ? [] : [unit], entities: null, active: true, deputyFor, passwordHash: null,
      })
    }
  }
}

/** Plays one story: each act on its day, with everything that happens by itself in between. */
async function play(house: House, renderer: Renderer, tenant: Tenant, story: Story, index: number): Promise<void> {
  const now = house.clock()
  const id = idOf(`sample ${tenant.slug} ${index}`)
  let last = ''
  for (const [n, act] of story.acts.entries()) {
    const instant = instantOf(now, tenant, act, last)
    await sleepUntil(house, renderer, tenant, id, instant)
    await perform(at(house, instant), tenant, story, act, id, `sample:${tenant.slug}:${index}:${n}`)
    await work(house, renderer, instant)
    last = instant
  }
  await sleepUntil(house, renderer, tenant, id, now)
}

const at = (house: House, instant: string) => makeHouse({ ...house, clock: () => instant })

async function work(house: House, renderer: Renderer, instant: string): Promise<void> {
  const worker = startWorker(at(house, instant), renderer, { quiet: true })
  await worker.drain()
  await worker.stop()
}

/** Lets the days pass: whenever a date of the case comes, it is woken as the worker would. */
async function sleepUntil(house: House, renderer: Renderer, tenant: Tenant, id: string, until: string): Promise<void> {
  for (let i = 0; i < MAX_WAKES; i++) {
    const next = (await storedWakes(house, tenant, id)).find((wake) => wake < until)
    if (!next) return
    await work(house, renderer, next)
  }
}

async function storedWakes(house: House, tenant: Tenant, id: string): Promise<string[]> {
  return (await deadlinesOf(house.store, tenant, id)).map((one) => new Date(Date.parse(one.wakeAt) + 60_000).toISOString()).sort()
}

/** Acts happen on working days, in office hours, one after the other. */
function instantOf(now: string, tenant: Tenant, act: Act, last: string): string {
  const today = localDateOf(now)
  let day = addDays(today, -act.ago)
  while (act.ago > 0 && !isWorkingDay(day, { land: tenant.settings['land'] as 'SH' })) day = addDays(day, -1)
  const wanted = `${day}T07:${String((act.ago * 7 + act.do.length * 3) % 60).padStart(2, '0')}:00.000Z`
  const later = last === '' ? wanted : new Date(Date.parse(last) + 17 * 60_000).toISOString()
  const instant = wanted > later ? wanted : later
  return instant < now ? instant : now
}

async function perform(house: House, tenant: Tenant, story: Story, act: Act, id: string, commandId: string) {
  const view = await viewCase(house, tenant, id)
  const asked = view?.at.consultations.find((one) => one.consultee === act.answers)
  const actor = actorFor(tenant, act.by, story.party, asked?.title)
  const input = act.do === 'einreichen' ? await applicationOf(house, tenant, story, id) : await inputOf(house, tenant, act, view)
  const target = asked?.id
  const action = view?.prepared.process.actions[act.do]
  const papers = view && action && asksOthers(action) ? (await papersAlong(house, tenant, view)).proposed : undefined
  const command = { kind: 'act' as const, id: commandId, action: act.do, input, actor, ...(target !== undefined && { target }), ...(papers && { papers }) }
  const account = SAMPLE_PEOPLE[tenant.slug]!.find((one) => one.email === story.party.email)?.account
  const opening = { case: id, entity: story.party.entity, channel: 'portal', ...(account !== undefined && { account }) }
  const done = await execute(house, tenant, command, view ? { case: id } : { open: opening, process: story.process })
  if (!view) await moveDocuments(house.store, tenant, `sample:${id}`, id)
  if ('refusal' in done) {
    throw new Error(`sample ${story.party.name}, ${act.do}: ${done.refusal.message} ${JSON.stringify(done.refusal.problems ?? [])}`)
  }
}

/** Fills in what a story leaves open: the day of the act and the suggested clauses. */
async function inputOf(
  house: House, tenant: Tenant, act: Act, view: Awaited<ReturnType<typeof viewCase>>,
): Promise<Values> {
  const file = view && Object.values(act.input ?? {}).includes(FILE)
    ? await keepPlan(house, tenant, { caseId: view.at.id, draftId: null }, act.do, 'Fotos der fertigen Oberfläche') : undefined
  const given = Object.fromEntries(Object.entries(act.input ?? {}).map(([key, value]) =>
    [key, value === 'heute' && view ? view.context.today : value === FILE && file ? [file] : value]))
  if (given['nebenbestimmungen'] !== 'vorgeschlagen' || !view) return given
  return { ...given, nebenbestimmungen: suggestedClauses(view.prepared, look(view.prepared, view.at, view.context)) }
}

function actorFor(tenant: Tenant, by: string, party: Party, consultee = by): Actor {
  if (by === 'antragsteller') return { kind: 'person', id: `party:${party.email}`, name: `${party.first} ${party.last}`, roles: ['antragsteller'] }
  const person = SAMPLE_PEOPLE[tenant.slug]!.find((one) => one.id === by)
  if (!person) return { kind: 'person', id: `stelle:${by}`, name: consultee, roles: ['stelle'] }
  const { id, name, phone, roles } = person
  return { kind: 'person', id, name, ...(phone !== undefined && { phone }), roles }
}

async function applicationOf(house: House, tenant: Tenant, { process, party }: Story, id: string): Promise<Values> {
  const plan = await keepPlan(house, tenant, { caseId: null, draftId: `sample:${id}` }, party.name)
  const answers = process === 'aufgrabung' ? roadWorks : application
  return answers(party, localDateOf(house.clock()), plan)
}

/** A drawing as a paper of a case or of one to be opened, and what a field stores of it. */
async function keepPlan(
  house: House, tenant: Tenant, owner: { readonly caseId: string | null; readonly draftId: string | null }, what: string, title = 'Lageplan',
): Promise<Json> {
  const name = title === 'Lageplan' ? 'lageplan.pdf' : 'oberflaeche.pdf'
  const bytes = planPdf(`${title} ${what}`)
  const sha256 = await house.blobs.put(tenant, bytes)
  const document = idOf(`plan ${tenant.slug} ${owner.caseId === null ? owner.draftId!.replace('sample:', '') : `${owner.caseId} ${what}`}`)
  const file = { id: document, name, size: bytes.length, type: 'application/pdf' }
  await addDocument(house.store, tenant, {
    id: document, ...owner, kind: 'upload:lageplan', title, fileName: file.name,
    mediaType: file.type, size: file.size, sha256, origin: 'applicant', createdAt: house.clock(), meta: {},
  })
  return file
}
