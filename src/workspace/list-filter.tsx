// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button } from '../ui/button.tsx'
import { placeName } from './desk.ts'
import type { Desk } from './desk.ts'
import { DUE_CHOICES, TURN_CHOICES } from './list-query.ts'
import type { ListQuery } from './list-query.ts'

/** Narrows the work list; the choices stand in the address. */
export function ListFilter({ desk, query }: { desk: Desk; query: ListQuery }) {
  const processes = Object.fromEntries(
    desk.processes.map(({ process }) => [process.id, process.title]),
  )
  const places = Object.fromEntries(
    Object.keys(desk.entities).map((id) => [id, placeName(desk, id)]),
  )
  return (
    <form class="lz-row lz-bar" action={`${desk.base}/vorgaenge`} aria-label="Liste filtern">
      {query.view !== 'meine' && <input type="hidden" name="sicht" value={query.view} />}
      {query.person !== undefined && <input type="hidden" name="person" value={query.person} />}
      {query.sort !== 'due' && <input type="hidden" name="sort" value={query.sort} />}
      <Pick title="Frist" name="frist" value={query.due} options={DUE_CHOICES} />
      {desk.processes.length > 1 && (
        <Pick title="Verfahren" name="verfahren" value={query.process} options={processes} />
      )}
      <Pick title="Wartet auf" name="wartet" value={query.turn} options={TURN_CHOICES} />
      {Object.keys(places).length > 1 && (
        <Pick title="Gemeinde" name="gemeinde" value={query.entity} options={places} />
      )}
      <label class="lz-pick">
        <span>Text</span>
        <input type="search" name="text" size={12} value={query.text ?? ''} />
      </label>
      <Button kind="secondary">Filtern</Button>
    </form>
  )
}

interface PickProps {
  readonly title: string
  readonly name: string
  readonly value: string | undefined
  readonly options: Readonly<Record<string, string>>
}

function Pick({ title, name, value, options }: PickProps) {
  return (
    <label class="lz-pick">
      <span>{title}</span>
      <select name={name}>
        <option value="">alle</option>
        {Object.entries(options).map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
