// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Wrong usage: the message says what is allowed; the exit code is 2. */
export class UsageError extends Error {}

export interface Arguments {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
}

/** Splits words and `--options`; an option not named here is wrong usage. */
export function parseArguments(argv: readonly string[], flags: readonly string[], valued: readonly string[] = []): Arguments {
  const words: string[] = []
  const options: Record<string, string | true> = {}
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!
    const [, name, , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(word) ?? []
    if (name === undefined) words.push(word)
    else if (valued.includes(name)) {
      const value = inline ?? argv[++i]
      if (value === undefined) throw new UsageError(`Nach --${name} fehlt ein Wert.`)
      options[name] = value
    } else if (flags.includes(name) || name === 'help' || name === 'json') options[name] = true
    else {
      const known = [...flags, ...valued, 'json', 'help'].map((one) => `--${one}`)
      throw new UsageError(`Die Option --${name} gibt es hier nicht. Möglich sind: ${known.join(', ')}.`)
    }
  }
  return { words, options }
}
