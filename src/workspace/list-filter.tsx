// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button } from '../ui/button.tsx'
import { Pick } from '../ui/pick.tsx'
import { placeName } from './desk.ts'
import type { Desk } from './desk.ts'
import { DUE_CHOICES, TURN_CHOICES } from './list-query.ts'
import type { ListQuery } from './list-query.ts'
import { CHANNELS, GROUPS, MORE_COLUMNS, USUAL_COLUMNS } from './list-columns.ts'
import type { MoreColumn } from './list-columns.ts'

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
      {query.traits && <input type="hidden" name="merkmal" value={query.traits.join(',')} />}
      {query.sort !== 'due' && <input type="hidden" name="sort" value={query.sort} />}
      <Pick title="Frist" name="frist" value={query.due} options={DUE_CHOICES} empty="alle" />
      {desk.processes.length > 1 && (
        <Pick title="Verfahren" name="verfahren" value={query.process} options={processes} empty="alle" />
      )}
      <Pick title="Wartet auf" name="wartet" value={query.turn} options={TURN_CHOICES} empty="alle" />
      {Object.keys(places).length > 1 && (
        <Pick title="Gemeinde" name="gemeinde" value={query.entity} options={places} empty="alle" />
      )}
      <label class="lz-pick">
        <span>Text</span>
        <input type="search" name="text" data-keys="/" size={12} value={query.text ?? ''} />
      </label>
      <Button kind="secondary">Filtern</Button>
      <MoreFilters desk={desk} query={query} />
    </form>
  )
}

/** What is asked for less often, folded away; open while one of it is in use. */
function MoreFilters({ desk, query }: { desk: Desk; query: ListQuery }) {
  const { place, applicant, assignee, status, channel, feeFrom, feeTo, columns, group } = query
  const staff = Object.fromEntries(
    [...desk.staff.values()].filter(({ active }) => active).map(({ id, name }) => [id, name]),
  )
  const isUsed = [place, applicant, assignee, status, channel, feeFrom, feeTo, columns, group].some(
    (one) => one !== undefined,
  )
  return (
    <details class="lz-all" open={isUsed}>
      <summary>Mehr Filter und Spalten</summary>
      <div class="lz-row">
        <label class="lz-pick">
          <span>Ort oder Straße</span>
          <input type="search" name="ort" size={10} value={place ?? ''} />
        </label>
        <label class="lz-pick">
          <span>Antragsteller</span>
          <input type="search" name="antragsteller" size={14} value={applicant ?? ''} />
        </label>
        <Pick
          title="Bearbeitung"
          name="bearbeitung"
          value={assignee}
          options={{ '-': 'niemand', ...staff }}
          empty="alle"
        />
        <StatusPick desk={desk} query={query} />
        <Pick title="Eingangsweg" name="kanal" value={channel} options={CHANNELS} empty="alle" />
        <Amount title="Gebühr von" name="von" value={feeFrom} />
        <Amount title="bis" name="bis" value={feeTo} />
        <Pick title="Gruppieren" name="gruppe" value={group} options={GROUPS} empty="nicht" />
      </div>
      <fieldset class="lz-row">
        <legend class="kern-sr-only">Spalten</legend>
        <input type="hidden" name="spalten" value="" />
        <span aria-hidden="true">Spalten</span>
        {Object.entries(MORE_COLUMNS).filter(([key]) => key !== 'gemeinde' || Object.keys(desk.entities).length > 1).map(([key, title]) => (
          <span class="kern-form-check">
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={`spalte-${key}`}
              name="spalten"
              value={key}
              checked={(columns ?? USUAL_COLUMNS).includes(key as MoreColumn)}
            />
            <label class="kern-label" for={`spalte-${key}`}>
              {key === 'seit' ? 'seit (wie lange im jetzigen Stand)' : title}
            </label>
          </span>
        ))}
      </fieldset>
    </details>
  )
}

/** Every state of every status, by process where there are several. */
function StatusPick({ desk, query }: { desk: Desk; query: ListQuery }) {
  const shown = desk.processes.filter(
    ({ process }) => query.process === undefined || process.id === query.process,
  )
  const groups = new Map<string, Map<string, string>>()
  for (const { process } of shown) {
    for (const [key, { title, states }] of Object.entries(process.statuses)) {
      const group = groups.get(title) ?? new Map<string, string>()
      for (const [state, one] of Object.entries(states)) group.set(`${key}.${state}`, one.title)
      groups.set(title, group)
    }
  }
  const value = query.status?.join('.')
  return (
    <label class="lz-pick">
      <span>Status</span>
      <select name="status">
        <option value="">alle</option>
        {[...groups].map(([title, options]) => (
          <optgroup label={title}>
            {[...options].map(([key, text]) => (
              <option value={key} selected={key === value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function Amount({ title, name, value }: { title: string; name: string; value: number | undefined }) {
  return (
    <label class="lz-pick">
      <span>{title}</span>
      <input type="text" inputmode="numeric" name={name} size={6} value={value} />
      <span>€</span>
    </label>
  )
}
