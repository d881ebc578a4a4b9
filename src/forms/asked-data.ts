// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Field, Process } from '../process/process.ts'
import { isDeclaration } from './declaration.ts'

/** What one page of a form asks, for who wants to know before giving it (Art. 13 DSGVO). */
export interface AskedData {
  readonly page: string
  /** Each detail once, in the order of the form. */
  readonly titles: readonly string[]
  /** The reasons the process gives, with what they are for. */
  readonly reasons: readonly { readonly title: string; readonly why: string }[]
}

interface Asked {
  readonly title: string
  readonly why?: string
  /** Only a reason, told elsewhere by its title. */
  readonly isHeading?: true
}

const POSTCODE = 'postal-code'

/** What the form asks, page by page; declarations hold no data, and computed fields nobody is asked for. */
export function askedData({ pages, fields }: Process): AskedData[] {
  return pages
    .map(({ title, fields: names }) => {
      const asked = names.flatMap((name) => detailsOf(fields[name]!, title))
      const reasons = asked.flatMap((one) => (one.why === undefined ? [] : [{ title: one.title, why: one.why }]))
      return { page: title, titles: [...new Set(asked.filter((one) => !one.isHeading).map((one) => one.title))], reasons }
    })
    .filter(({ titles }) => titles.length > 0)
}

/** A group is told by its parts, in brackets where the page is about something else; an address stays whole. */
function detailsOf(field: Field, page: string): Asked[] {
  if (field.value !== undefined || isDeclaration(field)) return []
  const title = capital(field.title.endsWith('?') ? (field.short ?? field.title) : field.title)
  const own = { title, ...(field.why !== undefined && { why: field.why }) }
  const inner = Object.values(field.fields ?? {})
  if (field.type !== 'group' || inner.some((one) => one.autocomplete === POSTCODE)) return [own]
  const heading = field.why === undefined ? [] : [{ ...own, isHeading: true as const }]
  const parts = inner.flatMap((one) => detailsOf(one, page))
  if (page.includes(title)) return [...heading, ...parts]
  const names = parts.filter((one) => !one.isHeading).map((one) => one.title)
  const whole = { title: `${title} (${[...new Set(names)].join(', ')})` }
  return [...heading, ...parts.map((one) => ({ ...one, isHeading: true as const })), whole]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
