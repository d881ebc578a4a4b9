// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The coat of arms beside a name; an ornament, so it is silent. */
export function Arms({ name }: { readonly name: string }) {
  return (
    <svg viewBox="0 0 32 36" aria-hidden="true" focusable="false" data-arms={name}>
      <path d="M1 1h30v19c0 8-7 12-15 15C8 32 1 28 1 20Z" fill="#2044aa" stroke="#8e93b1" />
      <path d="M1 22c5-3 10-3 15 0s10 3 15 0c-1 7-8 10-15 13C9 32 2 29 1 22Z" fill="#fff" />
    </svg>
  )
}
