// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The parts of a service page, in the words of the text modules of XZuFi.
import type { ProcessingTime } from '../command/processing-time.ts'
import type { Context } from '../engine/context.ts'
import { adapted } from '../engine/scope.ts'
import type { Paper } from '../forms/papers.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import type { Prepared } from '../engine/prepare.ts'
import { Facts } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { Go, List } from '../ui/list.tsx'
import { Prose } from '../ui/prose.tsx'
import { telephone } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import { address } from './frame.tsx'
import { basisText } from './service-facts.ts'
import type { FeeFacts } from './service-facts.ts'
import { SERVICE } from './service.words.ts'
import { Spoken } from './spoken.tsx'

const idOf = (title: string) => `h-${title.toLowerCase().replaceAll(/[^a-zäöüß]+/g, '-')}`

/** One text under its heading; nothing where there is none. */
export function Part({ title, text }: { title: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <section aria-labelledby={idOf(title)}>
      <h2 class="kern-heading-medium" id={idOf(title)}>
        {title}
      </h2>
      <Prose text={text} />
    </section>
  )
}

/** The papers the form will ask for. */
export function Papers({ papers, isShut }: { papers: readonly Paper[]; isShut: boolean }) {
  const say = useWords(SERVICE)
  if (papers.length === 0) return null
  return (
    <section aria-labelledby="h-unterlagen">
      <h2 class="kern-heading-medium" id="h-unterlagen">
        {isShut ? say.papersThen : say.papers}
      </h2>
      <List kind="plain">
        {papers.map(({ title, help, need }) => (
          <li>
            <strong>{title}</strong>
            {need !== 'always' && <span class="lz-meta">, {say[need]}</span>}
            {help && (
              <>
                <br />
                <span class="lz-meta">{help}</span>
              </>
            )}
          </li>
        ))}
      </List>
    </section>
  )
}

/** What it costs by today's tariff. */
export function Fee({ fee, isShut }: { fee: FeeFacts; isShut: boolean }) {
  const say = useWords(SERVICE)
  return (
    <section aria-labelledby="h-kosten">
      <h2 class="kern-heading-medium" id="h-kosten">
        {say.cost}
      </h2>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">{say.fees}</caption>
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.amount}</th>
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {fee.rows.map(({ title, amount }) => (
            <tr class="kern-table__row">
              <td class="kern-table__cell">{title}</td>
              <td class="kern-table__cell kern-table__cell--numeric lz-num">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lz-meta">
        {fee.frame} {!isShut && say.feeLater} {say.basis} <German>{basisText(fee.basis)}</German>.
      </p>
    </section>
  )
}

interface DurationProps {
  readonly prepared: Prepared
  readonly time: ProcessingTime | undefined
  readonly terms: readonly { readonly title: string; readonly text: string }[]
}

/** More would push what matters off the page. */
const TERMS_AT_ONCE = 6

/** How long real cases took, and the terms the municipality has set. */
export function Duration({ prepared, time, terms }: DurationProps) {
  const say = useWords(SERVICE)
  if (!time && terms.length === 0) return null
  const rows = terms.map(({ title, text }) => ({
    label: <Spoken prepared={prepared} text={title} />,
    value: text,
  }))
  const table = <Facts isWide rows={rows} />
  return (
    <section aria-labelledby="h-fristen">
      <h2 class="kern-heading-medium" id="h-fristen">
        {time ? say.howLong : say.terms}
      </h2>
      {time && (
        <>
          <p>{say.half(time.half, time.nineOfTen)}</p>
          <p class="lz-meta">{say.counted(time.cases)}</p>
        </>
      )}
      {terms.length > TERMS_AT_ONCE ? (
        <details>
          <summary>{say.allTerms(terms.length)}</summary>
          {table}
        </details>
      ) : (
        terms.length > 0 && table
      )}
    </section>
  )
}

interface ResponsibleProps {
  readonly process: Process
  readonly context: Context
  /** Staff also see a Leistungsschlüssel that nobody has confirmed yet. */
  readonly isStaff: boolean
  /** Where it is told what happens to the data. */
  readonly privacy: string
}

/** Who decides, where to call, on what ground; the Leistungsschlüssel for whoever needs it. */
export function Responsible({ process, context, isStaff, privacy }: ResponsibleProps) {
  const say = useWords(SERVICE)
  const { service: key, entry } = process
  return (
    <section aria-labelledby="h-zustaendig">
      <h2 class="kern-heading-medium" id="h-zustaendig">
        {say.responsible}
      </h2>
      <Facts
        rows={[
          ...officesOf(process, context).map(({ office, phone, places }) => ({
            label: office,
            value: (
              <>
                <a href={telephone(phone)}>{phone}</a>
                <br />
                <span class="lz-meta">{say.places(places.join(', '))}</span>
              </>
            ),
          })),
          { label: say.law, value: <German>{basisText(process.basis)}</German> },
        ]}
      />
      <p>
        <a href={privacy}>{say.privacy}</a>
      </p>
      {key !== undefined && entry?.keyConfirmed && <p class="lz-meta">{say.key(key)}</p>}
      {key !== undefined && !entry?.keyConfirmed && isStaff && (
        <p class="lz-meta">{say.unconfirmedKey(key)}</p>
      )}
    </section>
  )
}

export interface Office {
  readonly office: string
  readonly phone: string
  /** Street and place. */
  readonly address: string
  readonly places: string[]
}

/** Offices with the legal entities they work for; an Amt has one for many. */
export function officesOf({ unit }: Process, context: Context): Office[] {
  const offices = new Map<string, Office>()
  for (const { id, phone, name, office: own, street, postcode, city } of Object.values(context.entities)) {
    const office = adapted(context, id, 'unit') ?? unit ?? own
    const known = offices.get(`${office} ${phone}`)
    if (known) known.places.push(name)
    else offices.set(`${office} ${phone}`, { office, phone, address: `${street}, ${postcode} ${city}`, places: [name] })
  }
  return [...offices.values()]
}

interface MoreProps {
  readonly c: Page
  readonly links: readonly { readonly title: string; readonly url: string }[]
  readonly related: readonly CatalogueLine[]
}

/** Pages elsewhere, and services people look for at the same time. */
export function More({ c, links, related }: MoreProps) {
  const say = useWords(SERVICE)
  if (links.length + related.length === 0) return null
  return (
    <section aria-labelledby="h-dazu">
      <h2 class="kern-heading-medium" id="h-dazu">
        {say.more}
      </h2>
      <List>
        {related.map(({ process, name, title }) => (
          <Go href={address(c, `/leistungen/${process}`)} title={name} note={title} />
        ))}
        {links.map(({ title, url }) => (
          <Go href={url} title={title} note={new URL(url).hostname} />
        ))}
      </List>
    </section>
  )
}
