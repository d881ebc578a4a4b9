// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { REASONS } from '../documents/record-reasons.ts'
import type { Reason } from '../documents/record-reasons.ts'
import { placesOf } from '../documents/record-redact.ts'
import type { Problem } from '../engine/input.ts'
import type { Typed } from '../forms/typed.ts'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { List } from '../ui/list.tsx'
import { CaseHead, pageTitle } from './case-frame.tsx'
import type { CaseDesk } from './case-desk.ts'
import { deskPage } from './frame.tsx'
import { insightFields, PLACE_PREFIX } from './record-insight-choice.ts'

interface Form {
  readonly seen: CaseDesk
  readonly items: readonly RecordItem[]
  readonly typed: Typed
  readonly places: Readonly<Record<string, Reason>>
  readonly problems: readonly Problem[]
}

/** For whom, on what basis, and for each entry whether it goes out, whole or in parts. */
export function insightForm(c: Page, { seen, items, typed, places, problems }: Form): Promise<Response> {
  const { home, csrf, desk } = seen
  const fields = Object.entries(insightFields(desk.region.land))
  const inputs = (wanted: (key: string) => boolean) =>
    fields
      .filter(([key]) => wanted(key))
      .map(([path, field]) => <FieldInput field={field} path={path} form={{ typed, problems }} />)
  const isWord = (key: string) => key.startsWith('begriffe')
  return deskPage(c, {
    desk,
    place: 'meine',
    title: pageTitle(seen, 'Akteneinsicht'),
    children: (
      <>
        <CaseHead seen={seen} step="Akteneinsicht" />
        <ErrorSummary problems={problems} />
        <form class="lz-flow" method="post" action={`${home}/akteneinsicht`} novalidate>
          <div class="lz-cols lz-2 lz-cols--wide">
            <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby="wer">
              <h2 class="kern-heading-small" id="wer">
                Für wen
              </h2>
              {inputs((key) => !isWord(key))}
            </section>
            <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby="begriffe-titel">
              <h2 class="kern-heading-small" id="begriffe-titel">
                Überall schwärzen
              </h2>
              {inputs(isWord)}
            </section>
          </div>
          <section class="lz-panel kern-layer kern-level-2 lz-flow" aria-labelledby="eintraege">
            <h2 class="kern-heading-small" id="eintraege">
              Was hinausgeht
            </h2>
            <p class="lz-meta">
              Ohne Auswahl geht ein Eintrag ganz hinaus. Wählen Sie einen Grund, wo etwas fehlen muss.
              Nummern und Tage bleiben immer stehen. Frühere Akteneinsichten gehören nie dazu.
            </p>
            <List kind="plain">
              {items.map((item) => (
                <Entry item={item} places={places} />
              ))}
            </List>
          </section>
          <div class="lz-row">
            <Button>Vorschau ansehen</Button>
            <a href={`${home}/akte`}>Abbrechen</a>
          </div>
          <CsrfField csrf={csrf} />
        </form>
      </>
    ),
  }, problems.length ? 422 : 200)
}

function Entry({ item, places }: { item: RecordItem; places: Form['places'] }) {
  const parts = placesOf(item)
  const isOpen = parts.some(({ key }) => places[key] !== undefined)
  const name = `Nr. ${item.no}`
  return (
    <li class="lz-tight">
      <div class="lz-row">
        <div>
          <strong>
            {name} {item.title}
          </strong>
          <br />
          <span class="lz-meta">
            {formatDate(item.day, 'short')}
            {item.who && ` · ${item.who}`}
          </span>
        </div>
        <div class="lz-end">
          <ReasonSelect at={item.key} label={`${name} ganz`} chosen={places[item.key]} none="geht hinaus" />
        </div>
      </div>
      {parts.length > 0 && (
        <details open={isOpen}>
          <summary>
            Teile auswählen ({parts.length})
          </summary>
          <List kind="plain">
            {parts.map(({ key, title, preview }) => (
              <li class="lz-row">
                <div>
                  {title}
                  <br />
                  <span class="lz-meta">{preview}</span>
                </div>
                <div class="lz-end">
                  <ReasonSelect at={key} label={`${name}, ${title}`} chosen={places[key]} none="geht hinaus" />
                </div>
              </li>
            ))}
          </List>
        </details>
      )}
    </li>
  )
}

interface SelectProps {
  readonly at: string
  readonly label: string
  readonly chosen: Reason | undefined
  readonly none: string
}

function ReasonSelect({ at, label, chosen, none }: SelectProps) {
  return (
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" name={`${PLACE_PREFIX}${at}`} aria-label={label}>
        <option value="">{none}</option>
        {Object.entries(REASONS).map(([key, title]) => (
          <option value={key} selected={chosen === key}>
            bleibt hier: {title}
          </option>
        ))}
      </select>
    </div>
  )
}
