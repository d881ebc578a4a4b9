// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { EmailLink } from '../ui/email-link.tsx'
import { Facts } from '../ui/facts.tsx'
import { telephone } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { useWords } from '../ui/words.ts'
import { INFO } from './info.words.ts'

/** How a municipality is reached: address, telephone, e-mail, as far as it has told them. */
export function Contact({ site }: { site: Site }) {
  const { contact: say } = useWords(INFO)
  const place = (
    <>
      {site.name}
      <br />
      {site.street}
      <br />
      {site.city}
    </>
  )
  const rows = [
    ...(site.street ? [{ label: say.address, value: place }] : []),
    ...(site.phone
      ? [{ label: say.phone, value: <a href={telephone(site.phone)}>{site.phone}</a> }]
      : []),
    ...(site.email ? [{ label: say.email, value: <EmailLink email={site.email} /> }] : []),
  ]
  return rows.length ? <Facts rows={rows} /> : <p>{site.name}</p>
}
