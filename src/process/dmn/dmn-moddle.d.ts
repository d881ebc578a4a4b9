// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

declare module 'dmn-moddle' {
  /** An element of a model: typed, with the properties of its type. */
  export interface Element {
    readonly $type: string
    readonly $attrs: Readonly<Record<string, string>>
    readonly [property: string]: unknown
  }

  export class DmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: Element
      readonly warnings: readonly { readonly message: string }[]
    }>
    toXML(element: Element, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
    create(type: string, properties?: Readonly<Record<string, unknown>>): Element
  }
}
