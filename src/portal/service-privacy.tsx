// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What happens to the details of one application, read off its process (Art. 13 DSGVO).
import type { ComponentChildren } from 'preact'
import { contextFor, entitiesOf, processOf } from '../command/settings.ts'
import type { Context } from '../engine/context.ts'
import { askedData } from '../forms/asked-data.ts'
import type { Process } from '../process/process.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Facts } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { Linked } from '../ui/linked.tsx'
import { List } from '../ui/list.tsx'
import { siteOf } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import { unknownService } from './begin-application.ts'
import { Contact } from './contact.tsx'
import { DRAFT_DAYS } from './draft-code.ts'
import { address, portalPage, spoken } from './frame.tsx'
import { UntranslatedNote } from './german-note.tsx'
import { basisText } from './service-facts.ts'
import { officesOf } from './service-sections.tsx'
import { SERVICE_PRIVACY } from './service-privacy.words.ts'

/** `/leistungen/ID/datenschutz`. */
export async function servicePrivacyPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const found = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!found) return unknownService(c)
  const prepared = spoken(c, found)
  const { process } = prepared
  const [say, home] = [wordsOf(c, SERVICE_PRIVACY), address(c, `/leistungen/${process.id}`)]
  const context = await contextFor(house, tenant, process.id)
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  const crumbs = [
    { title: say.services, href: address(c, '/leistungen') },
    { title: process.title, href: home },
    { title: say.title },
  ]
  return portalPage(
    c,
    { title: say.about(process.title), isPublic: true },
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={crumbs} />
      <div class="lz-text lz-flow">
        <header class="lz-tight">
          <p class="lz-meta">{process.title}</p>
          <h1 class="kern-heading-large">{say.title}</h1>
          <p class="lz-lead">{say.lead}</p>
        </header>
        <UntranslatedNote prepared={prepared} />
        <Purpose process={process} />
        <Asked process={process} />
        <Receivers process={process} context={context} />
        <Kept process={process} />
        <Rights />
        <Responsible site={site} />
        <p>
          <Linked text={say.portal} href={address(c, '/datenschutz')} />
        </p>
        <p>
          <a href={home}>{say.back}</a>
        </p>
      </div>
    </div>,
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id} class="lz-tight">
      <h2 class="kern-heading-medium" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Purpose({ process }: { process: Process }) {
  const say = useWords(SERVICE_PRIVACY)
  const basis = (
    <>
      <German>{basisText(process.basis)}</German>
      <br />
      <span class="lz-meta">{say.task}</span>
    </>
  )
  return (
    <Part id="h-wozu" title={say.purpose}>
      <Facts
        rows={[
          { label: say.forWhat, value: <>{process.summary}. {say.decide}</> },
          { label: say.basis, value: basis },
        ]}
      />
    </Part>
  )
}

function Asked({ process }: { process: Process }) {
  const say = useWords(SERVICE_PRIVACY)
  const pages = askedData(process)
  const reasons = pages.flatMap((one) => one.reasons)
  return (
    <Part id="h-was" title={say.asked}>
      <p>{say.must}</p>
      <Facts isWide rows={pages.map(({ page, titles }) => ({ label: page, value: titles.join(' · ') }))} />
      {reasons.length > 0 && (
        <details>
          <summary>{say.reasons}</summary>
          <Facts isWide rows={reasons.map(({ title, why }) => ({ label: title, value: why }))} />
        </details>
      )}
    </Part>
  )
}

/** The office, who works there on it, and the bodies it may ask. */
function Receivers({ process, context }: { process: Process; context: Context }) {
  const say = useWords(SERVICE_PRIVACY)
  const staff = Object.values(process.roles).filter(({ kind }) => kind === 'staff')
  const others = Object.values(process.consultees)
  const offices = officesOf(process, context).map(({ office, places }) => ({
    label: say.office,
    value: (
      <>
        {office}
        <br />
        <span class="lz-meta">{places.join(', ')}</span>
      </>
    ),
  }))
  const inside = (
    <>
      <German>{staff.map(({ title }) => title).join(' · ')}</German>
      <br />
      <span class="lz-meta">{say.need}</span>
      {process.access && (
        <>
          <br />
          <span class="lz-meta">
            <German>{say.only(`${process.access.title}, ${basisText(process.access.basis)}`)}</German>
          </span>
        </>
      )}
    </>
  )
  return (
    <Part id="h-wer" title={say.who}>
      <Facts rows={[...offices, { label: say.inside, value: inside }]} />
      {others.length === 0 ? (
        <p>{say.nobody}</p>
      ) : (
        <>
          <h3 class="kern-heading-small">{say.others}</h3>
          <p>{say.told}</p>
          <ul class="lz-tight">
            {others.map(({ title, mandatory }) => (
              <li>
                <German>{title}</German>
                {mandatory && `, ${say.always}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

function Kept({ process }: { process: Process }) {
  const say = useWords(SERVICE_PRIVACY)
  return (
    <Part id="h-lange" title={say.long}>
      <Facts
        rows={[
          { label: say.draft, value: say.draftDays(DRAFT_DAYS) },
          { label: say.sent, value: say.years(process.retentionYears) },
        ]}
      />
      <p>{say.after}</p>
    </Part>
  )
}

function Rights() {
  const say = useWords(SERVICE_PRIVACY)
  return (
    <Part id="h-rechte" title={say.rights}>
      <List kind="plain">
        {say.list.map(([right, article]) => (
          <li>
            {right} <span class="lz-meta">({article})</span>
          </li>
        ))}
      </List>
    </Part>
  )
}

function Responsible({ site }: { site: Site }) {
  const say = useWords(SERVICE_PRIVACY)
  return (
    <Part id="h-verantwortlich" title={say.contact}>
      <Contact site={site} />
      {site.dataProtection && <Facts rows={[{ label: say.officer, value: site.dataProtection }]} />}
    </Part>
  )
}
