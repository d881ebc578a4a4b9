// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import { entriesOfEntities } from './entity-choices.ts'
import { isOptionOffered } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import type { Field } from '../process/process.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Typed } from '../forms/typed.ts'
import type { Filled } from '../forms/usual.ts'
import { CsrfField } from '../server/csrf.tsx'
import { Button } from '../ui/button.tsx'
import { FieldInput } from '../ui/field.tsx'
import { isUnscanned } from '../store/documents.ts'
import type { ShownFile } from '../ui/file-field.tsx'
import type { FormSight } from '../ui/form-sight.ts'
import { hasConditions } from './action-asked.ts'
import { canBeAsked, conditionalFields } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import { FORESEEN } from './action-preview.tsx'
import { KEPT, pathOf } from './action-papers.ts'
import type { KeptPapers } from './action-papers.ts'
import { AskSimilar } from './ask-similar.tsx'
import { NOT_OPENED } from './case-desk.ts'
import { CommandFields } from './command-fields.tsx'
import { conditionNote } from './condition-note.ts'
import { AlongInput } from './papers-along.tsx'
import type { AlongSight } from './papers-along.tsx'
import { StartedDeadlines } from './started-deadlines.tsx'
import { Icon } from '../ui/icon.tsx'

interface Props {
  readonly sight: ActionSight
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** The id of the command, kept while the form is shown again. */
  readonly command: string
  /** Papers it has already. */
  readonly papers?: KeptPapers
  /** What a press for usual answers has answered. */
  readonly filled?: Filled | undefined
  /** What the button says where sending does not yet carry it out. */
  readonly next?: string
  /** The consequences that were shown, and no others, are carried out. */
  readonly seenKey?: string
  /** Which papers go along, where other bodies are asked. */
  readonly along?: AlongSight | undefined
  /** Asked after the questions of the action. */
  readonly more?: VNode | undefined
  /** It stands on the page of the case: there is nothing to go back to. */
  readonly inCase?: boolean
}

/** The questions of an action, its consequence, and one button named by its effect. */
export function ActionForm({ sight, typed, problems, command, papers = [], filled, next, seenKey, along, more, inCase }: Props) {
  const { seen, key, action, actor, names } = sight
  const { fields } = seen.prepared.process
  const address = `${seen.home}/aktion/${encodeURIComponent(key)}`
  const isWatched = next === undefined && !inCase && hasConditions(sight)
  const form: FormSight = {
    typed,
    usual: { to: address, filled },
    problems,
    entities: entriesOfEntities(seen.desk),
    files: filesOf(papers),
    isWatched,
    clauses: sight.clauses,
    template: sight.template,
  }
  const conditional = conditionalFields(sight)
  const shown = names.filter((name) => canBeAsked(sight, name))
  const headings = headingsOf(sight, shown)
  // Enter in a text means the action, not the first button of a list.
  const hasButtons = shown.some((name) => fields[name]!.type === 'group')
  return (
    <form
      class={action.input?.includes('form') ? 'lz-dense' : 'lz-flow'}
      method="post"
      action={address}
      {...(seen.at.id === NOT_OPENED && { 'data-capture': '' })}
      {...(isWatched && { 'data-asked': `${address}/gefragt` })}
      {...(action.onSite && { 'data-on-site': `${action.title}: ${seen.at.title}` })}
      {...(shown.some((name) => takesFiles(fields[name]!)) && { enctype: 'multipart/form-data' as const })}
      novalidate
    >
      {hasButtons && (
        <button class="kern-sr-only" type="submit" tabindex={-1} aria-hidden="true">
          {action.title}
        </button>
      )}
      {shown.map((name) => (
        <>
          {headings.has(name) && <h3 class="kern-heading-small lz-part">{headings.get(name)}</h3>}
          <div class="lz-tight" {...(isWatched && fields[name]!.when !== undefined && { 'data-question': name })}>
            {conditional.has(name) && <p class="lz-meta" {...(isWatched && { 'data-note': '' })}>{conditionNote(sight, name)}</p>}
            <FieldInput
              field={offeredField(sight, fields[name]!)}
              path={name}
              form={form}
              isQuiet={headings.get(name) === fields[name]!.title}
            />
          </div>
        </>
      ))}
      {along && <AlongInput along={along} />}
      {more}
      {next === undefined && seenKey === undefined && <StartedDeadlines sight={sight} typed={typed} />}
      {action.consequence !== undefined && next === undefined && (
        <p class="lz-say">
          <Icon name="warning" class="is-soon" />
          <span>{consequenceOf(sight)}</span>
        </p>
      )}
      <div class="lz-row">
        <Button>{next ?? (actor.actingFor ? `${action.title} (in Vertretung)` : action.title)}</Button>
        {seen.at.id === NOT_OPENED && <AskSimilar />}
        {!inCase && <a href={seen.home}>Abbrechen</a>}
      </div>
      {papers.length > 0 && <input type="hidden" name={KEPT} value={papers.map(({ id }) => id).join(' ')} />}
      {seenKey !== undefined && <input type="hidden" name={FORESEEN} value={seenKey} />}
      <CsrfField csrf={seen.csrf} />
      <CommandFields command={command} at={seen.at} actingFor={actor.actingFor?.id} target={sight.target?.id} />
    </form>
  )
}

/** What the form has already, by the question it answers. */
function filesOf(papers: KeptPapers): Map<string, ShownFile[]> {
  const files = new Map<string, ShownFile[]>()
  for (const paper of papers) {
    const one = { id: paper.id, name: paper.fileName, size: paper.size, type: paper.mediaType, unscanned: isUnscanned(paper) }
    files.set(pathOf(paper), [...(files.get(pathOf(paper)) ?? []), one])
  }
  return files
}

const takesFiles = ({ type, fields = {} }: Field): boolean => type === 'file' || Object.values(fields).some(takesFiles)

/** Where a whole application is asked, its pages are told apart: the first field of each has its title. */
function headingsOf({ action, seen }: ActionSight, shown: readonly string[]): ReadonlyMap<string, string> {
  if (!action.input?.includes('form')) return new Map()
  const { pages } = seen.prepared.process
  return new Map(pages.flatMap(({ title, fields }) => {
    const first = fields.find((name) => shown.includes(name))
    return first === undefined ? [] : [[first, title] as const]
  }))
}

/** A choice without the options that are not offered in this case. */
function offeredField({ seen: { prepared }, sight }: ActionSight, field: Field): Field {
  if (field.options === undefined) return field
  const options = Object.entries(field.options).filter(([, option]) =>
    isOptionOffered(prepared, option, sight),
  )
  return { ...field, options: Object.fromEntries(options) }
}

function consequenceOf({ action, seen: { prepared }, sight }: ActionSight): string {
  return fillText(prepared, action.consequence!, sight)
}
