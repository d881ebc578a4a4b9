// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { openingOf } from '../command/availability.ts'
import { processingTime } from '../command/processing-time.ts'
import { contextFor, processOf } from '../command/settings.ts'
import { localEntry } from '../command/local-entry.ts'
import { entryTexts } from '../forms/entry-texts.ts'
import { papersOf } from '../forms/papers.ts'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { MAX_WORDS_CHARS, unknownService, WORDS } from './begin-application.ts'
import { ClosedService } from './closed-service.tsx'
import { earlierOffer } from './earlier.tsx'
import { address, portalPage } from './frame.tsx'
import { feeFacts, termsOf } from './service-facts.ts'
import { servicesOf } from './service-list.tsx'
import { Duration, Fee, More, Papers, Part, Responsible } from './service-sections.tsx'

/** All about one service, before anybody types a word. */
export async function servicePage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const prepared = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!prepared) return unknownService(c)
  const { process } = prepared
  const context = await contextFor(house, tenant, process.id)
  const time = await processingTime(house, tenant, process, context)
  const opening = await openingOf(house, tenant, process.id)
  const entry = await localEntry(house, tenant, process)
  const texts = entryTexts(prepared, context, entry)
  const name = texts.name ?? process.title
  const fee = feeFacts(prepared, context)
  const related = (await servicesOf(c)).filter((one) => entry?.related.includes(one.process))
  const intro = process.pages[0]?.intro
  return portalPage(
    c,
    { title: name, isPublic: true },
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={[{ title: 'Leistungen', href: address(c, '/') }, { title: name }]} />
      <div class="lz-text lz-flow">
        <header class="lz-tight">
          <h1 class="kern-heading-large">{name}</h1>
          {texts.name !== undefined && <p class="lz-meta">{process.title}</p>}
          <p class="lz-lead">{texts.teaser ?? process.summary}</p>
        </header>
        {opening.isOpen ? <Start c={c} earlier={await earlierOffer(c, process.id)} /> : <ClosedService opening={opening} />}
        {texts.text === undefined ? intro && <p>{intro}</p> : <Part title="Worum es geht" text={texts.text} />}
        <Part title="Voraussetzungen" text={texts.requirements} />
        <Papers papers={papersOf(prepared)} />
        {fee && <Fee fee={fee} />}
        <Duration time={time} terms={termsOf(prepared, context)} />
        <Part title="So läuft es ab" text={texts.procedure} />
        <Part title="Gut zu wissen" text={texts.hints} />
        <Part title="Wenn Sie nicht einverstanden sind" text={texts.remedy} />
        <Responsible process={process} context={context} />
        <More c={c} links={texts.more} related={related} />
      </div>
    </div>,
  )
}

/** The way into the form; what somebody had searched for goes along. */
function Start({ c, earlier }: { c: Page; earlier: ComponentChildren }) {
  const words = (c.req.query('anliegen') ?? '').trim().slice(0, MAX_WORDS_CHARS)
  return (
    <form class="lz-tight" method="post">
      <CsrfField csrf={c.get('csrf')} />
      {words && <input type="hidden" name={WORDS} value={words} />}
      <Button>Antrag stellen</Button>
      {earlier}
      <p class="lz-meta">
        {words && `Ihre Worte „${words}“ stehen schon im Antrag. `}
        Sie können jederzeit unterbrechen und später weitermachen, auch an einem anderen Gerät. Ein
        Konto brauchen Sie nicht.
      </p>
      <p class="lz-meta">
        Lieber auf Papier? <a href={`${c.req.path}/formular.pdf`}>Formular zum Ausdrucken (PDF)</a>
      </p>
    </form>
  )
}
