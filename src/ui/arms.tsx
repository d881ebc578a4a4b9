// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { armsSvg } from '../documents/arms.ts'

/** The coat of arms beside a name; an ornament there, so it is silent. */
export function Arms({ name }: { readonly name: string }) {
  return (
    <span
      class="lz-arms"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: armsSvg(name) }}
    ></span>
  )
}
