// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The last look at a list, by somebody who had no hand in it: what is released is erased for good.
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { releaseDisposal } from '../store/disposals.ts'
import { subjectHash } from '../store/secret.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { DeskForm } from './desk-form.tsx'
import { disposalDeskOf, filesText, nameOfList, notReleasable } from './disposal-desk.ts'
import type { DisposalDesk } from './disposal-desk.ts'
import { deskPage } from './frame.tsx'

const ERASING: Field = {
  type: 'boolean',
  title: 'Sollen diese Akten endgültig gelöscht werden?',
  help: 'Sie haben die Liste geprüft. Niemand kann die Akten danach wiederherstellen.',
}
const HOLDING: Field = { type: 'boolean', title: 'Sollen diese Akten zurückgestellt bleiben?', help: 'Sie werden in einem Jahr wieder angeboten.' }

const UNANSWERED: Problem = { field: 'geprueft', message: 'Antworten Sie mit Ja oder Nein.' }

const erases = ({ list: { counts } }: DisposalDesk) => counts.archive + counts.destroy > 0
const fieldsOf = (seen: DisposalDesk): Readonly<Record<string, Field>> => ({ geprueft: erases(seen) ? ERASING : HOLDING })

/** Asks once more, with what will be gone. */
export async function showRelease(c: Page): Promise<Response> {
  const seen = await disposalDeskOf(c)
  if (seen?.list.state !== 'open') return c.notFound() as Response
  return notReleasable(seen) === undefined ? releasePage(c, seen, typedOf([]), []) : redirectTo(c, seen.home)
}

/** Releases the list; the worker erases its cases one after the other. */
export async function submitRelease(c: Page): Promise<Response> {
  const seen = await disposalDeskOf(c)
  if (!seen) return c.notFound() as Response
  if (seen.list.state !== 'open' || notReleasable(seen) !== undefined) return redirectTo(c, seen.home)
  const { desk: { house, tenant, person }, list, home } = seen
  const { values, problems, raw } = parseForm(fieldsOf(seen), ['geprueft'], (await sentForm(c)).entries)
  if (typeof values['geprueft'] !== 'boolean') return releasePage(c, seen, raw, problems.length ? problems : [UNANSWERED], 422)
  if (!values['geprueft']) return redirectTo(c, home)
  if (await releaseDisposal(house.store, tenant, list.id, person.id, house.clock())) {
    const content = { disposal: list.id, cases: list.total, by: subjectHash(tenant, person.id) }
    await noteAudit(house.store, tenant, { kind: 'disposalReleased', at: house.clock(), content })
  }
  return redirectTo(c, home)
}

function releasePage(c: Page, seen: DisposalDesk, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200): Promise<Response> {
  const { desk, list, process, home, csrf } = seen
  const { archive, destroy, hold } = list.counts
  return deskPage(c, {
    desk,
    title: `${nameOfList(list)} freigeben`,
    hasProblems: problems.length > 0,
    place: 'aussonderung',
    children: (
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <p>
          <a href={home}>{nameOfList(list)}</a>
        </p>
        <h1 class="kern-heading-medium">{nameOfList(list)} freigeben</h1>
        <Panel>
          <Facts
            rows={[
              { label: 'Verfahren', value: process.title },
              ...(archive ? [{ label: 'Schon im Archiv', value: `${filesText(archive)}, hier zu löschen` }] : []),
              ...(destroy ? [{ label: 'Zu vernichten', value: filesText(destroy) }] : []),
              ...(hold ? [{ label: 'Zurückgestellt', value: `${filesText(hold)}, ${hold === 1 ? 'bleibt' : 'bleiben'}` }] : []),
            ]}
          />
        </Panel>
        {erases(seen) && (
          <p>
            Gelöscht werden Antrag, Unterlagen, Schreiben, Nachrichten und Verlauf, auch im Postfach der Antragsteller. Es
            bleiben diese Liste mit den Aktenzeichen und die Prüfkette ohne Inhalt.
          </p>
        )}
        <DeskForm action={`${home}/freigabe`} fields={fieldsOf(seen)} form={{ typed, problems }} next="Freigeben" back={home} csrf={csrf} />
      </div>
    ),
  }, status)
}
