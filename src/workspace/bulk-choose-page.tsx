// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { Go, List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { bulkDeskOf, BULK, casesText, choicesOf } from './bulk-desk.ts'
import type { BulkChoice, BulkDesk } from './bulk-desk.ts'
import { resultPage } from './bulk-result-page.tsx'
import { deskPage } from './frame.tsx'

/** A job: while cases are only chosen what can be done with them, then how far it is. */
export async function showJob(c: Page): Promise<Response> {
  const bulk = await bulkDeskOf(c)
  if (!bulk) return c.notFound() as Response
  return bulk.job.state === 'draft' ? choosePage(c, bulk) : resultPage(c, bulk)
}

async function choosePage(c: Page, bulk: BulkDesk): Promise<Response> {
  const { desk, lines, home } = bulk
  const choices = await choicesOf(bulk)
  const [often, rare] = [choices.filter((one) => !one.rare), choices.filter((one) => one.rare)]
  const title = `${casesText(lines.length)} zugleich bearbeiten`
  return deskPage(c, {
    desk,
    title,
    place: 'amt',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">{title}</h1>
        <p>
          Wählen Sie, was geschehen soll. Danach sehen Sie für jeden Vorgang, was das bewirkt; erst
          dann beginnt es.
        </p>
        {choices.length === 0 && (
          <Empty>
            <p>Für keinen dieser Vorgänge ist Ihnen gerade eine Aktion möglich, die ohne einzelne Angaben auskommt.</p>
          </Empty>
        )}
        <Choices choices={often} count={lines.length} home={home} />
        {rare.length > 0 && (
          <Panel title={often.length > 0 ? 'Seltener' : 'Aktionen'}>
            <Choices choices={rare} count={lines.length} home={home} />
          </Panel>
        )}
        <Panel title="Zuständigkeit">
          <List>
            <Go
              href={`${home}/zuweisung`}
              title="Zuweisen, verteilen oder zurückgeben"
              note="an eine Person, nach offenen Vorgängen auf mehrere, oder an alle"
            />
            <Go
              href={`${home}/uebergabe`}
              title="An eine andere Einheit übergeben"
              note="mit einem Hinweis für die Kolleginnen und Kollegen dort"
            />
          </List>
        </Panel>
        <ChosenCases bulk={bulk} />
        <p>
          <a href={`${desk.base}/vorgaenge`}>Zurück zur Liste</a> · <a href={`${desk.base}/${BULK}`}>Meine Sammelaufträge</a>
        </p>
      </div>
    ),
  })
}

function Choices({ choices, count, home }: { choices: readonly BulkChoice[]; count: number; home: string }) {
  if (choices.length === 0) return null
  return (
    <List>
      {choices.map(({ key, title, offered }) => (
        <Go
          href={`${home}/aktion/${encodeURIComponent(key)}`}
          title={title}
          note={offered === count ? `bei allen ${count} möglich` : `bei ${offered} von ${count} möglich`}
        />
      ))}
    </List>
  )
}

function ChosenCases({ bulk: { desk, lines } }: { bulk: BulkDesk }) {
  return (
    <details>
      <summary>{casesText(lines.length)} ansehen</summary>
      <ul class="lz-tight">
        {lines.map((line) => (
          <li>
            <a class="lz-num" href={`${desk.base}/vorgaenge/${line.caseId}`}>
              {line.fileNumber ?? 'ohne Zeichen'}
            </a>{' '}
            {line.title}
          </li>
        ))}
      </ul>
    </details>
  )
}
