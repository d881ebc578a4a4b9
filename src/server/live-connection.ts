// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a page is told: how much has changed and a sentence; never data of a case. */
export interface News {
  readonly n: number
  readonly text: string
}

/** What a page waits for. */
export interface Watch {
  readonly tenant: string
  /** Hash of the session, and who it belongs to. */
  readonly session: string
  readonly person: string
  /** One case; without it every change of the municipality is looked at. */
  readonly caseId?: string
  /** Between two looks at least so long. */
  readonly pauseMs: number
  /** What has changed since the page was made; undefined: nothing. */
  readonly news: () => Promise<News | undefined>
  /** Whether the person may still listen as at the beginning. */
  readonly holds: () => Promise<boolean>
}

/** Messages nobody fetches: the reader is gone or much too slow. */
const UNREAD_AT_MOST = 50

/** One open stream of server-sent events. */
export class LiveConnection {
  readonly watch: Watch
  readonly stream: ReadableStream<Uint8Array>
  private readonly onEnd: (connection: LiveConnection) => void
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined
  private timer: NodeJS.Timeout | undefined
  private isLooking = false
  private isAskedAgain = false
  private last = ''
  /** The next look is not before this moment. */
  private notBefore = 0
  isOpen = true

  constructor(watch: Watch, onEnd: (connection: LiveConnection) => void) {
    this.watch = watch
    this.onEnd = onEnd
    this.stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controller = controller
      },
      cancel: () => this.end(),
    }, { highWaterMark: 1 })
  }

  /** Looks soon whether there is something to tell; many changes in a row are one look. */
  poke(delayMs = 0): void {
    if (!this.isOpen) return
    if (this.isLooking) this.isAskedAgain = true
    else {
      const delay = Math.max(delayMs, this.notBefore - performance.now())
      this.timer ??= setTimeout(() => void this.look(), delay).unref()
    }
  }

  private async look(): Promise<void> {
    this.timer = undefined
    this.isLooking = true
    try {
      const news = await this.watch.news()
      const data = news ? JSON.stringify(news) : ''
      if (data && data !== this.last) this.write(`data: ${data}\n\n`)
      this.last = data
    } catch {
      // The database is out for a moment; the next change asks again.
    }
    this.isLooking = false
    this.notBefore = performance.now() + this.watch.pauseMs
    if (!this.isAskedAgain) return
    this.isAskedAgain = false
    this.poke()
  }

  /** A line no reader sees, so that nobody in between takes the stream for dead. */
  beat(): void {
    this.write(': \n\n')
  }

  private write(text: string): void {
    if (!this.isOpen || !this.controller) return
    if ((this.controller.desiredSize ?? 0) < -UNREAD_AT_MOST) return this.end()
    this.controller.enqueue(ENCODER.encode(text))
  }

  /** Ends the stream; `goodbye` tells the page not to come back by itself. */
  end(goodbye = false): void {
    if (!this.isOpen) return
    if (goodbye) this.write('event: ende\ndata: {}\n\n')
    this.isOpen = false
    clearTimeout(this.timer)
    try {
      this.controller?.close()
    } catch {
      // The other side was faster.
    }
    this.onEnd(this)
  }
}

const ENCODER = new TextEncoder()
