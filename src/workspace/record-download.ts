// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The office's own copy of a whole file: as one PDF, or as a ZIP with the papers as they came.
import { wholeFile } from '../documents/record-file.ts'
import type { RecordFile } from '../documents/record-file.ts'
import { packRecord } from '../documents/record-pack.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { bytesOf, madeNow, recordOf } from './record-source.ts'

/** The file as one PDF; the audit knows who took it. */
export const downloadRecordPdf =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const seen = await caseDeskOf(c)
    if (!seen) return c.notFound() as Response
    const file = await fileOf(seen)
    const { pdf } = await renderer.renderRecord({ file, bytes: await bytesOf(seen, file) })
    await noteTaken(seen, 'pdf')
    return fileAnswer(c, pdf, 'application/pdf', 'attachment', nameOf(seen, 'pdf'))
  }

/** The file as a ZIP. */
export async function downloadRecordZip(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const file = await fileOf(seen)
  const zip = packRecord(file, await bytesOf(seen, file))
  await noteTaken(seen, 'zip')
  return fileAnswer(c, zip, 'application/zip', 'attachment', nameOf(seen, 'zip'))
}

async function fileOf(seen: CaseDesk): Promise<RecordFile> {
  const [items, made] = await Promise.all([recordOf(seen), madeNow(seen)])
  const { at, prepared: { process }, context } = seen
  return wholeFile({ at, process, context }, items, made)
}

async function noteTaken({ desk: { house, tenant, person }, at }: CaseDesk, form: 'pdf' | 'zip') {
  await noteAudit(house.store, tenant, {
    kind: 'recordRead',
    at: house.clock(),
    caseId: at.id,
    content: { form, reader: subjectHash(tenant, person.id) },
  })
}

const nameOf = ({ at }: CaseDesk, ending: string) =>
  `Akte ${at.fileNumber ?? at.title}.${ending}`.replaceAll(/[/\\]/g, '-')
