// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** One of KERN's icons; always beside words, so it is hidden from screen readers. */
export function Icon({
  name,
  class: more = '',
}: {
  readonly name: string
  readonly class?: string
}) {
  return (
    <span class={`kern-icon kern-icon--${name}${more && ` ${more}`}`} aria-hidden="true"></span>
  )
}
