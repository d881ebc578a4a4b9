// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseArguments } from './arguments.ts'
import { openPlatform } from './platform.ts'

export const help = `laufzettel migrate   bringt die Datenbank auf den Stand dieses Programms

  --data ORDNER   Ort der Daten, sonst .data`

/** Opening the platform migrates; this does only that. */
export async function run(argv: readonly string[]): Promise<number> {
  const { options } = parseArguments(argv, [], ['data'])
  const said: string[] = []
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: (text) => said.push(text) })
  await platform.close()
  console.log(options['json'] ? JSON.stringify({ said }) : [...said, 'Die Datenbank ist auf dem neuesten Stand.'].join('\n'))
  return 0
}
