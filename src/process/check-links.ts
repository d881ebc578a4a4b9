// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Two cases know each other under names; a signal nobody can send would be waited for for ever.
import { unknownName } from './finding.ts'
import type { Fault } from './check-tariff.ts'
import { places } from './places.ts'
import type { Process } from './process.ts'

const FILE = 'process.yaml'

/** Signals awaited from links nobody declared, links nobody opens, and halves of links. */
export function linkFaults(process: Process): Fault[] {
  const { links } = process
  const faults: Fault[] = []
  for (const { source, path, file } of places(process)) {
    for (const [, name] of source.matchAll(/\bsignal\(\s*"([^"]*)"/g)) {
      if (Object.hasOwn(links, name!)) continue
      faults.push({ path, file, message: unknownName('Die Verbindung', name!, Object.keys(links)) })
    }
  }
  const opened = Object.values(process.actions).flatMap((action) => action.effects ?? [])
    .flatMap((effect) => (effect.kind === 'open' ? [effect.link] : []))
  for (const [name, link] of Object.entries(links)) {
    const say = (message: string) => faults.push({ path: ['links', name], file: FILE, message })
    const isOurs = link.process !== undefined
    if (isOurs && !opened.includes(name)) say(`Die Verbindung «${name}» eröffnet keine Aktion.`)
    if (!isOurs && opened.includes(name)) say(`Die Verbindung «${name}» nennt kein Verfahren (process).`)
    if (isOurs && (link.action === undefined || link.back === undefined)) {
      say(`Zur Verbindung «${name}» gehören action (womit drüben eröffnet wird) und back (wie sie drüben heißt).`)
    }
  }
  return faults
}
