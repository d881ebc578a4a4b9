// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { CsrfField } from '../server/csrf.tsx'
import { SESSION_TEXT } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { deskOf, roleTitle } from './desk.ts'
import { onSiteFilter } from './outside.ts'
import { OutsideIsland } from './outside-island.tsx'
import { deskPage, rolesText } from './frame.tsx'

/** Who is signed in, in which roles and for whom they may stand in; here one signs out. */
export async function showAccount(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { person, base } = desk
  const deputies = person.deputyFor.map(({ id, name, roles }) => (
    <li>
      <a href={`${base}/vorgaenge?sicht=vertretung&person=${encodeURIComponent(id)}`}>{name}</a>
      {` (${roles.map((role) => roleTitle(desk, role)).join(', ')})`}
    </li>
  ))
  const rows = [
    { label: 'Name', value: person.name },
    { label: 'Rollen', value: rolesText(desk) },
    ...(person.phone ? [{ label: 'Telefon', value: person.phone }] : []),
    { label: 'Vertretung für', value: deputies.length ? <ul>{deputies}</ul> : 'niemanden' },
  ]
  return deskPage(c, {
    desk,
    title: 'Ihr Konto',
    place: 'konto',
    // Whoever signs out is told what still waits on this device.
    ...(onSiteFilter(desk) && { scripts: ['outside.js'] }),
    children: (
      <>
        <h1 class="kern-heading-medium">Ihr Konto</h1>
        {onSiteFilter(desk) && <OutsideIsland c={c} desk={desk} />}
        <div class="lz-text">
          <Panel>
            <Facts rows={rows} />
            <p>
              <a href={`${base}/konto/angaben`}>Durchwahl und Abwesenheit ändern</a>
            </p>
            <p>
              <a href={`${base}/tasten`}>Tasten ansehen, einzelne ausschalten</a>
            </p>
            <p>
              <a href={`${base}/rueckmeldungen`}>Rückmeldungen zum Portal</a>
            </p>
            <form class="lz-flow" method="post" action={`${base}/abmelden`}>
              <CsrfField csrf={c.get('csrf')} />
              <Button>Abmelden</Button>
              <p class="lz-meta">{SESSION_TEXT}</p>
            </form>
          </Panel>
        </div>
      </>
    ),
  })
}
