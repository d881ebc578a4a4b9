// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A form made from what an action of the process asks for; for applicants and consultees alike.
import { entriesOf } from '../forms/entries.ts'
import { askedPaths, withProposals } from '../forms/pages.ts'
import type { FormView } from '../forms/pages.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { CaseView } from '../command/house.ts'
import { look } from '../engine/scope.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { askedNow } from '../engine/requested.ts'
import { CsrfField } from '../server/csrf.tsx'
import { Button } from '../ui/button.tsx'
import { FieldInput } from '../ui/field.tsx'
import type { ShownFile } from '../ui/file-field.tsx'

/** What was sent and could not be carried out. */
export interface Sent {
  readonly typed: Typed
  readonly values: Values
  readonly problems: readonly Problem[]
}

interface ActionFormProps {
  readonly csrf: string
  readonly view: CaseView
  readonly action: string
  /** Where the form goes; the page itself if absent. */
  readonly to?: string
  /** Makes the command known when it is sent twice. */
  readonly command: string
  readonly sent?: Sent | undefined
  readonly files?: ReadonlyMap<string, readonly ShownFile[]>
  /** Label of the button if the title of the action does not say it. */
  readonly label?: string
  readonly isDangerous?: boolean
}

/** How the rules see the case with what is being entered. */
export function viewInput(view: CaseView, values: Values): FormView {
  const at: Case = { ...view.at, fields: { ...view.at.fields, ...values } }
  return {
    prepared: view.prepared,
    context: view.context,
    at,
    values: at.fields,
    sight: look(view.prepared, at, view.context),
  }
}

/** The form of one action; the case's revision goes along, so that nobody acts on what has changed. */
export function ActionForm({
  csrf,
  view,
  action,
  to,
  command,
  sent,
  files,
  label,
  isDangerous,
}: ActionFormProps) {
  const { title, input = [] } = view.prepared.process.actions[action]!
  const prepared = askedNow(view.prepared, view.at, input)
  const { process } = prepared
  const form = viewInput({ ...view, prepared }, sent?.values ?? {})
  const asked = askedPaths(form, input)
  const given = Object.fromEntries(
    input
      .map((name) => [name, process.fields[name]?.transient ? undefined : view.at.fields[name]])
      .filter(([, value]) => value !== undefined),
  ) as Values
  const typed =
    sent?.typed ?? typedOf(entriesOf(process.fields, input, withProposals(form, input, given)))
  const hidden = Object.fromEntries(
    [...(files ?? [])].map(([path, list]) => [path, list.map((file) => file.id)]),
  )
  return (
    <form class="lz-flow" method="post" action={to} enctype="multipart/form-data" noValidate>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="_kommando" value={command} />
      <input type="hidden" name="_revision" value={String(view.at.revision)} />
      <input type="hidden" name="_gezeigt" value={[...asked].join(',')} />
      {files && files.size > 0 && (
        <input type="hidden" name="_dateien" value={JSON.stringify(hidden)} />
      )}
      <button class="kern-sr-only" type="submit" tabindex={-1} aria-hidden="true">
        {label ?? title}
      </button>
      {input.map((name) => (
        <FieldInput
          field={process.fields[name]!}
          path={name}
          form={{
            typed,
            asked,
            problems: sent?.problems ?? [],
            ...(files && { files }),
            entities: Object.values(view.context.entities),
          }}
        />
      ))}
      <div class="lz-row">
        <Button kind={isDangerous ? 'secondary' : 'primary'}>{label ?? title}</Button>
      </div>
    </form>
  )
}
