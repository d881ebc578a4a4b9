// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The page of any setting: its form, a preview, its history; and what happens when it is sent.
import { forgetSettings } from '../command/settings.ts'
import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { entriesOf } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import type { Json } from '../store/canonical-json.ts'
import { changeSetting, readSetting, settingChanges, stateHash } from '../store/settings-history.ts'
import type { Edited } from '../store/settings-history.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'
import { addedList, changesList, withAdded, withoutRemoved } from './action-lists.ts'
import { adminPage } from './admin-frame.tsx'
import { Differences, History, valuesOf } from './admin-history.tsx'
import { fieldProblems, stateOf } from './admin-setting.ts'
import type { Setting, SettingOf } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import { atMoment } from './moment.ts'

type Conflict = Extract<Edited, { kind: 'conflict' }>

interface Shown {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** What the form was filled in from. */
  readonly seen: string
  /** What was typed, where it can be shown what it does. */
  readonly values?: Values
  readonly conflict?: Conflict
}

/** Shows a setting as it holds now. */
export const showSetting =
  (of: SettingOf) =>
  async (c: Page): Promise<Response> => {
    const setting = await of(c, await deskOf(c))
    if (!setting) return c.notFound() as Response
    const now = stateOf(setting.fields, setting.now)
    const typed = typedOf(entriesOf(setting.fields, Object.keys(setting.fields), now))
    return settingPage(c, setting, {
      typed,
      problems: [],
      seen: stateHash(now as Json),
      values: now,
    })
  }

/** Takes a changed setting: shows what it would do, or saves it and says so. */
export const submitSetting =
  (of: SettingOf) =>
  async (c: Page): Promise<Response> => {
    const setting = await of(c, await deskOf(c))
    if (!setting) return c.notFound() as Response
    const { fields, desk } = setting
    const form = await sentForm(c)
    const {
      values,
      problems,
      raw: typed,
    } = parseForm(fields, Object.keys(fields), withoutRemoved(form))
    const seen = form.own('_stand') ?? ''
    if (changesList(form)) {
      return settingPage(c, setting, {
        typed: withAdded(typed, addedList(form)),
        problems: [],
        seen,
      })
    }
    const all = [...problems, ...fieldProblems(fields, values, problems)]
    if (all.length === 0) all.push(...((await setting.check?.(values)) ?? []))
    if (all.length) return settingPage(c, setting, { typed, problems: all, seen }, 422)
    const after = stateOf(fields, values)
    if (form.own('_vorschau') !== undefined) {
      return settingPage(c, setting, { typed, problems: [], seen, values: after })
    }
    const edited = await save(setting, seen, after)
    if (edited.kind === 'refused')
      return settingPage(c, setting, { typed, problems: [edited.problem], seen }, 422)
    if (edited.kind === 'conflict') {
      const fresh = stateHash(edited.now)
      return settingPage(
        c,
        setting,
        { typed, problems: [], seen: fresh, values: after, conflict: edited },
        409,
      )
    }
    forgetSettings(desk.house, desk.tenant)
    if (edited.kind === 'saved') await setting.afterwards?.(after)
    const onward = setting.onward?.(after) ?? setting.address
    return redirectTo(
      c,
      `${onward}${onward.includes('?') ? '&' : '?'}gespeichert=${edited.kind === 'saved' ? 1 : 0}`,
    )
  }

function save(setting: Setting, seen: string, after: Values): Promise<Edited> {
  const {
    desk: { house, tenant, person },
    fields,
    area,
    read,
    write,
  } = setting
  const key = setting.keyOf?.(after) ?? setting.key
  return changeSetting(house.store, tenant, {
    area,
    key,
    seen,
    after: after as Json,
    by: { id: person.id, name: person.name },
    at: house.clock(),
    // Without a reader the history itself is the setting; nothing yet reads as empty fields.
    read: async (q) =>
      stateOf(fields, read ? await read(q) : valuesOf(await readSetting(q, area, key))) as Json,
    ...(write && { write: (q) => write(q, after) }),
    ...(setting.inDirectory && { inDirectory: true }),
  })
}

async function settingPage(
  c: Page,
  setting: Setting,
  shown: Shown,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { desk, title, crumbs = [], intro, fields, address, area, key } = setting
  const { typed, problems, seen, values, conflict } = shown
  const changes =
    key === '' && setting.keyOf
      ? []
      : await settingChanges(desk.house.store, desk.tenant, area, key)
  const isChanged =
    values !== undefined &&
    stateHash(values as Json) !== stateHash(stateOf(fields, setting.now) as Json)
  const preview = values && (await setting.preview?.(values, isChanged))
  const entities = Object.values(desk.entities)
  return adminPage(
    c,
    {
      desk,
      title,
      crumbs,
      isOwn: setting.isOwn,
      children: (
        <div class="lz-flow">
          <ErrorSummary problems={problems} />
          {conflict && <Faster setting={setting} conflict={conflict} />}
          <Saved said={c.req.query('gespeichert')} />
          {intro && <div class="lz-text">{intro}</div>}
          <div class="lz-cols lz-2">
            <form class="lz-flow" method="post" action={address} novalidate>
              {Object.entries(fields).map(([path, field]) => (
                <FieldInput field={field} path={path} form={{ typed, problems, entities }} />
              ))}
              <div class="lz-row">
                <Button>{setting.button ?? 'Änderung speichern'}</Button>
                {setting.preview && <PreviewButton address={address} />}
              </div>
              <CsrfField csrf={c.get('csrf')} />
              <input type="hidden" name="_stand" value={seen} />
            </form>
            <div class="lz-flow">
              {preview && (
                <Panel title="Vorschau" id="vorschau">
                  {preview}
                </Panel>
              )}
              {setting.below}
              <History desk={desk} fields={fields} changes={changes} />
            </div>
          </div>
        </div>
      ),
    },
    status,
  )
}

/** Leads to the preview itself: beside a long form it would be out of sight. */
function PreviewButton({ address }: { address: string }) {
  return (
    <button
      class="kern-btn kern-btn--secondary"
      type="submit"
      name="_vorschau"
      value="1"
      formaction={`${address}#vorschau`}
    >
      <span class="kern-label">Vorschau ansehen</span>
    </button>
  )
}

function Saved({ said }: { said: string | undefined }) {
  if (said === '1') return <Alert kind="success" title="Die Änderung ist gespeichert" />
  if (said === '0') return <Alert kind="info" title="Es war nichts zu ändern" />
  return null
}

function Faster({ setting, conflict: { last, now } }: { setting: Setting; conflict: Conflict }) {
  const { desk, fields } = setting
  const title = last
    ? `${last.changedName} hat das ${atMoment(last.changedAt, desk.today)} geändert.`
    : 'Das wurde inzwischen geändert.'
  const change = last ?? { before: {}, after: now }
  return (
    <Alert kind="warning" title={title} role="alert">
      <p>
        Ihre Eingaben sind noch da und noch nicht gespeichert. Wenn sie trotzdem gelten sollen,
        speichern Sie noch einmal.
      </p>
      <Differences desk={desk} fields={fields} change={change} />
    </Alert>
  )
}
