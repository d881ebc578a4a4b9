// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The file and the place in it where somebody wrote a part of a composed process. */
export interface Origin {
  readonly file: string
  readonly path: readonly PropertyKey[]
}

/** Who wrote which place of a composed process. */
export class Origins {
  readonly #known = new Map<string, Origin>()

  set(path: readonly PropertyKey[], origin: Origin) {
    this.#known.set(key(path), origin)
  }

  /** The origin of a place: its own, or that of the nearest place around it and the rest. */
  of(path: readonly PropertyKey[]): Origin | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = this.#known.get(key(path.slice(0, length)))
      if (origin) return { file: origin.file, path: [...origin.path, ...path.slice(length)] }
    }
    return undefined
  }
}

const key = (path: readonly PropertyKey[]) => path.map(String).join('\n')
