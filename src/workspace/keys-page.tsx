// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { setSingleKeys } from '../store/staff.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import type { Fact } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { CASE_TABS } from './case-tabs.ts'
import { deskOf, hasSingleKeys } from './desk.ts'
import { deskPage } from './frame.tsx'

/** Keys one after the other (`…`: from the one to the other), and what they do. */
type KeyLine = readonly [keys: readonly string[], what: string]

interface KeyGroup {
  readonly title: string
  readonly keys: readonly KeyLine[]
}

// What each key does, as the script `keys.js` reads it.
const EVERYWHERE: KeyGroup = {
  title: 'Überall',
  keys: [
    [['g', 'h'], 'Heute'],
    [['g', 'l'], 'Liste: Meine Vorgänge'],
    [['g', 'a'], 'Mein Amt'],
    [['/'], 'in einer Liste zum Filter „Text“, sonst zur Suche'],
    [['?'], 'diese Seite'],
  ],
}
const IN_LISTS: KeyGroup = {
  title: 'In Listen und auf „Heute“',
  keys: [
    [['j'], 'nächste Zeile'],
    [['k'], 'vorige Zeile'],
    [['o'], 'Vorgang öffnen, ebenso die Eingabetaste'],
    [['x'], 'Vorgang an- oder abhaken, um mehrere zugleich zu bearbeiten'],
    [['n'], 'Antrag erfassen'],
  ],
}
const IN_CASES: KeyGroup = {
  title: 'Im Vorgang',
  keys: [
    [['a'], 'zur ersten Handlung; ausgeführt wird sie erst mit der Eingabetaste'],
    [['1', '…', String(Object.keys(CASE_TABS).length)], `die Reiter: ${Object.values(CASE_TABS).join(', ')}`],
  ],
}

const Key = ({ children }: { children: ComponentChildren }) => <kbd>{children}</kbd>

function KeyPanel({ of: { title, keys }, more = [] }: { of: KeyGroup; more?: readonly Fact[] }) {
  return (
    <Panel title={title}>
      <Facts rows={[...more, ...keys.map(([names, value]) => ({ label: <Names names={names} />, value }))]} />
    </Panel>
  )
}

function Names({ names }: { names: readonly string[] }) {
  const between = names.includes('…') ? ' ' : ' dann '
  return (
    <>
      {names.map((name, i) => (
        <>
          {i > 0 && between}
          {name === '…' ? 'bis' : <Key>{name.toUpperCase()}</Key>}
        </>
      ))}
    </>
  )
}

/** All keys of the desk, and the choice to do without the single ones. */
export async function showKeys(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const isOn = hasSingleKeys(desk)
  return deskPage(c, {
    desk,
    title: 'Tasten',
    place: 'konto',
    children: (
      <>
        <h1 class="kern-heading-medium">Tasten</h1>
        <div class="lz-cols lz-2">
          <div class="lz-cols">
            <KeyPanel of={EVERYWHERE} more={[{ label: <><Key>Strg</Key> <Key>K</Key></>, value: 'Schnellsuche: Vorgänge, Handlungen, Seiten' }]} />
            <KeyPanel of={IN_CASES} />
          </div>
          <div class="lz-cols">
            <KeyPanel of={IN_LISTS} />
            <Panel title="Einzelne Tasten">
              <p>
                {isOn
                  ? 'Einzelne Tasten sind für Sie an. In Feldern, die Sie ausfüllen, schreiben sie immer nur den Buchstaben.'
                  : 'Einzelne Tasten sind für Sie aus. Strg K geht weiter.'}
              </p>
              <p class="lz-meta">
                Wer mit Spracheingabe arbeitet oder leicht danebengreift, schaltet sie besser aus. Die Wahl gilt
                für Sie auf jedem Gerät. Für die Tasten braucht der Browser JavaScript.
              </p>
              <form method="post" action={`${desk.base}/tasten`}>
                <CsrfField csrf={c.get('csrf')} />
                <Button kind="secondary" name="an" value={isOn ? 'nein' : 'ja'}>
                  {isOn ? 'Einzelne Tasten ausschalten' : 'Einzelne Tasten einschalten'}
                </Button>
              </form>
            </Panel>
          </div>
        </div>
      </>
    ),
  })
}

/** Switches the single keys of who is signed in. */
export async function switchKeys(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const form = await sentForm(c)
  await setSingleKeys(desk.house.store, desk.tenant, desk.person.id, form.text('an') === 'ja')
  return redirectTo(c, `${desk.base}/tasten`)
}
