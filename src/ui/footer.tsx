// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { telephone } from './site.ts'
import type { Site } from './site.ts'

/** Address, legal pages; the same on every page of the portal. */
export function PortalFooter({ site }: { readonly site: Site }) {
  const { slug, name, street, city, phone, email } = site
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
              <a href={`mailto:${email}`}>{email}</a>
            </>
          )}
        </p>
        <ul class="lz-links">
          <li>
            <a href={`/${slug}/barrierefreiheit`}>Barrierefreiheit</a>
          </li>
          <li>
            <a href={`/${slug}/datenschutz`}>Datenschutz</a>
          </li>
          <li>
            <a href={`/${slug}/impressum`}>Impressum</a>
          </li>
          <li>
            <a href={`/${slug}/hilfe`}>Hilfe</a>
          </li>
        </ul>
        <p class="lz-meta">Läuft mit Laufzettel, freier Software für Kommunen.</p>
      </div>
    </footer>
  )
}
