// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Sixteen people who ask for one page until it was asked for so many times; a process of its own, so
// that what asking costs is not counted with what answering costs. Started by `pages.ts`.
import { Agent, get } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Asked } from './pages.ts'

const AT_ONCE = 16
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

process.on('message', (asked: Asked) => {
  let left = asked.times
  const person = async () => {
    while (left-- > 0) await ask(asked)
  }
  Promise.all(Array.from({ length: AT_ONCE }, person)).then(
    () => process.send!(''), (error: unknown) => process.send!(String(error)),
  )
})

async function ask({ port, path, cookie }: Asked): Promise<void> {
  const [answer] = await once(get({ port, path, agent, host: '127.0.0.1', headers: { cookie } }), 'response') as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`answered with ${answer.statusCode}`)
  answer.resume()
  await once(answer, 'end')
}
