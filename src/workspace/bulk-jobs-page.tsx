// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { jobsOf } from '../store/bulk.ts'
import { Go, List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { bulkAddress, casesText, taskOf } from './bulk-desk.ts'
import { countWords, jobWords } from './bulk-result-page.tsx'
import { deskOf } from './desk.ts'
import { deskPage } from './frame.tsx'
import { momentOf } from './moment.ts'

/** The jobs a person started over many cases, newest first. */
export async function showJobs(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const jobs = await jobsOf(desk.house.store, desk.tenant, desk.person.id)
  return deskPage(c, {
    desk,
    title: 'Meine Sammelaufträge',
    place: 'amt',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">Meine Sammelaufträge</h1>
        {jobs.length === 0 ? (
          <Empty>
            <h2 class="kern-heading-small">Noch keiner</h2>
            <p>
              Hier steht, was Sie mit mehreren Vorgängen zugleich getan haben. Wählen Sie sie in einer{' '}
              <a href={`${desk.base}/vorgaenge?sicht=amt`}>Liste</a> aus.
            </p>
          </Empty>
        ) : (
          <List>
            {jobs.map((job) => (
              <Go
                href={bulkAddress(desk, job.id)}
                title={`${taskOf(job)!.title}: ${casesText(job.total)}`}
                note={`${momentOf(job.createdAt, desk.today)}, ${jobWords(job)}: ${countWords(job)}`}
              />
            ))}
          </List>
        )}
      </div>
    ),
  })
}
