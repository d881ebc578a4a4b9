// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { entitiesOf } from '../command/settings.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Facts } from '../ui/facts.tsx'
import { Linked } from '../ui/linked.tsx'
import { siteOf } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import { Contact } from './contact.tsx'
import { DRAFT_DAYS } from './draft-code.ts'
import { address, portalPage } from './frame.tsx'
import { INFO } from './info.words.ts'
import { PRIVACY } from './privacy.words.ts'
import { SERVICE_PRIVACY } from './service-privacy.words.ts'
import { tenantWords } from './tenant-words.tsx'

async function info(
  c: Page,
  title: string,
  content: (site: Site) => ComponentChildren,
): Promise<Response> {
  const site = siteOf(c.get('tenant'), await entitiesOf(c.get('house'), c.get('tenant')))
  return portalPage(
    c,
    { title, isPublic: true },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{title}</h1>
        {content(site)}
        {await tenantWords(c)}
      </div>
    </div>,
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 class="kern-heading-medium" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Who acts for the municipality and who supervises it, as far as its settings say. */
function Legal({ site: { represented, legalForm, supervision } }: { site: Site }) {
  const { imprint: say } = useWords(INFO)
  const told = [[say.represented, represented], [say.legalForm, legalForm], [say.supervision, supervision]] as const
  const rows = told.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
  return rows.length ? <Facts rows={rows} /> : null
}

/** § 5 DDG. */
export function imprintPage(c: Page): Promise<Response> {
  const { imprint: say } = wordsOf(c, INFO)
  return info(c, say.title, (site) => (
    <>
      <p>{say.publisher(site.name)}</p>
      <Contact site={site} />
      <Legal site={site} />
      <Section id="h-software" title={say.software}>
        <p>
          <Linked text={say.licences} href="/assets/OFL.txt" />
        </p>
      </Section>
    </>
  ))
}

/** Art. 13 DSGVO, as far as the software decides it. */
export function privacyPage(c: Page): Promise<Response> {
  const say = wordsOf(c, PRIVACY)
  return info(c, say.title, (site) => (
    <>
      <p>{say.intro(site.name)}</p>
      <Facts rows={say.rows(DRAFT_DAYS).map(([label, value]) => ({ label, value }))} />
      <Contact site={site} />
      {site.dataProtection && <Facts rows={[{ label: wordsOf(c, SERVICE_PRIVACY).officer, value: site.dataProtection }]} />}
      <p>
        <Linked text={say.each} href={address(c, '/leistungen')} />
      </p>
    </>
  ))
}

/** Accessibility statement as the directive (EU) 2016/2102 asks for; the municipality adds its audit. */
export function accessibilityPage(c: Page): Promise<Response> {
  const { accessibility: say } = wordsOf(c, INFO)
  return info(c, say.title, (site) => (
    <>
      <p>{say.aim(site.name)}</p>
      <Section id="h-geht" title={say.works}>
        <ul class="lz-tight">
          {say.list.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </Section>
      <Section id="h-nicht" title={say.missing}>
        <p>{say.gaps}</p>
      </Section>
      <Section id="h-melden" title={say.report}>
        <p>{say.stuck}</p>
        <p>
          <a href={address(c, '/rueckmeldung?art=barrier')}>{say.report}</a>
        </p>
        <Contact site={site} />
        <p>{say.arbitration}</p>
      </Section>
    </>
  ))
}

/** Help: the questions people really ask. */
export function helpPage(c: Page): Promise<Response> {
  const { help: say } = wordsOf(c, INFO)
  return info(c, say.title, (site) => (
    <>
      <Section id="h-weiter" title={say.later}>
        <p>
          <Linked text={say.laterText} href={address(c, '/antrag')} />
        </p>
      </Section>
      <Section id="h-stand" title={say.howFar}>
        <p>
          <Linked text={say.howFarText} href={address(c, '/status')} />
        </p>
      </Section>
      <Section id="h-datei" title={say.file}>
        <p>{say.fileText}</p>
      </Section>
      <Section id="h-konto" title={say.account}>
        <p>{say.accountText}</p>
      </Section>
      {say.language && (
        <Section id="h-sprache" title={say.language}>
          <p>{say.languageText}</p>
        </Section>
      )}
      <Section id="h-mensch" title={say.talk}>
        <Contact site={site} />
      </Section>
    </>
  ))
}
