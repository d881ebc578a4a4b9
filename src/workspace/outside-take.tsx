// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What lies on the device for a day outside: the choice to take it along, the worker that shows it
// without a connection, and the page that says what is not there.
import { addDays, formatDate } from '../calendar/date.ts'
import { page } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { ASSETS } from '../ui/asset-file.ts'
import { assetUrl } from '../ui/asset-url.ts'
import { ButtonLink } from '../ui/button.tsx'
import { DeskPage, STYLES } from '../ui/layout.tsx'
import { siteOf } from '../ui/site.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { FRAME_SCRIPTS } from './frame.tsx'
import { formsOf, WEEK_DAYS } from './outside.ts'
import type { OutsideDay } from './outside.ts'
import { OutsideIsland, OUTSIDE_SCRIPTS } from './outside-island.tsx'

/** The script of the choice to take the day along. */
export const TAKE_SCRIPT = 'outside-take.js'
const WORKER = 'outside-worker.js'
/** Imported by the worker and by the scripts of the pages. */
const COPY = 'outside-copy.js'

/** What the pages taken along load, so that they look and work as ever. */
const assetsOfPages = () =>
  [...new Set([
    ...STYLES, 'icon.svg', ...[...ASSETS.keys()].filter((name) => name.endsWith('.woff2')),
    ...FRAME_SCRIPTS, ...OUTSIDE_SCRIPTS, TAKE_SCRIPT, 'outside-send.js', 'outside-parts.js', COPY,
  ])].map(assetUrl)

/** The choice, for who has a browser that can keep pages; the script shows it and says what lies there. */
export function TakeAlong({ desk, day }: { readonly desk: Desk; readonly day: OutsideDay }) {
  const { forms, more } = formsOf(day)
  const what = forms.length === 1 ? 'ein Formular' : `${forms.length} Formulare`
  return (
    <section
      hidden
      class="lz-panel lz-panel--soft kern-layer kern-level-2 lz-tight"
      aria-labelledby="h-unterwegs"
      data-take={`${desk.base}/aussendienst.js`}
      data-forms={JSON.stringify(forms)}
      data-assets={JSON.stringify(assetsOfPages())}
      {...(more && { 'data-more': '' })}
    >
      <h2 class="kern-heading-small" id="h-unterwegs">Für unterwegs</h2>
      <p class="lz-text" aria-live="polite">
        Ohne Netz öffnen sich die Liste und {what} bis {formatDate(addDays(desk.today, WEEK_DAYS), 'long')}, wenn Sie
        sie mitnehmen. Sie liegen dann bis heute 24 Uhr unverschlüsselt auf diesem Gerät.
      </p>
      <div class="lz-row">
        <button class="kern-btn kern-btn--secondary" type="button">
          <span class="kern-label">Für unterwegs mitnehmen</span>
        </button>
        <button class="kern-btn kern-btn--secondary" type="button" hidden>
          <span class="kern-label">Vom Gerät löschen</span>
        </button>
      </div>
    </section>
  )
}

/**
 * The worker of a tenant's desk. It lies beside the pages it may answer for, which limits it to them;
 * browsers ask for it anew with each page, so a new release replaces it.
 */
export async function serveWorker(c: Page): Promise<Response> {
  // Under this policy of its own it may import and ask the server.
  c.set('scripts', true)
  const source = Buffer.from(await ASSETS.get(WORKER)!.bytes()).toString()
  return c.body(source.replace(`./${COPY}`, assetUrl(COPY)), 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  })
}

/** Shown without a connection in place of a page that was not taken along; nothing of a case is on it. */
export async function showAway(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  c.set('scripts', true)
  return page(
    c,
    <DeskPage site={siteOf(desk.tenant, desk.entities)} title="Gerade ohne Netz" scripts={OUTSIDE_SCRIPTS.map(assetUrl)}>
      <div class="lz-wrap lz-flow">
        <h1 class="kern-heading-medium">Gerade ohne Netz</h1>
        <OutsideIsland c={c} desk={desk} />
        <div class="lz-text lz-flow">
          <p>
            Diese Seite liegt nicht auf diesem Gerät. Mitnehmen lassen sich die Liste unter <em>Außendienst</em> und ihre
            Formulare, bis 24 Uhr des Tages. Ist ein Formular gesendet, liegt es nicht mehr da.
          </p>
          <p>Sobald wieder Netz da ist, laden Sie die Seite neu.</p>
          <div class="lz-row">
            <ButtonLink href={`${desk.base}/aussendienst`}>Zur Liste</ButtonLink>
          </div>
        </div>
      </div>
    </DeskPage>,
  )
}
