// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The command line. Exit code 0 good, 1 findings or refusal, 2 wrong usage.
import { UsageError } from './cli/arguments.ts'

interface Command {
  readonly help: string
  readonly run: (argv: readonly string[]) => number | Promise<number>
}

const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<Command> }>> = {
  start: { about: 'startet die Plattform', load: () => import('./cli/start.ts') },
  check: { about: 'prüft Verfahren', load: () => import('./cli/check.ts') },
  test: { about: 'spielt die Beispielfälle von Verfahren durch', load: () => import('./cli/test.ts') },
  format: { about: 'bringt die Dateien von Verfahren in Form', load: () => import('./cli/format.ts') },
  schema: { about: 'schreibt JSON Schema für Editoren', load: () => import('./cli/schema.ts') },
  rehearse: { about: 'spielt einen Vorgang von Hand durch', load: () => import('./cli/rehearse.ts') },
  fee: { about: 'rechnet eine Gebühr', load: () => import('./cli/fee.ts') },
  deadline: { about: 'rechnet Fristen', load: () => import('./cli/deadline.ts') },
  letters: { about: 'schreibt und prüft alle Briefe aller Beispielfälle', load: () => import('./cli/letters.tsx') },
  texts: { about: 'zählt die Übersetzungen von Verfahren', load: () => import('./cli/texts.ts') },
  import: { about: 'übernimmt Datenschemata, Leistungen (FIM), Entscheidungen (DMN) und das Gemeindeverzeichnis', load: () => import('./cli/import.ts') },
  export: { about: 'schreibt ein Formular als FIM-Datenschema, die Leistungen als XZuFi', load: () => import('./cli/export.ts') },
  tenant: { about: 'legt Verwaltungen an, zeigt und löscht sie', load: () => import('./cli/tenant.ts') },
  library: { about: 'zeigt Verfahren und veröffentlicht sie', load: () => import('./cli/library-command.ts') },
  service: { about: 'öffnet, pausiert und schließt Leistungen', load: () => import('./cli/service-command.ts') },
  staff: { about: 'legt Beschäftigte an', load: () => import('./cli/staff.ts') },
  audit: { about: 'rechnet die Prüfketten nach', load: () => import('./cli/audit.ts') },
  migrate: { about: 'bringt die Datenbank auf den neuesten Stand', load: () => import('./cli/migrate.ts') },
}

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    const list = Object.entries(COMMANDS).map(([key, { about }]) => `  ${key.padEnd(10)} ${about}`)
    console.log(['laufzettel BEFEHL [--help] [--json]', '', ...list].join('\n'))
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]!.load() : undefined
  if (!command) throw new UsageError(`Den Befehl «${name}» gibt es nicht. Möglich sind: ${Object.keys(COMMANDS).join(', ')}.`)
  if (rest.includes('--help')) {
    console.log(command.help)
    return 0
  }
  return command.run(rest)
}

// A killed launcher must not leave the platform behind: losing it counts as a request to stop.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const known = error instanceof UsageError || (error instanceof Error && ['FolderError', 'StartError'].includes(error.constructor.name))
  const debug = process.env['LAUFZETTEL_DEBUG'] === '1'
  console.error(known || !debug ? (error as Error).message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
