// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { entitiesOf } from '../command/settings.ts'
import type { Page } from '../server/web.ts'
import { Facts } from '../ui/facts.tsx'
import { siteOf, telephone } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { DRAFT_DAYS } from './draft-code.ts'
import { address, portalPage } from './frame.tsx'

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
      </div>
    </div>,
  )
}

function Contact({ site }: { site: Site }) {
  const rows = [
    ...(site.street
      ? [
          {
            label: 'Anschrift',
            value: (
              <>
                {site.name}
                <br />
                {site.street}
                <br />
                {site.city}
              </>
            ),
          },
        ]
      : []),
    ...(site.phone
      ? [{ label: 'Telefon', value: <a href={telephone(site.phone)}>{site.phone}</a> }]
      : []),
    ...(site.email
      ? [{ label: 'E-Mail', value: <a href={`mailto:${site.email}`}>{site.email}</a> }]
      : []),
  ]
  return rows.length ? <Facts rows={rows} /> : <p>{site.name}</p>
}

/** § 5 DDG. */
export const imprintPage = (c: Page) =>
  info(c, 'Impressum', (site) => (
    <>
      <p>Diese Seiten gibt {site.name} heraus.</p>
      <Contact site={site} />
      <section aria-labelledby="h-software">
        <h2 class="kern-heading-medium" id="h-software">
          Software und Schriften
        </h2>
        <p>
          Das Portal läuft mit Laufzettel, freier Software unter der European Union Public Licence
          1.2. Die Gestaltung folgt dem KERN-UX-Standard (EUPL-1.2). Die Schrift Fira Sans steht
          unter der <a href="/assets/OFL.txt">SIL Open Font License</a>.
        </p>
      </section>
    </>
  ))

/** Art. 13 DSGVO, as far as the software decides it. */
export const privacyPage = (c: Page) =>
  info(c, 'Datenschutz', (site) => (
    <>
      <p>
        Verantwortlich für Ihre Daten ist {site.name}. Hier steht, was dieses Portal speichert, wozu
        und wie lange.
      </p>
      <Facts
        rows={[
          {
            label: 'Entwürfe',
            value: `Ihre Angaben speichern wir nach jeder Seite, damit nichts verloren geht. Wir löschen sie ${DRAFT_DAYS} Tage nach der letzten Änderung.`,
          },
          {
            label: 'Anträge',
            value:
              'Ihre Angaben brauchen wir, um über den Antrag zu entscheiden (Art. 6 Abs. 1 Buchstaben c und e DSGVO). Andere Stellen erfahren nur, was sie für ihre Antwort wissen müssen. Danach gelten die Aufbewahrungsfristen des Verfahrens.',
          },
          {
            label: 'Fotos und Dateien',
            value:
              'Aus Fotos nehmen wir Aufnahmeort, Zeit und Gerät heraus, bevor wir sie speichern. Wo das Original als Beweis gebraucht wird, steht es beim Feld.',
          },
          {
            label: 'E-Mails',
            value:
              'Wir schreiben Ihnen nur, dass etwas im Postfach liegt oder ein Entwurf bald gelöscht wird, nie worum es geht. Das können Sie unter „Meine Daten“ abschalten.',
          },
          {
            label: 'Konto',
            value:
              'Name, E-Mail-Adresse und ein verschlüsselter Prüfwert Ihres Kennworts. Weitere Angaben machen Sie freiwillig unter „Meine Daten“.',
          },
          {
            label: 'Cookies',
            value:
              'Wir setzen nur Cookies, ohne die das Portal nicht geht: für die Anmeldung, gegen gefälschte Formulare und um Ihren Entwurf wiederzufinden. Wir zählen keine Besuche und binden nichts von anderen Anbietern ein.',
          },
          {
            label: 'Protokoll',
            value:
              'Der Server schreibt auf, welche Seitenart wann abgerufen wurde und ob es geklappt hat. Namen und Adressen stehen nicht darin.',
          },
          {
            label: 'Ihre Rechte',
            value:
              'Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und widersprechen (Art. 15 bis 18 und 21 DSGVO). Beschweren können Sie sich bei der Datenschutzaufsicht Ihres Landes.',
          },
        ]}
      />
      <Contact site={site} />
    </>
  ))

/** Accessibility statement as the directive (EU) 2016/2102 asks for; the municipality adds its audit. */
export const accessibilityPage = (c: Page) =>
  info(c, 'Barrierefreiheit', (site) => (
    <>
      <p>
        {site.name} möchte, dass alle dieses Portal benutzen können. Maßstab ist die Norm WCAG 2.2,
        Stufe AA, auf die sich BITV 2.0 und EN 301 549 beziehen.
      </p>
      <section aria-labelledby="h-geht">
        <h2 class="kern-heading-medium" id="h-geht">
          Was geht
        </h2>
        <ul class="lz-tight">
          <li>Alle Seiten lassen sich mit der Tastatur bedienen und vorlesen.</li>
          <li>Sie können bis 400 Prozent vergrößern; auf dem Telefon reicht eine Spalte.</li>
          <li>Helle und dunkle Darstellung richten sich nach Ihrem Gerät, auch hoher Kontrast.</li>
          <li>Kein Zeitdruck: Ihre Angaben sind nach jeder Seite gespeichert.</li>
        </ul>
      </section>
      <section aria-labelledby="h-nicht">
        <h2 class="kern-heading-medium" id="h-nicht">
          Was noch fehlt
        </h2>
        <p>
          Texte in Leichter Sprache und Videos in Gebärdensprache gibt es noch nicht. Hochgeladene
          Unterlagen anderer sind nicht immer barrierefrei.
        </p>
      </section>
      <section aria-labelledby="h-melden">
        <h2 class="kern-heading-medium" id="h-melden">
          Barriere melden
        </h2>
        <p>
          Kommen Sie irgendwo nicht weiter? Sagen Sie es uns, wir antworten und helfen Ihnen auch am
          Telefon.
        </p>
        <Contact site={site} />
        <p>
          Werden wir uns nicht einig, vermittelt die Schlichtungsstelle oder Durchsetzungsstelle
          Ihres Landes.
        </p>
      </section>
    </>
  ))

/** Help: the questions people really ask. */
export const helpPage = (c: Page) =>
  info(c, 'Hilfe', (site) => (
    <>
      <section aria-labelledby="h-weiter">
        <h2 class="kern-heading-medium" id="h-weiter">
          Wie mache ich später weiter?
        </h2>
        <p>
          Wählen Sie auf jeder Seite „Speichern und später fortsetzen“. Sie bekommen einen Code. Mit
          ihm machen Sie unter <a href={address(c, '/antrag')}>Antrag fortsetzen</a> weiter, auch an
          einem anderen Gerät.
        </p>
      </section>
      <section aria-labelledby="h-stand">
        <h2 class="kern-heading-medium" id="h-stand">
          Wie weit ist mein Antrag?
        </h2>
        <p>
          Mit dem Zugangscode aus der Eingangsbestätigung sehen Sie den{' '}
          <a href={address(c, '/status')}>Stand</a>. Mit einem Konto sehen Sie auch Briefe und
          können Unterlagen nachreichen.
        </p>
      </section>
      <section aria-labelledby="h-datei">
        <h2 class="kern-heading-medium" id="h-datei">
          Meine Datei wird nicht angenommen
        </h2>
        <p>
          Möglich sind PDF, JPG und PNG bis 10 MB. Fotografieren Sie ein Papier einfach mit dem
          Telefon. Große PDF-Dateien werden kleiner, wenn Sie sie neu speichern oder drucken („Als
          PDF drucken“).
        </p>
      </section>
      <section aria-labelledby="h-konto">
        <h2 class="kern-heading-medium" id="h-konto">
          Brauche ich ein Konto?
        </h2>
        <p>
          Nein. Mit einem Konto bekommen Sie Bescheide ins Postfach und müssen Ihre Anschrift nicht
          jedes Mal neu schreiben.
        </p>
      </section>
      <section aria-labelledby="h-mensch">
        <h2 class="kern-heading-medium" id="h-mensch">
          Ich möchte mit jemandem sprechen
        </h2>
        <Contact site={site} />
      </section>
    </>
  ))
