// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process folder for a data schema: its form is complete, its procedure is the least that can be
// applied for, taken and closed. Everything else is the author's.

import { checkFiles } from '../../process/check.ts'
import type { Finding } from '../../process/finding.ts'
import { RULES_FILE } from '../../process/open-rules.ts'
import { readProcess } from '../../process/read.ts'
import type { OpenRule } from '../../process/schema-rules.ts'
import { shapeOf, shapeOfFields } from '../../process/shape.ts'
import type { Files } from '../../process/source.ts'
import { writeCommentedYaml } from '../../process/write-yaml.ts'
import type { Comment } from '../../process/write-yaml.ts'
import { withClearLabels } from './clear-labels.ts'
import { codeFor, slugFor } from './field-keys.ts'
import { formOfSchema, oneLine } from './form-of-schema.ts'
import type { CodeLists, Placed, SchemaForm } from './form-of-schema.ts'
import { withKnownAnswers } from './known-answers.ts'
import { mark } from './model.ts'
import type { Schema } from './model.ts'
import { pagesOf } from './pages-of-schema.ts'
import { understand } from './propose-rule.ts'
import type { Proposal } from './propose-rule.ts'
import { readmeOf } from './readme-of-schema.ts'
import type { Remark } from '../xml/read-xml.ts'
import { unequalCopies } from './unequal-copies.ts'

export interface ProcessFolder {
  readonly files: Files
  readonly warnings: readonly Remark[]
  readonly counts: {
    readonly fields: number
    readonly groups: number
    readonly rules: number
    readonly proposals: number
  }
}

export interface FolderMore {
  /** The building blocks of the library, `blocks/<id>/…`. */
  readonly blocks: Files
  readonly id?: string
  readonly codeLists?: CodeLists
}

const LICENCE = [
  'SPDX-FileCopyrightText: die Verwaltung, die das Datenschema übernommen hat',
  'SPDX-License-Identifier: LicenseRef-FIM',
]

/**
 * The files of a process with this form; the same schema gives the same files. What comes out
 * passes `check`, or is refused with what `check` would say.
 */
export function processFolder(
  schema: Schema,
  { blocks, id, codeLists = new Map() }: FolderMore,
): ProcessFolder | { readonly refusals: readonly Remark[] } {
  const head = skeleton(schema, id ?? slugFor(schema.name))
  const base = shapeOf(
    read({ ...blocks, 'process.yaml': yaml(head), 'form.yaml': yaml({ pages: pagesOf([]) }) }),
  )
  const form = formOfSchema(schema.members, new Set(Object.keys(base)), codeLists)
  const shape = { ...base, ...shapeOfFields(form.fields) }
  const rules = rulesOf(schema, form, (prose, holder) =>
    understand(prose, holder, form.placed, shape),
  )
  const warnings = [...form.warnings, ...unequalCopies(schema.members)]
  if (form.placed.length === 0)
    warnings.push({ line: schema.line, message: 'Das Schema enthält keine Felder.' })
  const counts = countsOf(form, rules)
  const files = filesOf(schema, head, form, rules)
  const wrong = checkFiles({ ...blocks, ...files }).findings.filter((one) => one.level === 'error')
  if (wrong.length)
    return { refusals: wrong.map((one) => ({ line: schema.line, message: unfit(one) })) }
  return { files: { ...files, 'README.md': readmeOf(schema, counts, warnings) }, warnings, counts }
}

const unfit = ({ where, message }: Finding) =>
  `Aus dem Schema entsteht kein gültiges Verfahren: ${where}: ${message}`

function countsOf(form: SchemaForm, rules: readonly ReadRule[]): ProcessFolder['counts'] {
  return {
    fields: form.placed.filter(({ element }) => element.kind === 'field').length,
    groups: form.placed.filter(({ element }) => element.kind === 'group').length,
    rules: rules.length,
    proposals: rules.reduce((sum, one) => sum + one.found.length, 0),
  }
}

function filesOf(schema: Schema, head: object, form: SchemaForm, rules: readonly ReadRule[]) {
  const found = rules.flatMap((one) => one.found.map((more) => ({ ...more, id: one.rule.id })))
  const intro = [
    `Aus dem FIM-Datenschema ${mark(schema)} übernommen. Was unter «fields» steht, sind Inhalte der Verwaltung,`,
    'nicht der Bibliothek. Auszufüllen sind noch: code, filePlan, basis, unit, retentionYears.',
  ]
  return {
    'process.yaml': writeCommentedYaml(
      { ...head, fields: withClearLabels(withKnownAnswers(form.fields)) },
      [...LICENCE, '', ...intro],
      comments(form, found),
    ),
    'form.yaml': writeCommentedYaml({ pages: pagesOf(topFields(form)) }, LICENCE, []),
    ...(rules.length && { [RULES_FILE]: rulesFile(rules.map((one) => one.rule)) }),
  }
}

const yaml = (value: unknown) => writeCommentedYaml(value, [], [])

/** The names a process of these blocks has already are those of its bare skeleton. */
function read(files: Files) {
  const { process, findings } = readProcess(files)
  if (!process)
    throw new Error(`The skeleton does not read: ${findings[0]?.where} ${findings[0]?.message}`)
  return process
}

function skeleton(schema: Schema, id: string) {
  const title = oneLine(schema.label)
  const plain = title.replaceAll(/[{}]/g, '')
  const legal = schema.sources.map(oneLine).join('; ')
  return {
    language: 2,
    id,
    version: '0.1.0',
    title,
    summary: oneLine(schema.help ?? schema.label),
    fim: mark(schema),
    code: codeFor(schema.name),
    filePlan: '00',
    basis: legal || 'noch einzutragen',
    address: 'antragsteller',
    caseTitle: plain,
    applicant:
      '{{ if antragsteller.organisation != null then antragsteller.organisation else antragsteller.vorname + " " + antragsteller.name }}',
    retentionYears: 10,
    uses: ['applicant@1', 'intake@1', 'record@1', 'correspondence@1', 'note@1'],
    without: ['fields.rechnungAndere', 'fields.rechnungsadresse'],
  }
}

function topFields(form: SchemaForm): readonly Placed[] {
  return form.placed.filter(({ path }) => path.length === 1)
}

type Found = Proposal & { readonly id: string }

/** Notes and proposals stand above the field they are about, where the author works. */
function comments(form: SchemaForm, proposals: readonly Found[]): Comment[] {
  const lines = new Map<string, string[]>()
  const add = (path: readonly string[], text: string) =>
    lines.set(path.join('.'), [...(lines.get(path.join('.')) ?? []), text])
  for (const [path, notes] of form.notes) for (const note of notes) add(path.split('.'), note)
  for (const { path, key, feel, id } of proposals) {
    if (path) add(path, `Vorschlag aus ${id}, gilt noch nicht: ${key}: ${feel}`)
  }
  return [...lines].map(([path, texts]) => ({
    path: ['fields', ...path.split('.').flatMap((key, i) => (i ? ['fields', key] : [key]))],
    lines: texts,
  }))
}

interface ReadRule {
  readonly rule: OpenRule
  readonly found: readonly Proposal[]
}

type Reader = (prose: string, holder: readonly string[]) => ReturnType<typeof understand>

/** Every rule once for each place it stands at; a rule repeated with its group is one to model there. */
function rulesOf(schema: Schema, form: SchemaForm, reader: Reader): ReadRule[] {
  const holders = [
    { path: [] as readonly string[], element: schema as Pick<Schema, 'rules'> },
    ...form.placed,
  ]
  return holders.flatMap(({ path, element }) =>
    element.rules.map((rule): ReadRule => {
      const { fields, proposals } = reader(rule.text, path)
      return {
        found: proposals,
        rule: {
          id: mark(rule),
          title: oneLine(rule.name),
          text: rule.text,
          ...(path.length > 0 && { holder: path.join('.') }),
          fields: [...new Set(fields.map((one) => one.join('.')))],
          proposals: proposals.map(({ path: at, key, feel }) =>
            at ? `${at.join('.')}: ${key}: ${feel}` : `${key}: ${feel}`,
          ),
          state: 'open',
        },
      }
    }),
  )
}

function rulesFile(rules: readonly OpenRule[]): string {
  return writeCommentedYaml(
    { rules },
    [
      ...LICENCE,
      '',
      'Was das Datenschema in Worten verlangt. Nichts davon gilt von selbst: Modellieren Sie jede Regel',
      'in process.yaml oder form.yaml und setzen Sie state auf modelled, oder auf dropped mit einem reason.',
    ],
    [],
  )
}
