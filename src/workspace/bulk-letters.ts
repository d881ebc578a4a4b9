// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { LetterContent } from '../engine/letter-content.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { lettersOfJob } from '../store/bulk.ts'
import { subjectHash } from '../store/secret.ts'
import { bulkDeskOf, taskOf } from './bulk-desk.ts'

/** All letters a job wrote as one PDF, in the order of its cases; the audit knows who read them. */
export const downloadLetters =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const bulk = await bulkDeskOf(c)
    const task = bulk && taskOf(bulk.job)
    if (!task) return c.notFound() as Response
    const { house, tenant, person, today, hidden } = bulk.desk
    const all = (await lettersOfJob(house.store, tenant, bulk.job.id, hidden)) as unknown as LetterContent[]
    const letters = all.slice(0, LETTERS_AT_MOST)
    if (letters.length === 0) return c.notFound() as Response
    const day = localDateOf(bulk.job.createdAt)
    const title = `${task.title}, Briefe vom ${day}`
    const { pdf } = await renderer.renderBundle({ title, date: today, letters })
    await noteAudit(house.store, tenant, {
      kind: 'documentRead',
      at: house.clock(),
      content: { job: bulk.job.id, letters: letters.length, reader: subjectHash(tenant, person.id) },
    })
    return fileAnswer(c, pdf, 'application/pdf', 'attachment', `Briefe ${day}.pdf`)
  }

/** As many as one document may hold. */
const LETTERS_AT_MOST = 500
