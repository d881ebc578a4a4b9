// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Word on the desk: the draft of the notice to go on writing, and a template filled with the case.
import { WORD } from '../documents/word-inspect.ts'
import { budgeted } from '../engine/context.ts'
import { look } from '../engine/scope.ts'
import type { Field } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { OneFile } from '../ui/one-file.tsx'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { deskPage } from './frame.tsx'
import { draftForPrint, draftNotice, isDrafted, issuingAction } from './notice.ts'
import { actorFor } from './tasks.ts'

const FILE = 'vorlage'
const FIELD: Field = {
  type: 'file',
  title: 'Word-Vorlage',
  help: 'Eine DOCX-Datei bis 10 MB mit Platzhaltern wie in den Briefen, zum Beispiel {{ antragsteller.name }} oder {{ vorgang.aktenzeichen }}.',
}

/** The notice as it would be written now, as a Word document marked as a draft. */
export async function downloadWordDraft(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  const issuing = seen && issuingAction(seen.prepared.process)
  if (!issuing || !isDrafted(seen, issuing.key)) return c.notFound() as Response
  const draft = draftNotice(seen, issuing.letter)
  if ('missing' in draft) return c.notFound() as Response
  const { title, fileNumber } = draft.content
  const name = `Entwurf ${title} ${fileNumber}.docx`.replaceAll(/[/\\]/g, '-')
  // Loaded when first needed: the libraries for Word would hold up every start.
  const { wordLetter } = await import('../documents/word-letter.ts')
  return fileAnswer(c, await wordLetter(draftForPrint(draft.content)), WORD, 'attachment', name)
}

/** The form that takes a template. */
export async function showTemplate(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  return seen ? formPage(c, seen) : (c.notFound() as Response)
}

/** Gives the filled template back; nothing is kept. */
export async function fillTemplate(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const file = (await sentForm(c)).files.find(({ path }) => path === FILE)?.file
  if (!file) return formPage(c, seen, 'Wählen Sie eine Datei.')
  const { prepared, at, context, desk } = seen
  const actor = actorFor(desk.person, prepared.process)
  const sight = look(prepared, at, budgeted(context), actor)
  const { fillWord } = await import('../documents/word-template.ts')
  const filled = await fillWord(new Uint8Array(await file.arrayBuffer()), file.name, prepared, sight)
  if ('refusal' in filled) return formPage(c, seen, filled.refusal)
  return fileAnswer(c, filled.docx, WORD, 'attachment', filled.fileName)
}

function formPage(c: Page, seen: CaseDesk, problem?: string): Promise<Response> {
  const control = { field: FIELD, path: FILE, problem }
  return deskPage(c, {
    desk: seen.desk,
    place: 'meine',
    title: pageTitle(seen, 'Word-Vorlage ausfüllen'),
    children: (
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problem === undefined ? [] : [{ field: FILE, message: problem }]} />
        <CaseHead seen={seen} step="Word-Vorlage ausfüllen" />
        <form
          class="lz-flow"
          method="post"
          action={`${seen.home}/vorlage`}
          enctype="multipart/form-data"
          novalidate
        >
          <OneFile control={control} accept={WORD} />
          <p class="lz-meta">
            Sie bekommen die ausgefüllte Datei zurück. Zur Akte kommt sie erst, wenn Sie das fertige
            Schreiben zur Akte nehmen.
          </p>
          <div class="lz-row">
            <Button>Ausfüllen und herunterladen</Button>
            <a href={`${seen.home}/akte`}>Abbrechen</a>
          </div>
          <CsrfField csrf={seen.csrf} />
        </form>
      </div>
    ),
  }, problem === undefined ? 200 : 422)
}
