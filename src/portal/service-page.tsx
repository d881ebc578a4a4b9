// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { openingOf } from '../command/availability.ts'
import { processingTime } from '../command/processing-time.ts'
import { contextFor, processOf } from '../command/settings.ts'
import type { Context } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import { localEntry } from '../command/local-entry.ts'
import { entryTexts } from '../forms/entry-texts.ts'
import { papersOf } from '../forms/papers.ts'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Linked } from '../ui/linked.tsx'
import { useWords } from '../ui/words.ts'
import { MAX_WORDS_CHARS, unknownService, WORDS } from './begin-application.ts'
import { ClosedService } from './closed-service.tsx'
import { earlierOffer } from './earlier.tsx'
import { address, portalPage, spoken } from './frame.tsx'
import { UntranslatedNote } from './german-note.tsx'
import { linkedAnswers, linkedEntries, linkedTexts } from './linked-answers.ts'
import { representedChoice } from './represented-choice.tsx'
import { feeFacts, termsOf } from './service-facts.ts'
import { servicesOf, shutOf } from './service-list.tsx'
import { Duration, Fee, More, officesOf, Papers, Part, Responsible } from './service-sections.tsx'
import { SERVICE } from './service.words.ts'
import { submitAction } from './submit.ts'
import { TrustNotice } from './trust-notice.tsx'

/** All about one service, before anybody types a word. */
export async function servicePage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const found = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!found) return unknownService(c)
  const prepared = spoken(c, found)
  const say = wordsOf(c, SERVICE)
  const { process } = prepared
  const context = await contextFor(house, tenant, process.id)
  const time = await processingTime(house, tenant, process, context)
  const opening = await openingOf(house, tenant, process.id)
  const entry = await localEntry(house, tenant, process)
  const texts = entryTexts(prepared, context, entry, c.get('language'))
  const name = texts.name ?? process.title
  const fee = feeFacts(prepared, context)
  const all = await servicesOf(c)
  const related = all.filter((one) => entry?.related.includes(one.process))
  const shut = await shutOf(c)
  const instead = all.find((one) => one.catches && one.process !== process.id && !shut.has(one.process))
  const intro = process.pages[0]?.intro
  return portalPage(
    c,
    { title: name, isPublic: true },
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={[{ title: say.services, href: address(c, '/') }, { title: name }]} />
      <div class="lz-text lz-flow">
        <header class="lz-tight">
          <h1 class="kern-heading-large">{name}</h1>
          {texts.name !== undefined && <p class="lz-meta">{process.title}</p>}
          <p class="lz-lead">{texts.teaser ?? process.summary}</p>
        </header>
        <UntranslatedNote prepared={prepared} />
        {opening.isOpen ? (
          <Start c={c} prepared={prepared} context={context} earlier={await earlierOffer(c, process.id)} who={await representedChoice(c)} />
        ) : (
          <ClosedService
            opening={opening}
            offices={officesOf(process, context)}
            instead={instead && { title: instead.name, href: address(c, `/leistungen/${instead.process}`) }}
          />
        )}
        {texts.text === undefined ? opening.isOpen && intro && <p>{intro}</p> : <Part title={say.about} text={texts.text} />}
        <Part title={say.requirements} text={texts.requirements} />
        {(opening.isOpen || opening.set.kind !== 'closed') && <Papers papers={papersOf(prepared)} isShut={!opening.isOpen} />}
        {fee && <Fee fee={fee} isShut={!opening.isOpen} />}
        <Duration prepared={prepared} time={time} terms={termsOf(prepared, context)} />
        <Part title={say.procedure} text={texts.procedure} />
        <Part title={say.hints} text={texts.hints} />
        <Part title={say.remedy} text={texts.remedy} />
        <Responsible
          process={process}
          context={context}
          isStaff={c.get('person')?.kind === 'staff'}
          privacy={address(c, `/leistungen/${process.id}/datenschutz`)}
        />
        <More c={c} links={texts.more} related={related} />
      </div>
    </div>,
  )
}

interface StartProps {
  readonly c: Page
  readonly prepared: Prepared
  readonly context: Context
  readonly earlier: ComponentChildren
  /** For whom the application is. */
  readonly who: ComponentChildren
}

/** The way into the form; what somebody had searched for goes along. */
function Start({ c, prepared, context, earlier, who }: StartProps) {
  const say = useWords(SERVICE)
  const words = (c.req.query('anliegen') ?? '').trim().slice(0, MAX_WORDS_CHARS)
  const entries = linkedEntries(c.req.url)
  const linked = linkedAnswers(prepared, context, entries)
  const texts = linkedTexts(prepared, context, linked)
  const needsTrust = prepared.process.actions[submitAction(prepared.process)]!.trust !== undefined
  return (
    <form class="lz-tight" method="post">
      <CsrfField csrf={c.get('csrf')} />
      {words && <input type="hidden" name={WORDS} value={words} />}
      {entries.filter(([name]) => Object.hasOwn(linked, name)).map(([name, text]) => (
        <input type="hidden" name={name} value={text} />
      ))}
      {texts.length > 0 && (
        <div>
          <p>{say.linked}</p>
          <ul class="lz-tight">
            {texts.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <TrustNotice c={c} prepared={prepared} />
      {who}
      <Button>{say.apply}</Button>
      {earlier}
      <p class="lz-meta">
        {words && `${say.yourWords(words)} `}
        {say.interrupt} {!needsTrust && say.noAccount}
      </p>
      <p class="lz-meta">
        <Linked text={say.paper} href={`${c.req.path}/formular.pdf`} />
      </p>
    </form>
  )
}
