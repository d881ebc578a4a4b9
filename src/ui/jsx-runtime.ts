// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What JSX becomes: a page is written once and thrown away, so an element is no more than its name
// and its properties. The types are those of Preact.

/** An element or a component that is still to be called. */
export interface Element {
  readonly type: string | ((props: Props) => unknown)
  readonly props: Props
}

export type Props = Readonly<Record<string, unknown>>

/** Makes an element; keys are of no use where nothing is ever compared. */
export function jsx(type: Element['type'], props: Props): Element {
  return { type, props }
}

export { jsx as jsxs }

/** Several children without an element around them. */
export function Fragment({ children }: Props): unknown {
  return children
}
