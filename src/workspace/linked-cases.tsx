// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LinkedCase } from '../engine/case.ts'
import { List } from '../ui/list.tsx'
import type { CaseDesk } from './case-desk.ts'

/** The cases tied to this one; of a protected class an outsider learns only that there is one. */
export function LinkedCases({ seen }: { seen: CaseDesk }) {
  const links = seen.at.links ?? []
  if (links.length === 0) return null
  return (
    <section aria-labelledby="verbunden">
      <h2 class="kern-heading-small" id="verbunden">
        Verbundene Vorgänge
      </h2>
      <List kind="plain">
        {links.map((link) => (
          <li>
            <One seen={seen} link={link} />
          </li>
        ))}
      </List>
    </section>
  )
}

function One({ seen: { desk }, link }: { seen: CaseDesk; link: LinkedCase }) {
  if (desk.hidden.includes(link.process)) return <p>Ein Vorgang, den nur das zuständige Amt einsehen darf</p>
  const process = desk.processes.find((one) => one.process.id === link.process)?.process
  const title = process?.title ?? link.title
  return (
    <p>
      {link.case ? (
        <a href={`${desk.base}/vorgaenge/${link.case}`}>
          <span class="lz-num">{link.fileNumber}</span> {title}
        </a>
      ) : (
        title
      )}
      <br />
      <span class="lz-meta">{link.case ? stateOf(link) : 'wird gerade eröffnet'}</span>
    </p>
  )
}

const stateOf = ({ title, signals }: LinkedCase) =>
  signals.length ? `${title} · hat gemeldet: ${signals.join(', ')}` : title
