// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { UsageError } from './arguments.ts'

interface Command {
  readonly help: string
  readonly run: (argv: readonly string[]) => number | Promise<number>
}

const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<Command> }>> = {
  start: { about: 'startet die Plattform', load: () => import('./start.ts') },
  check: { about: 'prüft Verfahren', load: () => import('./check.ts') },
  test: { about: 'spielt die Beispielfälle von Verfahren durch', load: () => import('./test.ts') },
  format: { about: 'bringt die Dateien von Verfahren in Form', load: () => import('./format.ts') },
  schema: { about: 'schreibt JSON Schema für Editoren', load: () => import('./schema.ts') },
  rehearse: { about: 'spielt einen Vorgang von Hand durch', load: () => import('./rehearse.ts') },
  fee: { about: 'rechnet eine Gebühr', load: () => import('./fee.ts') },
  deadline: { about: 'rechnet Fristen', load: () => import('./deadline.ts') },
  letters: { about: 'schreibt und prüft alle Briefe aller Beispielfälle', load: () => import('./letters.tsx') },
  texts: { about: 'zählt die Übersetzungen von Verfahren', load: () => import('./texts.ts') },
  import: { about: 'übernimmt Datenschemata, Leistungen (FIM), Entscheidungen (DMN) und das Gemeindeverzeichnis', load: () => import('./import.ts') },
  export: { about: 'schreibt ein Formular als FIM-Datenschema, die Leistungen als XZuFi', load: () => import('./export.ts') },
  tenant: { about: 'legt Verwaltungen an, zeigt und löscht sie', load: () => import('./tenant.ts') },
  library: { about: 'zeigt Verfahren und veröffentlicht sie', load: () => import('./library-command.ts') },
  service: { about: 'öffnet, pausiert und schließt Leistungen', load: () => import('./service-command.ts') },
  staff: { about: 'legt Beschäftigte an', load: () => import('./staff.ts') },
  account: { about: 'gibt einem Bürgerkonto eine andere E-Mail-Adresse', load: () => import('./account.ts') },
  audit: { about: 'rechnet die Prüfketten nach', load: () => import('./audit.ts') },
  migrate: { about: 'bringt die Datenbank auf den neuesten Stand', load: () => import('./migrate.ts') },
}

/**
 * Carries out one command line, words after `laufzettel`; prints to the streams of this process and
 * gives the exit code: 0 good, 1 findings or refusal, 2 wrong usage. Never throws.
 */
export async function runCommand(words: readonly string[]): Promise<number> {
  try {
    return await carryOut(words)
  } catch (error) {
    const known = error instanceof UsageError || (error instanceof Error && ['FolderError', 'StartError'].includes(error.constructor.name))
    const debug = process.env['LAUFZETTEL_DEBUG'] === '1'
    console.error(known || !debug ? (error as Error).message : error)
    return error instanceof UsageError ? 2 : 1
  }
}

async function carryOut([name, ...rest]: readonly string[]): Promise<number> {
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
