// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The values of a procedure: the library proposes, the municipality sets, one of its legal entities
// may differ. Before a value holds one sees what it would do.
import { contextFor, processOf } from '../command/settings.ts'
import type { Values } from '../engine/case.ts'
import type { Context, Overlay } from '../engine/context.ts'
import type { Problem } from '../engine/input.ts'
import { euro } from '../engine/money.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Field, Parameter, Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { readOverlay, writeOverlay } from '../store/overlays.ts'
import { Go, List } from '../ui/list.tsx'
import { unitFor } from '../words/unit.ts'
import { effectOn, usesOf } from './admin-effect.ts'
import type { EffectSeen } from './admin-effect.ts'
import { adminPage } from './admin-frame.tsx'
import { allProcesses } from './admin-roles.tsx'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import { hintFor, readText, shownText } from './admin-value-words.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'

const TITLE = 'Werte der Verfahren'
const PROPOSAL = 'vorschlag'

/** Every procedure that has values, for the whole municipality and for each legal entity. */
export async function showValues(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const processes = allProcesses(desk).filter(
    ({ parameters }) => Object.keys(parameters).length > 0,
  )
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          Was hier leer bleibt, gilt wie in der Bibliothek. Entschiedene Vorgänge ändern sich nie.
        </p>
        <List>
          {processes.map(({ id, title, parameters }) => (
            <Go
              href={`${desk.base}/verwaltung/werte/${id}`}
              title={title}
              note={`${Object.keys(parameters).length} Werte`}
            />
          ))}
        </List>
      </div>
    ),
  })
}

/** The values of a procedure; `?gemeinde=` names the legal entity, without it they hold for all. */
export async function valuesSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const { house, tenant, entities } = desk
  const id = c.req.param('process')!
  const entity = c.req.query('gemeinde') ?? ''
  const prepared = await processOf(house, tenant, id)
  if (!prepared || (entity !== '' && !Object.hasOwn(entities, entity))) return undefined
  const { process } = prepared
  const context = await contextFor(house, tenant, id)
  const home = `${desk.base}/verwaltung/werte/${id}`
  return {
    desk,
    area: 'werte',
    key: entity ? `${id}/${entity}` : id,
    title: entity ? `${process.title}: ${entities[entity]!.name}` : process.title,
    crumbs: [
      { title: TITLE, href: `${desk.base}/verwaltung/werte` },
      ...(entity ? [{ title: process.title, href: home }] : []),
    ],
    address: entity ? `${home}?gemeinde=${encodeURIComponent(entity)}` : home,
    intro: <EntityLinks desk={desk} home={home} entity={entity} />,
    button: 'Werte speichern',
    fields: valueFields(process, entity, context),
    now: shownValues(process, context.overlays[entity] ?? {}),
    check: (values) => formProblems(process, values),
    preview: (values, isChanged) =>
      isChanged
        ? effectView({
            desk,
            prepared,
            entity,
            before: context.overlays[entity] ?? {},
            after: overlayOf(process, values, context.overlays[entity]),
          })
        : undefined,
    read: async (q) =>
      shownValues(process, ((await readOverlay(q, id, entity))?.parameters ?? {}) as Overlay),
    write: async (q, values) => {
      const row = await readOverlay(q, id, entity)
      const parameters = overlayOf(process, values, row?.parameters as Overlay | undefined)
      await writeOverlay(q, {
        process: id,
        entity,
        ...(row?.adaptation !== undefined && { adaptation: row.adaptation }),
        parameters,
      })
      return undefined
    },
  }
}

function EntityLinks({ desk, home, entity }: { desk: Desk; home: string; entity: string }) {
  const all = Object.values(desk.entities)
  if (all.length < 2) return null
  const links = [{ id: '', name: 'Für alle Gemeinden' }, ...all]
  return (
    <nav aria-label="Für wen die Werte gelten">
      <ul class="lz-row">
        {links.map(({ id, name }) => (
          <li>
            {id === entity ? (
              <strong aria-current="page">{name}</strong>
            ) : (
              <a href={id ? `${home}?gemeinde=${id}` : home}>{name}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A field for each value of a procedure. */
export function valueFields(process: Process, entity: string, context: Context): Fields {
  return Object.fromEntries(
    Object.entries(process.parameters).map(([key, parameter]): [string, Field] => {
      const { title, unit, basis, value } = parameter
      const municipal = entity === '' ? undefined : context.overlays['']?.[key]
      const help = [
        `Bibliothek: ${said(value, unit)}.`,
        ...(municipal === undefined ? [] : [`Für alle Gemeinden: ${said(municipal, unit)}.`]),
        ...(basis
          ? [
              `Grundlage: ${basis === '[M]' ? 'Musterwert' : basis.replace(/\s*\[M\]/, ' (Musterwert)')}.`,
            ]
          : []),
      ].join(' ')
      const shared = { title, help, required: MAY_BE_EMPTY, ...(unit !== undefined && { unit }) }
      if (typeof value === 'boolean') {
        return [
          key,
          {
            type: 'choice',
            title,
            help,
            options: { [PROPOSAL]: 'Wie vorgeschlagen', ja: 'Ja', nein: 'Nein' },
          },
        ]
      }
      return [
        key,
        typeof value === 'number'
          ? { ...shared, type: 'number', width: 'short' }
          : { ...shared, type: 'text', length: 500 },
      ]
    }),
  )
}

function said(value: Parameter['value'], unit?: string): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (typeof value === 'number' && unit === 'Euro') return euro(Math.round(value * 100))
  const text = typeof value === 'number' ? String(value).replace('.', ',') : shownText(value)
  return unit ? `${text} ${typeof value === 'number' ? unitFor(value, unit) : unit}` : text
}

/** An overlay as the form shows it: what it does not say stays empty. */
function shownValues(process: Process, overlay: Overlay): Values {
  return Object.fromEntries(
    Object.entries(process.parameters).map(([key, { value }]) => {
      const own = overlay[key]
      if (typeof value !== 'boolean')
        return [key, typeof own === 'string' ? shownText(own) : (own ?? null)]
      return [key, own === undefined ? PROPOSAL : own ? 'ja' : 'nein']
    }),
  )
}

/** The overlay a form stands for; values of parameters this version does not have are kept. */
function overlayOf(process: Process, values: Values, before: Overlay = {}): Overlay {
  const kept = Object.entries(before).filter(([key]) => !Object.hasOwn(process.parameters, key))
  const given = Object.entries(process.parameters).flatMap(
    ([key, { value }]): [string, string | number | boolean][] => {
      const own = values[key]
      if (own === null || own === undefined || own === PROPOSAL) return []
      if (typeof value === 'boolean') return [[key, own === 'ja']]
      return [
        [
          key,
          typeof value === 'string' ? (readText(value, String(own)) ?? String(own)) : Number(own),
        ],
      ]
    },
  )
  return Object.fromEntries([...kept, ...given])
}

/** A text that is a duration or a time in the library must stay one. */
function formProblems(process: Process, values: Values): Problem[] {
  return Object.entries(process.parameters).flatMap(([key, { title, value }]): Problem[] => {
    const own = values[key]
    if (typeof own === 'number' && own < 0)
      return [{ field: key, message: `${title}: Der Wert darf nicht unter null liegen.` }]
    if (typeof own !== 'string' || typeof value !== 'string' || readText(value, own) !== undefined)
      return []
    return [{ field: key, message: `${title}: ${hintFor(value)}` }]
  })
}

interface EffectProps {
  readonly desk: Desk
  readonly prepared: Prepared
  readonly entity: string
  readonly before: Overlay
  readonly after: Overlay
}

/** What the changed values do; awaited before the page is written. */
async function effectView({ desk, prepared, entity, before, after }: EffectProps) {
  const { process } = prepared
  const keys = Object.keys(process.parameters).filter((key) => before[key] !== after[key])
  const effect = await effectOn(desk, process, entity, after)
  const isHidden = desk.hidden.includes(process.id)
  return (
    <div class="lz-flow">
      <ul class="lz-tight">
        {keys.map((key) => {
          const uses = usesOf(prepared, key)
          return (
            <li>
              <strong>{process.parameters[key]!.title}</strong> wirkt auf:{' '}
              {uses.join(', ') || 'nichts im Verfahren'}
            </li>
          )
        })}
      </ul>
      <EffectOnCases desk={desk} effect={effect} isHidden={isHidden} />
    </div>
  )
}

function EffectOnCases({
  desk,
  effect: { looked, cases, wasCents, nowCents },
  isHidden,
}: {
  desk: Desk
  effect: EffectSeen
  isHidden: boolean
}) {
  if (looked === 0)
    return <p>Es gibt keinen offenen Vorgang ohne Bescheid, an dem sich die Wirkung zeigen ließe.</p>
  return (
    <>
      <p>
        {looked === 1 ? 'Ein offener Vorgang ist' : `${looked} offene Vorgänge sind`} noch ohne Bescheid.
        Davon {cases.length < 2 ? 'wäre' : 'wären'} heute <strong>{cases.length || 'keiner'}</strong> anders.
        {wasCents !== nowCents && (
          <>
            {' '}
            Die Gebühren wären zusammen <strong>{euro(nowCents)}</strong> statt {euro(wasCents)}.
          </>
        )}{' '}
        Was entschieden ist, bleibt.
      </p>
      {!isHidden && cases.length > 0 && (
        <ul class="lz-list lz-list--plain">
          {cases.map(({ id, title, fileNumber, lines }) => (
            <li>
              <div class="lz-tight">
                <p>
                  <a href={`${desk.base}/vorgaenge/${id}`}>{title}</a>{' '}
                  <span class="lz-meta lz-num">{fileNumber}</span>
                </p>
                <ul>
                  {lines.map(({ what, was, now }) => (
                    <li>
                      {what}: <del>{was}</del> <span aria-hidden="true">→</span>
                      <span class="kern-sr-only"> dann </span> <ins>{now}</ins>
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
