// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters become PDF in a child process: started when first needed, replaced after 500 letters,
// and no reason to keep this process alive.
import { createHash } from 'node:crypto'
import type { LetterContent } from '../engine/letter-content.ts'
import { Outage } from '../store/outage.ts'
import { ChildLost, startChild } from './child.ts'
import type { Child } from './child.ts'
import type { Work } from './letter-child.ts'
import type { RecordPrint } from './record-print.ts'
import type { Bundle } from './typeset.ts'

export interface Rendered {
  readonly pdf: Uint8Array
  /** Of the bytes of `pdf`, in hex. */
  readonly sha256: string
  readonly pages: number
}

export interface Renderer {
  /**
   * Sets a letter as PDF/A-3a and PDF/UA-1; the same content gives the same bytes. Throws an
   * `Outage` if it may work later, any other error if the letter itself is at fault.
   */
  render(content: LetterContent): Promise<Rendered>
  /** Several letters as one PDF, for printing and for looking at; else as `render`. */
  renderBundle(bundle: Bundle): Promise<Rendered>
  /** Sets a whole file by the same rules. */
  renderRecord(record: RecordPrint): Promise<Rendered>
  /** Starts the child now, so that the first letter need not wait for it. */
  warmUp(): Promise<void>
  /** Ends the child; letters still waiting fail with an `Outage`. */
  close(): Promise<void>
}

export interface RendererOptions {
  readonly log?: (level: 'info' | 'warn', message: string, facts: Record<string, unknown>) => void
}

export const LETTERS_PER_CHILD = 500
const RSS_BYTES_AT_MOST = 700_000_000
const WAITING_AT_MOST = 500
const TRIES = 2

/** Opens a renderer for any number of concurrent callers; nothing starts before the first letter. */
export function openRenderer(options: RendererOptions = {}): Renderer {
  const log = options.log ?? (() => undefined)
  let child: Child | undefined
  let waiting = 0
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const current = () => {
    if (closed) throw new Outage('Das Setzen von Briefen ist beendet.')
    if (!child) {
      child = startChild()
      log('info', 'letter process started', { pid: child.pid })
    }
    return child
  }
  const drop = async (reason: string) => {
    log('info', 'letter process replaced', { reason, letters: child?.letters })
    const old = child
    child = undefined
    await old?.end()
  }
  const attempt = async (work: Work): Promise<Rendered> => {
    for (let tried = 1; ; tried++) {
      const setter = current()
      try {
        const { pdf, pages, rss } = await setter.set(work)
        if (setter.letters >= LETTERS_PER_CHILD) await drop('letters')
        else if (rss > RSS_BYTES_AT_MOST) await drop('memory')
        return { pdf, pages, sha256: createHash('sha256').update(pdf).digest('hex') }
      } catch (error) {
        if (!(error instanceof ChildLost)) throw error
        await drop(error.message)
        if (closed || error.timedOut || tried >= TRIES) {
          throw new Outage('Der Brief konnte gerade nicht gesetzt werden.', { cause: error })
        }
      }
    }
  }
  const inTurn = async (work: Work) => {
    if (waiting >= WAITING_AT_MOST) throw new Outage('Es warten zu viele Briefe auf das Setzen.')
    waiting++
    const turn = last.then(() => attempt(work))
    last = turn.catch(() => undefined)
    return turn.finally(() => waiting--)
  }
  return {
    render: (content) => inTurn({ content }),
    renderBundle: (bundle) => inTurn({ bundle }),
    renderRecord: (record) => inTurn({ record }),
    async warmUp() {
      await current().ready()
    },
    async close() {
      closed = true
      await child?.end()
      child = undefined
    },
  }
}
