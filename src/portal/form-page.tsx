// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { entriesOf } from '../forms/entries.ts'
import { askedPaths, findingsOf, stopOf, withProposals } from '../forms/pages.ts'
import type { PageFindings } from '../forms/pages.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Page as FormPage } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { fieldId } from '../ui/field-id.ts'
import { FieldInput } from '../ui/field.tsx'
import type { ShownFile } from '../ui/file-field.tsx'
import { problemText } from '../ui/problem-text.ts'
import { useWords } from '../ui/words.ts'
import { valueAt } from './answers.ts'
import type { OpenDraft } from './draft.ts'
import { FormFrame } from './form-frame.tsx'
import { FORM } from './form.words.ts'
import { address, portalPage } from './frame.tsx'
import { PORTAL } from './portal.words.ts'
import { proposedEntity } from './proposed-entity.ts'
import { filesOf } from './upload.ts'

interface Shown {
  /** What was just sent from another tab and is not saved. */
  readonly conflict?: Typed
  readonly status?: 200 | 409
}

/** One page of an application as it stands. */
export async function showFormPage(
  c: Page,
  open: OpenDraft,
  page: FormPage,
  shown: Shown = {},
): Promise<Response> {
  const asked = askedPaths(open.view, page.fields)
  const typed = shown.conflict ?? typedFor(open, page, await proposedEntity(c, open, page))
  const wasSent = c.req.query('pruefen') !== undefined || open.data.typed[page.key] !== undefined
  const findings = wasSent ? pageFindings(open, page) : { problems: [], hints: [] }
  const seen = new Set(open.data.shown[page.key] ?? [])
  const isNew = (one: Problem) => asked.has(one.field) && !seen.has(one.field)
  const problems = findings.problems.filter((one) => !isNew(one))
  const added = findings.problems.filter(isNew)
  const stop = stopOf(open.view, page)
  const say = wordsOf(c, FORM)
  const title = `${page.title} – ${open.prepared.process.title}`
  const form = {
    typed, problems, asked, entities: Object.values(open.context.entities), files: filesFor(c, open, page, asked), ordersFiles: true,
  }
  return portalPage(
    c,
    { title, hasProblems: problems.length > 0, status: shown.status ?? 200 },
    <FormFrame c={c} open={open} current={page.key}>
      <ErrorSummary problems={problems} />
      {shown.conflict && <Conflict />}
      {added.length > 0 && <Added open={open} problems={added} />}
      <h1 class="kern-heading-large">{page.question}</h1>
      {page.intro && <p>{page.intro}</p>}
      {stop !== undefined && (
        <Alert kind="info" title={say.end}>
          <p>{stop}</p>
          <p>{say.mistaken}</p>
        </Alert>
      )}
      {findings.hints.length > 0 && problems.length === 0 && <Hints hints={findings.hints} />}
      <form class="lz-flow" method="post" enctype="multipart/form-data" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        <input type="hidden" name="_stand" value={String(open.draft.revision)} />
        <input type="hidden" name="_gezeigt" value={[...asked].join(',')} />
        <input
          type="hidden"
          name="_gesehen"
          value={findings.hints.map((one) => one.message).join('\n')}
        />
        {c.req.query('zurueck') !== undefined && <input type="hidden" name="_zurueck" value="1" />}
        {/* The Enter key presses the first button of a form: this one. */}
        <button class="kern-sr-only" type="submit" name="_weiter" tabindex={-1} aria-hidden="true">
          {say.next}
        </button>
        {page.fields.map((name) => (
          <FieldInput
            field={open.prepared.process.fields[name]!}
            path={name}
            isQuiet={page.fields.length === 1}
            form={form}
          />
        ))}
        <div class="lz-row">
          <Button>{say.next}</Button>
          <Button kind="tertiary" name="_spaeter" value="1">
            {say.later}
          </Button>
        </div>
      </form>
      {stop !== undefined && (
        <p>
          <ButtonLink kind="secondary" href={address(c, '/')}>
            {wordsOf(c, PORTAL).home}
          </ButtonLink>
        </p>
      )}
    </FormFrame>,
  )
}

/** Problems and hints of a page as last saved, with what could not be read or taken. */
export function pageFindings(open: OpenDraft, page: FormPage): PageFindings {
  const { fields } = open.prepared.process
  const entries = open.data.typed[page.key]
  const { language } = open.prepared
  const unread = entries ? parseForm(fields, page.fields, entries, { language }).problems : []
  const asked = askedPaths(open.view, page.fields)
  return findingsOf(open.view, page, [
    ...unread.filter((one) => asked.has(one.field)),
    ...(open.data.refused[page.key] ?? []),
  ])
}

function typedFor(open: OpenDraft, page: FormPage, proposal: Values): Typed {
  const entries = open.data.typed[page.key]
  if (entries) return typedOf(entries)
  const values = withProposals(open.view, page.fields, { ...open.data.values, ...proposal })
  return typedOf(entriesOf(open.prepared.process.fields, page.fields, values))
}

function filesFor(
  c: Page,
  open: OpenDraft,
  page: FormPage,
  asked: ReadonlySet<string>,
): Map<string, readonly ShownFile[]> {
  const href = (id: string) => address(c, `/antrag/${open.code}/dokument/${id}`)
  const { fields } = open.prepared.process
  const holders = new Set(page.fields.filter((name) => ['file', 'group'].includes(fields[name]!.type)))
  if (holders.size === 0) return new Map()
  return new Map(
    [...asked].filter((path) => holders.has(path.split('.', 1)[0]!)).map((path) => {
      const files = filesOf(valueAt(open.data.values, path)).filter(
        (file) => typeof file?.id === 'string',
      )
      return [path, files.map((file) => ({ ...file, href: href(file.id) }))]
    }),
  )
}

function Conflict() {
  const say = useWords(FORM)
  return (
    <Alert
      kind="warning"
      title={say.conflict}
      role="alert"
    >
      <p>{say.conflictHelp}</p>
    </Alert>
  )
}

/** After an answer more questions may follow; that is no mistake of the person. */
function Added({ open, problems }: { open: OpenDraft; problems: readonly Problem[] }) {
  const say = useWords(FORM)
  const { fields } = open.prepared.process
  const title = (path: string) => {
    const [first, ...rest] = path.split('.')
    return (
      rest
        .filter((key) => !/^\d+$/.test(key))
        .reduce((field, key) => field?.fields?.[key], fields[first!])?.title ?? path
    )
  }
  return (
    <Alert kind="info" title={say.added}>
      <ul class="lz-tight">
        {problems.map((one) => (
          <li>
            <a href={`#${fieldId(one.field)}`}>{title(one.field)}</a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Hints({ hints }: { hints: readonly Problem[] }) {
  const say = useWords(FORM)
  return (
    <Alert kind="warning" title={hints.length === 1 ? say.hint : say.hints}>
      {hints.map((one) => (
        <p>{problemText(one.message)}</p>
      ))}
      <p>{say.goOn}</p>
    </Alert>
  )
}
