// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// 0501 Anbieteverzeichnis, with which the four-step procedure begins.
import type { DisposalCase, Message, PackedMessage } from './disposal-case.ts'
import { messageXml, packMessage } from './message-writer.ts'
import { writeRecords } from './record-xml.ts'

const TYPE = 'Aussonderung.Anbieteverzeichnis.0501'

/** The offer of cases to an archive, without their papers, as the standard wants it; nothing handed in twice gives other bytes. */
export function offerList(message: Message, cases: readonly DisposalCase[]): PackedMessage {
  const xml = messageXml(
    TYPE,
    message,
    // Whether a message came is seen by its answer: nobody here waits for a 0504.
    (out) => out.text('Empfangsbestaetigung', '0'),
    (out) => writeRecords(out, message.process, cases, 'B', () => {}),
  )
  return packMessage(message, TYPE, xml)
}
