// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The start page of an instance: the municipalities, and on a sample instance the sample people.
import { Hono } from 'hono'
import { rememberProof } from '../portal/consultation-proof.ts'
import { listCases } from '../store/worklist.ts'
import { listTenants, tenantBySlug } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { consultationToken } from '../command/consultation-token.ts'
import { viewCase } from '../command/case-view.ts'
import type { House } from '../command/house.ts'
import { page, redirectTo, refusePage } from '../server/answer.tsx'
import { csrfToken, CsrfField, visitorOf } from '../server/csrf.tsx'
import { route } from '../server/route.ts'
import { forgetSession, signIn } from '../server/session.ts'
import type { Page, Web } from '../server/web.ts'
import { serveAsset } from '../ui/assets.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { InstancePage } from '../ui/layout.tsx'
import { Line } from '../ui/line.tsx'
import { SAMPLE_PEOPLE } from './people.ts'
import type { SamplePerson } from './people.ts'

/** The pages above all municipalities: start page, one-click sign-in, stylesheets and fonts. */
export function rootApp(): Hono<Web> {
  const app = new Hono<Web>()
  route(app, 'get', '/assets/:hash/:name', 'public', asset)
  route(app, 'get', '/assets/:name', 'public', asset)
  route(app, 'get', '/', 'public', start)
  route(app, 'post', '/muster/anmelden', 'public', become)
  return app
}

async function asset(c: Page): Promise<Response> {
  return (await serveAsset(c.req.raw)) ?? refusePage(c, 404, 'Diese Datei gibt es nicht', 'Laden Sie die Seite neu.')
}

async function start(c: Page): Promise<Response> {
  const house = c.get('house')
  const tenants = await listTenants(house.store)
  const csrf = csrfToken(house, visitorOf(c, house), undefined)
  return page(c, tenants.some(isSample) ? <SampleStart tenants={tenants.filter(isSample)} csrf={csrf} /> : <PlainStart tenants={tenants} />)
}

const PROOF_MS = 30 * 86_400_000
const isSample = (tenant: Tenant) => tenant.settings['sample'] === true

/** Signs in as a sample person; on any other instance and tenant this does not exist. */
async function become(c: Page): Promise<Response> {
  const house = c.get('house')
  const form = await c.req.parseBody()
  const tenant = await tenantBySlug(house.store, String(form['tenant'] ?? ''))
  const person = tenant && isSample(tenant) ? (SAMPLE_PEOPLE[tenant.slug] ?? []).find((one) => one.id === form['person']) : undefined
  if (!tenant || !person) return refusePage(c, 404, 'Diese Seite gibt es nicht', 'Die Anmeldung mit einem Klick gibt es nur im Musterbetrieb.')
  if (person.consultee) {
    // A consultee has no account: whoever was signed in on this screen is not any more.
    forgetSession(c, tenant)
    return redirectTo(c, await openLink(c, house, tenant, person.consultee))
  }
  await signIn(c, house, tenant, person.account ? 'citizen' : 'staff', person.account ?? person.id)
  return redirectTo(c, person.account ? `/${tenant.slug}/konto` : `/${tenant.slug}/amt/`)
}

/** Where a consultee gets by the link in their mail, with the code typed already: the oldest question still open. */
async function openLink(c: Page, house: House, tenant: Tenant, consultee: string): Promise<string> {
  const { lines } = await listCases(house.store, tenant, { state: 'open', sort: 'oldest', page: 1, pageSize: 50 })
  for (const line of lines) {
    const view = await viewCase(house, tenant, line.id)
    const open = view?.at.consultations.find((one) => one.consultee === consultee && one.status === 'open')
    if (!open) continue
    const asked = { consultation: open.id, link: open.link ?? 1 }
    rememberProof(c, house, tenant, asked, new Date(Date.parse(house.clock()) + PROOF_MS).toISOString())
    return `/${tenant.slug}/beteiligung/${consultationToken(house, tenant, open.id, asked.link)}`
  }
  return `/${tenant.slug}/`
}

const GROUPS = [['portal', 'Im Portal'], ['amt', 'Im Amt'], ['kulissen', 'Hinter den Kulissen']] as const

function SampleStart({ tenants, csrf }: { tenants: readonly Tenant[]; csrf: string }) {
  const [first, ...others] = tenants.toSorted((a, b) => (SAMPLE_PEOPLE[b.slug]?.length ?? 0) - (SAMPLE_PEOPLE[a.slug]?.length ?? 0))
  return (
    <InstancePage isSample title="Laufzettel zum Ausprobieren">
      <div class="lz-wrap lz-flow">
        <header class="lz-text lz-tight">
          <p class="lz-meta">Laufzettel zum Ausprobieren</p>
          <h1 class="kern-heading-large">Ein Dorffest, viele Menschen, ein Vorgang</h1>
          <p class="lz-lead">
            {first!.name}: {String(first!.settings['summary'] ?? '')} Wählen Sie eine Person und erledigen Sie, was bei ihr ansteht.
            Sie können jederzeit wechseln und sehen denselben Vorgang mit anderen Augen.
          </p>
        </header>
        <Line
          across
          label="Weg des Vorgangs durch die Hände"
          steps={[
            { title: 'Jana Sommer', note: 'stellt den Antrag', state: 'done' },
            { title: 'Hanna Petersen', note: 'prüft und fragt Stellen', state: 'done' },
            { title: 'Kai Boysen', note: 'nimmt Stellung', state: 'now' },
            { title: 'Dr. Inga Lorenzen', note: 'zeichnet den Bescheid' },
            { title: 'Sönke Rohde', note: 'bucht die Zahlung' },
          ]}
        />
        {GROUPS.map(([group, title]) => (
          <People tenant={first!} title={title} csrf={csrf} people={SAMPLE_PEOPLE[first!.slug]!.filter((one) => one.group === group)} />
        ))}
        {others.map((tenant) => (
          <People tenant={tenant} title={`In einer anderen Verwaltung: ${tenant.name}`} csrf={csrf} people={SAMPLE_PEOPLE[tenant.slug] ?? []} />
        ))}
        <section class="lz-panel lz-panel--soft" aria-labelledby="ansehen">
          <h2 class="kern-heading-small" id="ansehen">Lieber erst ansehen?</h2>
          <p>Die Portale stehen Ihnen auch ohne Anmeldung offen.</p>
          <div class="lz-row">
            {tenants.map((tenant, i) => <ButtonLink kind={i ? 'tertiary' : 'secondary'} href={`/${tenant.slug}/`}>Portal {tenant.name}</ButtonLink>)}
          </div>
        </section>
      </div>
    </InstancePage>
  )
}

function People({ tenant, title, people, csrf }: { tenant: Tenant; title: string; people: readonly SamplePerson[]; csrf: string }) {
  const id = `g-${tenant.slug}-${people[0]?.id}`
  return (
    <section aria-labelledby={id}>
      <h2 class="kern-heading-medium" id={id}>{title}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role */}
      <ul class="lz-list lz-cols lz-2" role="list">
        {people.map((person) => (
          <li>
            <span class="lz-face" aria-hidden="true">{initials(person.name)}</span>
            <form method="post" action="/muster/anmelden">
              <CsrfField csrf={csrf} />
              <input type="hidden" name="tenant" value={tenant.slug} />
              <button class="lz-link lz-go" name="person" value={person.id}>Als {person.name} anmelden</button>
              <br /><span>{person.title}</span><br /><span class="lz-meta">{person.hint}</span>
            </form>
            <Icon name="chevron-right" />
          </li>
        ))}
      </ul>
    </section>
  )
}

const initials = (name: string) => name.replace(/^Dr\. /, '').split(' ').map((word) => word[0]).join('')

function PlainStart({ tenants }: { tenants: readonly Tenant[] }) {
  return (
    <InstancePage title="Laufzettel">
      <div class="lz-wrap lz-flow lz-text">
        <h1 class="kern-heading-large">Verwaltungen dieser Instanz</h1>
        {tenants.length === 0 && <p>Noch ist keine Verwaltung eingerichtet. Legen Sie eine an: <code>./laufzettel tenant add</code></p>}
        <ul class="lz-list lz-list--plain">
          {tenants.map((tenant) => <li><a href={`/${tenant.slug}/`}>{tenant.name}</a></li>)}
        </ul>
      </div>
    </InstancePage>
  )
}
