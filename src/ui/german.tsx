// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { useLanguage } from './words.ts'

/** What stays German whatever the page speaks, marked so that screen readers read it as German. */
export function German({ children }: { readonly children: ComponentChildren }) {
  return useLanguage() === 'de' ? <>{children}</> : <span lang="de">{children}</span>
}
