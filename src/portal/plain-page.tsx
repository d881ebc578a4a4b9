// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What § 4 BITV 2.0 asks for on the first page: in easy words, what is here, how one finds one's way,
// and where barriers are told of. It is easy German in whatever language the rest is read.
import { entitiesOf } from '../command/settings.ts'
import type { Page } from '../server/web.ts'
import { siteOf, telephone } from '../ui/site.ts'
import { LANGUAGE_NAMES } from '../words/language.ts'
import { address, portalPage } from './frame.tsx'
import { tenantWords } from './tenant-words.tsx'

/** The page in Leichte Sprache, with what the municipality adds. */
export async function plainPage(c: Page): Promise<Response> {
  c.set('language', 'de-leicht')
  const tenant = c.get('tenant')
  const { name, phone } = siteOf(tenant, await entitiesOf(c.get('house'), tenant))
  return portalPage(
    c,
    { title: LANGUAGE_NAMES['de-leicht'], isPublic: true },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">Leichte Sprache</h1>
        <p>Das sind die Internet-Seiten von: {name}.</p>
        <h2 class="kern-heading-medium">Das können Sie hier machen</h2>
        <ul class="lz-tight">
          <li>
            Sie können einen <a href={address(c, '/leistungen')}>Antrag</a> stellen.
          </li>
          <li>
            Sie können sehen: <a href={address(c, '/status')}>Wie weit ist mein Antrag?</a>
          </li>
          <li>
            Sie können Briefe vom Amt lesen. Dafür brauchen Sie ein{' '}
            <a href={address(c, '/anmelden')}>Konto</a>.
          </li>
        </ul>
        <h2 class="kern-heading-medium">So finden Sie sich zurecht</h2>
        <p>Oben auf jeder Seite können Sie die Sprache wählen. Wählen Sie dort: Leichte Sprache.</p>
        <p>Unten auf jeder Seite steht: So erreichen Sie uns.</p>
        <p>
          Sie haben Fragen? Auf der Seite <a href={address(c, '/hilfe')}>Hilfe</a> stehen Antworten.
        </p>
        <h2 class="kern-heading-medium">Etwas geht nicht?</h2>
        <p>Können Sie etwas nicht lesen? Oder nicht bedienen? Das nennt man: Barriere.</p>
        <p>
          Bitte sagen Sie uns das.{' '}
          {phone && (
            <>
              Die Telefon-Nummer ist: <a href={telephone(phone)}>{phone}</a>.{' '}
            </>
          )}
          Oder <a href={address(c, '/rueckmeldung')}>schreiben Sie uns hier</a>.{' '}
          Mehr dazu steht auf der Seite{' '}
          <a href={address(c, '/barrierefreiheit')}>Barriere-Freiheit</a>.
        </p>
        {await tenantWords(c)}
      </div>
    </div>,
  )
}
