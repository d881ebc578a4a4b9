// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Answer, Job, Work } from './letter-child.ts'

/** The child ended, or took longer than it may, before it answered. */
export class ChildLost extends Error {
  readonly timedOut: boolean
  constructor(message: string, timedOut = false) {
    super(message)
    this.timedOut = timedOut
  }
}

export interface Child {
  /** Letters given to it so far. */
  readonly letters: number
  readonly pid: number | undefined
  /** One letter at a time; throws `ChildLost`, or an `Error` that says what is wrong with it. */
  set(work: Work): Promise<Extract<Answer, { pages: number }>>
  /** Resolves when it has loaded everything. */
  ready(): Promise<void>
  end(): Promise<void>
}

const LETTER_MS_AT_MOST = 20_000
const RECORD_MS_AT_MOST = 120_000

/** Starts a process that sets letters; it knows no secrets and dies with this one. */
export function startChild(): Child {
  const child = fork(join(import.meta.dirname, 'letter-child.ts'), {
    execArgv: [],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ask = asker(child)
  let letters = 0
  return {
    get letters() {
      return letters
    },
    get pid() {
      return child.pid
    },
    async set(work) {
      letters++
      return (await ask(work)) as Extract<Answer, { pages: number }>
    },
    async ready() {
      await ask(undefined)
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Sends a job and waits for its answer; the process is kept alive only meanwhile. */
function asker(child: ChildProcess): (work: Work | undefined) => Promise<Answer> {
  const open = new Map<number, PromiseWithResolvers<Answer>>()
  let ids = 0
  const hold = () =>
    open.size ? (child.ref(), child.channel?.ref()) : (child.unref(), child.channel?.unref())
  const lose = (reason: ChildLost) => {
    for (const one of open.values()) one.reject(reason)
    open.clear()
    hold()
  }
  child.on('message', (answer: Answer) => {
    if ('fault' in answer) open.get(answer.id)?.reject(new Error(answer.fault))
    else open.get(answer.id)?.resolve(answer)
    open.delete(answer.id)
    hold()
  })
  child.on('error', (error) => lose(new ChildLost(error.message)))
  child.on('exit', (code, signal) => lose(new ChildLost(`ended with ${signal ?? code}`)))
  hold()
  return (work) => {
    const id = ++ids
    const answer = Promise.withResolvers<Answer>()
    open.set(id, answer)
    hold()
    const limitMs = work && 'record' in work ? RECORD_MS_AT_MOST : LETTER_MS_AT_MOST
    const timer = setTimeout(() => {
      lose(new ChildLost(`no answer within ${limitMs} ms`, true))
      child.kill('SIGKILL')
    }, limitMs)
    if (child.connected) {
      child.send(
        { id, work } satisfies Job,
        (error) => error && lose(new ChildLost(error.message)),
      )
    } else lose(new ChildLost('not connected'))
    return answer.promise.finally(() => clearTimeout(timer))
  }
}
