// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who changed a setting, when, from what to what.
import type { Json, Values } from '../engine/case.ts'
import { formatValue } from '../forms/format.ts'
import type { SettingChange } from '../store/settings-history.ts'
import { Panel } from '../ui/panel.tsx'
import type { Fields } from './admin-setting.ts'
import type { Desk } from './desk.ts'
import { momentOf } from './moment.ts'

interface HistoryProps {
  readonly desk: Desk
  readonly fields: Fields
  readonly changes: readonly SettingChange[]
}

/** All changes of one setting, newest first. */
export function History({ desk, fields, changes }: HistoryProps) {
  return (
    <Panel title="Verlauf">
      {changes.length === 0 ? (
        <p>Hier wurde noch nichts geändert.</p>
      ) : (
        <ol class="lz-list lz-list--plain" reversed>
          {changes.map((change) => (
            <li>
              <div class="lz-tight">
                <p>
                  <strong>{change.changedName}</strong>, {momentOf(change.changedAt, desk.today)}
                </p>
                <Differences desk={desk} fields={fields} change={change} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** What is otherwise than before, field by field. */
export function Differences({
  desk,
  fields,
  change: { before, after },
}: Pick<HistoryProps, 'desk' | 'fields'> & {
  readonly change: Pick<SettingChange, 'before' | 'after'>
}) {
  const [was, now] = [valuesOf(before), valuesOf(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])]
  const shown = (name: string, value: Json | undefined) => {
    const field = fields[name]
    const text = field ? formatValue(field, value, desk).join('; ') : textOf(value)
    return text || 'nichts'
  }
  const lines = names
    .filter((name) => JSON.stringify(was[name] ?? null) !== JSON.stringify(now[name] ?? null))
    .map((name) => ({
      title: fields[name]?.short ?? fields[name]?.title ?? name,
      was: shown(name, was[name]),
      now: shown(name, now[name]),
    }))
  return (
    <ul class="lz-tight">
      {lines.map(({ title, was: before_, now: after_ }) => (
        <li>
          {title}: <del>{before_}</del> <span aria-hidden="true">→</span>
          <span class="kern-sr-only"> jetzt </span> <ins>{after_}</ins>
        </li>
      ))}
    </ul>
  )
}

/** The fields of a state as history keeps them; none where there was nothing. */
export const valuesOf = (state: unknown): Values =>
  state !== null && typeof state === 'object' && !Array.isArray(state) ? (state as Values) : {}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nein'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
