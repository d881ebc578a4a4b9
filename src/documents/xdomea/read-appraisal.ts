// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// 0502 Bewertungsverzeichnis: what an archive wants of what it was offered.
import type { ElementReader } from '../../forms/xml/element-reader.ts'
import type { Xml } from '../../forms/xml/read-xml.ts'
import type { DisposalCase } from './disposal-case.ts'
import { openMessage, refusalOf, uuidIn } from './read-message.ts'
import type { Refusal } from './read-message.ts'
import { recordIdOf } from './uuid.ts'

export type Decision = 'archive' | 'destroy'

export interface ReadAppraisal {
  /** UUID in lower case. */
  readonly process: string
  /** By the id of a Vorgang or an Akte, in lower case, whether we offered it or not. */
  readonly decisions: ReadonlyMap<string, Decision>
  /** Ids the archive names and has not decided on: a decision about the Akte does not reach them. */
  readonly undecided: ReadonlySet<string>
}

const TITLE = 'das Bewertungsverzeichnis (0502)'
/** A archivwürdig, V vernichten, B zu bewerten; list Aussonderungsart 1.0. */
const CODES = ['A', 'V', 'B'] as const
const DECISIONS = { A: 'archive', V: 'destroy', B: undefined } as const

/** What the archive decided, of xdomea 2.3.0 to 3.1.0, as XML or ZIP; or one German sentence. Never throws. */
export function readAppraisal(file: Uint8Array): ReadAppraisal | Refusal {
  const opened = openMessage(file, 'Aussonderung.Bewertungsverzeichnis.0502', TITLE)
  if ('refusal' in opened) return opened
  const { root, process, reader } = opened
  const said = new Map<string, Decision | undefined>()
  const objects = reader.all(root, 'BewertetesObjekt')
  if (objects.length === 0) reader.one(root, 'BewertetesObjekt')
  for (const one of objects) {
    const id = uuidIn(reader, one, 'ID')
    const decision = decisionIn(reader, one)
    if (id === undefined) continue
    // What is destroyed does not come back, so a message that says two things says nothing.
    if (said.has(id) && said.get(id) !== decision) reader.fault(one.line, `Zu «${id}» stehen zwei verschiedene Bewertungen im Verzeichnis. Bitte fragen Sie das Archiv.`)
    said.set(id, decision)
  }
  const wrong = refusalOf(reader)
  if (wrong) return wrong
  const decisions = new Map<string, Decision>()
  for (const [id, decision] of said) if (decision) decisions.set(id, decision)
  return { process, decisions, undecided: new Set([...said.keys()].filter((id) => !decisions.has(id))) }
}

/** Until 2.4.0 the code stands in the element, since 3.0.0 in one of the same name within. */
function decisionIn(reader: ElementReader, node: Xml): Decision | undefined {
  const outer = reader.one(node, 'Aussonderungsart')
  if (!outer) return undefined
  // Words both sides have agreed on: we know no such agreement, so a person must decide.
  if (reader.maybe(outer, 'AussonderungsartKonfigurierbar')) return undefined
  const holder = reader.maybe(outer, 'Aussonderungsart') ? outer : node
  const code = reader.code(holder, 'Aussonderungsart', CODES)
  return CODES.includes(code) ? DECISIONS[code] : undefined
}

/** The decisions on these cases by their ids: each one's own, else that on its Akte. Who is not in the map is undecided. */
export function decisionsOn({ process, decisions, undecided }: ReadAppraisal, cases: readonly Pick<DisposalCase, 'id' | 'record'>[]): ReadonlyMap<string, Decision> {
  const found = new Map<string, Decision>()
  for (const { id, record } of cases) {
    const own = id.toLowerCase()
    const decision = decisions.get(own) ?? (undecided.has(own) ? undefined : decisions.get(recordIdOf(process, record)))
    if (decision) found.set(id, decision)
  }
  return found
}
