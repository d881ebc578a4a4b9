// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Runs in a process of its own: the compiler keeps about 0.7 MB of every letter for ever, and a
// crash in native code must not take the platform along. Ends when its parent does.
import type { LetterContent } from '../engine/letter-content.ts'
import type { RecordPrint } from './record-print.ts'
import { openTypesetter } from './typeset.ts'
import type { Bundle } from './typeset.ts'

/** A letter or a bundle to set; neither for a first, empty turn that only loads everything. */
export interface Job {
  readonly id: number
  readonly work: Work | undefined
}

export type Work =
  | { readonly content: LetterContent }
  | { readonly bundle: Bundle }
  | { readonly record: RecordPrint }

export type Answer =
  | { readonly id: number; readonly pdf: Uint8Array; readonly pages: number; readonly rss: number }
  | { readonly id: number; readonly ready: true; readonly rss: number }
  | { readonly id: number; readonly fault: string }

const typesetter = openTypesetter()

process.on('disconnect', () => process.exit())
process.on('message', (job: Job) => process.send!(answerTo(job)))

function resultOf(work: Work) {
  if ('record' in work) return typesetter.setRecord(work.record)
  return 'bundle' in work ? typesetter.setBundle(work.bundle) : typesetter.set(work.content)
}

function answerTo({ id, work }: Job): Answer {
  try {
    if (!work) return { id, ready: true, rss: process.memoryUsage.rss() }
    const { pdf, pages } = resultOf(work)
    return { id, pdf, pages, rss: process.memoryUsage.rss() }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  }
}
