// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { Linked } from '../ui/linked.tsx'
import { address, portalPage } from './frame.tsx'
import { PLAIN_LANGUAGE } from './plain-language.words.ts'

/** What this portal is, how to apply and how to get help (BITV 2.0 § 4); all of it in Leichte Sprache. */
export function plainLanguagePage(c: Page): Promise<Response> {
  c.set('language', 'de-leicht')
  const { title, parts, report } = PLAIN_LANGUAGE
  return portalPage(
    c,
    { title, isPublic: true },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{title}</h1>
        {parts(c.get('tenant').name).map((part, i) => (
          <section aria-labelledby={`h-${i}`}>
            <h2 class="kern-heading-medium" id={`h-${i}`}>
              {part.title}
            </h2>
            {part.text.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </section>
        ))}
        <p>
          <Linked text={report} href={address(c, '/rueckmeldung')} />
        </p>
      </div>
    </div>,
  )
}
