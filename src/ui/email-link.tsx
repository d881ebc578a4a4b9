// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** An e-mail address that breaks, where it must, before the @ or a dot and never within a word. */
export function EmailLink({ email }: { readonly email: string }) {
  const parts = email.split(/(?=[@.])/)
  return (
    <a href={`mailto:${email}`}>
      {parts.map((part, i) => (
        <>
          {i > 0 && <wbr />}
          {part}
        </>
      ))}
    </a>
  )
}
