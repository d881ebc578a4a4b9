// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Language } from '../words/language.ts'

/** What a page shows of the municipality it belongs to. */
export interface Site {
  readonly slug: string
  readonly name: string
  /** The places it administers, under its name. */
  readonly places?: string
  readonly arms: string
  /** One of the colour names of `styles/tint.css`. */
  readonly tint: string
  readonly street?: string
  readonly city?: string
  readonly phone?: string
  readonly email?: string
  readonly hours?: string
  /** Hours and greeting in other languages than German, where the municipality has written them. */
  readonly spoken?: Readonly<Partial<Record<Language, Spoken>>>
  /** Who acts for it, for the imprint. */
  readonly represented?: string
  readonly legalForm?: string
  readonly supervision?: string
  /** How the data protection officer is reached. */
  readonly dataProtection?: string
  /** What it does, on the start page. */
  readonly about?: string
}

export interface Spoken {
  readonly hours?: string
  readonly about?: string
}

interface Home {
  readonly slug: string
  readonly name: string
  readonly settings: { readonly [name: string]: unknown }
}

interface Address {
  readonly name: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly phone: string
  readonly email: string
  readonly arms: string
}

type Addresses = Readonly<Record<string, Address>>

const NONE: Addresses = {}
const known = new WeakMap<Home, WeakMap<Addresses, Site>>()

/** The site of a tenant; what its settings leave open comes from its legal entities. The same for the same. */
export function siteOf(tenant: Home, entities: Addresses = NONE): Site {
  let sites = known.get(tenant)
  if (!sites) known.set(tenant, (sites = new WeakMap()))
  let site = sites.get(entities)
  if (!site) sites.set(entities, (site = madeOf(tenant, entities)))
  return site
}

function madeOf(tenant: Home, entities: Addresses): Site {
  const text = (key: string) => {
    const value = tenant.settings[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const spokenOf = (suffix: string): Spoken => {
    const [hours, about] = [text(`hours${suffix}`), text(`about${suffix}`)]
    return { ...(hours !== undefined && { hours }), ...(about !== undefined && { about }) }
  }
  const all = Object.values(entities)
  const first = all[0]
  const optional = {
    places:
      text('places') ??
      (all.length > 1
        ? all.map((one) => one.name.replace(/^Gemeinde /, '')).join(' · ')
        : undefined),
    street: text('street') ?? first?.street,
    city: text('city') ?? (first && `${first.postcode} ${first.city}`),
    phone: text('phone') ?? first?.phone,
    email: text('email') ?? first?.email,
    hours: text('hours'),
    about: text('about'),
    represented: text('represented'),
    legalForm: text('legalForm'),
    supervision: text('supervision'),
    dataProtection: text('dataProtection'),
    spoken: { en: spokenOf('En'), 'de-leicht': spokenOf('Leicht') },
  }
  const given = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  )
  return {
    slug: tenant.slug,
    name: tenant.name,
    arms: text('arms') ?? first?.arms ?? '',
    tint: text('tint') ?? 'darkblue',
    ...given,
  }
}

/** `tel:` address of a German number. */
export function telephone(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '').replace(/^0(?!0)/, '+49')}`
}
