// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { EmailLink } from './email-link.tsx'
import { PAGE } from './page.words.ts'
import { telephone } from './site.ts'
import type { Site } from './site.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS } from '../words/language.ts'
import { useWords } from './words.ts'

/** Address, legal pages; the same on every page of the portal. */
export function PortalFooter({ site }: { readonly site: Site }) {
  const { slug, name, street, city, phone, email } = site
  const say = useWords(PAGE)
  const place = [street, city].filter(Boolean).join(', ')
  return (
    <footer class="lz-foot">
      <div class="lz-wrap lz-flow">
        <p>
          <strong>{name}</strong>
          {(place || phone || email) && <br />}
          {place}
          {phone && (
            <>
              {place && ' · '}
              <a href={telephone(phone)}>{phone}</a>
            </>
          )}
          {email && (
            <>
              {' · '}
              <EmailLink email={email} />
            </>
          )}
        </p>
        <ul class="lz-links">
          <li>
            <a href={`/${slug}/barrierefreiheit`}>{say.accessibility}</a>
          </li>
          <li>
            <a href={`/${slug}/datenschutz`}>{say.privacy}</a>
          </li>
          <li>
            <a href={`/${slug}/impressum`}>{say.imprint}</a>
          </li>
          <li>
            <a href={`/${slug}/hilfe`}>{say.help}</a>
          </li>
          <li>
            <a href={`/${slug}/leichte-sprache`} lang={LANGUAGE_TAGS['de-leicht']}>
              {LANGUAGE_NAMES['de-leicht']}
            </a>
          </li>
          <li>
            <a href={`/${slug}/rueckmeldung`}>{say.feedback}</a>
          </li>
        </ul>
        <p class="lz-meta">{say.runsOn}</p>
      </div>
    </footer>
  )
}
