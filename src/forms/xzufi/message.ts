// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a message of XZuFi 2.2 says of services, units and responsibility, as plain data.

export const NAMESPACE = 'http://xoev.de/schemata/xzufi/2_2_0'
export const VERSIONS = ['2.2', '2.2.0']
export const MODULE_LIST = 'urn:de:xzufi:codeliste:leistungstextmodulleika'
export const LINK_LIST = 'urn:xoev-de:fim:codeliste:onlinedienstlinktyp'
export const AGS_SCHEME = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags'
export const ARS_SCHEME = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs'

/** An id and whose it is. */
export interface Identifier {
  readonly text: string
  readonly agency?: string
  readonly scheme?: string
}

/** One text module of a Leistung by language; `code` is one of the list 02 to 25. */
export interface TextModule {
  readonly code: string
  readonly texts: Readonly<Record<string, string>>
  readonly links: readonly { readonly title: string; readonly url: string }[]
}

export interface XzufiService {
  readonly id: Identifier
  /** Leistungsschlüssel, 14 digits. */
  readonly key?: string
  readonly modules: readonly TextModule[]
}

export interface XzufiUnit {
  readonly id: Identifier
  readonly name: string
}

export interface XzufiOnlineService {
  readonly id: Identifier
  readonly title: string
  readonly links: readonly string[]
}

/** Which unit is responsible for a Leistung, and where. */
export interface XzufiResponsibility {
  readonly unit: Identifier
  readonly service: Identifier
  readonly areas: readonly Identifier[]
}

export interface XzufiMessage {
  readonly services: readonly XzufiService[]
  readonly units: readonly XzufiUnit[]
  readonly onlineServices: readonly XzufiOnlineService[]
  readonly responsibilities: readonly XzufiResponsibility[]
  /** Ids of what is to be deleted. */
  readonly deleted: readonly Identifier[]
}

/** One text for an id, so that ids of two offices never meet. */
export const idText = ({ agency = '', scheme = '', text }: Identifier) => `${agency}|${scheme}|${text}`
