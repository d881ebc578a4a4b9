// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The command line as a process: what `laufzettel` hands over to.
import { runCommand } from './cli/commands.ts'

// A killed launcher must not leave the platform behind: losing it counts as a request to stop.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

process.exitCode = await runCommand(process.argv.slice(2))
