// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A paper the office takes to the file by itself: a letter written elsewhere, a scan, a photo.
import { execute } from '../command/execute.ts'
import { inspectWord, isZip, WORD } from '../documents/word-inspect.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import { examine } from '../portal/examine.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { addDocument } from '../store/documents.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { OneFile } from '../ui/one-file.tsx'
import { idOf } from '../worker/id-of.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { COMMAND, sentCommand } from './command-fields.tsx'
import { deskPage } from './frame.tsx'
import { actorFor } from './tasks.ts'

const FIELDS: Readonly<Record<string, Field>> = {
  was: { type: 'text', title: 'Was ist es?', help: 'So heißt es danach in der Akte, zum Beispiel „Schreiben an den Kreis vom 3. Juni“.', length: 120 },
}
const FILE = 'datei'
const FILE_FIELD: Field = {
  type: 'file', title: 'Datei',
  help: 'PDF, Word (DOCX), JPG oder PNG bis 10 MB. Word-Dateien mit Makros nehmen wir nicht an.',
}

/** The form that takes one paper. */
export async function showFiling(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  return seen ? formPage(c, seen, new Map(), []) : (c.notFound() as Response)
}

/** Keeps the paper and tells the case; sent twice it is kept once. */
export async function submitFiling(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const form = await sentForm(c)
  const { values, raw, problems } = parseForm(FIELDS, Object.keys(FIELDS), form.entries)
  const title = String(values['was'] ?? '')
  const file = form.files.find(({ path }) => path === FILE)?.file
  const kept = file ? await taken(seen, file) : { refusal: 'Wählen Sie eine Datei.' }
  const all = [
    ...problems,
    ...(title ? [] : [{ field: 'was', message: 'Was ist es? Diese Angabe fehlt.' }]),
    ...('refusal' in kept ? [{ field: FILE, message: kept.refusal }] : []),
  ]
  if (all.length || 'refusal' in kept) return formPage(c, seen, raw, all, 422)
  const command = sentCommand(form, seen.desk.house)
  await keep(seen, command, title, kept)
  return redirectTo(c, `${seen.home}/akte?getan=${command}`)
}

interface Taken {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly scan: string
}

async function taken({ desk: { house, tenant } }: CaseDesk, file: File): Promise<Taken | { refusal: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isZip(Buffer.from(bytes.buffer))) {
    const examined = await examine(house, tenant, bytes, file.name, 'de')
    return 'refusal' in examined ? examined : { ...examined, bytes: examined.shown }
  }
  const word = inspectWord(bytes, file.name)
  if ('refusal' in word) return word
  const scan = house.scan && (await house.scan(bytes))
  if (scan && !('clean' in scan)) {
    return { refusal: `Die Datei „${word.fileName}“ nehmen wir nicht an: Der Virenschutz hat angeschlagen.` }
  }
  return { fileName: word.fileName, mediaType: WORD, bytes, scan: scan ? 'clean' : 'none' }
}

async function keep(seen: CaseDesk, command: string, title: string, paper: Taken): Promise<void> {
  const { house, tenant, person } = seen.desk
  const { fileName, mediaType, bytes, scan } = paper
  const document = idOf(`filed ${tenant.id} ${command}`)
  const sha256 = await house.blobs.put(tenant, bytes)
  await addDocument(house.store, tenant, {
    id: document, caseId: seen.at.id, draftId: null, kind: 'upload:office', title, fileName, mediaType,
    size: bytes.length, sha256, origin: 'office', createdAt: house.clock(), meta: { scan },
  })
  const done = await execute(house, tenant, {
    kind: 'keep', id: command, actor: actorFor(person, seen.prepared.process),
    what: { kind: 'filed', document, title, fileName, sha256 },
  }, { case: seen.at.id })
  if ('refusal' in done) throw new Error(`filing ${command}: ${done.refusal.message}`)
}

function formPage(
  c: Page, seen: CaseDesk, typed: Typed, problems: readonly Problem[], status: 200 | 422 = 200,
): Promise<Response> {
  const wrong = problems.find(({ field }) => field === FILE)?.message
  const control = { field: FILE_FIELD, path: FILE, problem: wrong }
  return deskPage(c, {
    desk: seen.desk,
    place: 'meine',
    title: pageTitle(seen, 'Schriftstück zur Akte nehmen'),
    children: (
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <CaseHead seen={seen} step="Schriftstück zur Akte nehmen" />
        <form class="lz-flow" method="post" action={`${seen.home}/schriftstueck`} enctype="multipart/form-data" novalidate>
          {Object.entries(FIELDS).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <OneFile control={control} accept={`application/pdf,image/jpeg,image/png,${WORD}`} />
          <div class="lz-row">
            <Button>Zur Akte nehmen</Button>
            <a href={`${seen.home}/akte`}>Abbrechen</a>
          </div>
          <input type="hidden" name={COMMAND} value={seen.desk.house.newId()} />
          <CsrfField csrf={seen.csrf} />
        </form>
      </div>
    ),
  }, status)
}
