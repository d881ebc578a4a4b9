// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process is composed from building blocks by a pure merge: names are united, lists joined,
// and whatever two of them define differently is reported, never decided.
import type { z } from 'zod'
import { unknownName } from './finding.ts'
import { Origins } from './origins.ts'
import type { Origin } from './origins.ts'
import { renameRoles } from './rename-roles.ts'
import type { blockSchema, processSchema } from './schema-process.ts'

export type ProcessPart = z.output<typeof processSchema>
export type BlockPart = z.output<typeof blockSchema>

export interface BlockFile {
  readonly file: string
  readonly part: BlockPart
}

export interface ComposeFault {
  readonly file: string
  readonly path: readonly PropertyKey[]
  readonly message: string
}

export interface Composed {
  readonly value: Readonly<Record<string, unknown>>
  readonly origins: Origins
  readonly faults: readonly ComposeFault[]
}

type Tree = Record<string, unknown>

const MAIN = 'process.yaml'
const SECTIONS: Readonly<Record<string, string>> = {
  roles: 'die Rolle', parameters: 'den Wert', fields: 'das Feld', statuses: 'den Status',
  deadlines: 'die Frist', consultees: 'die Stelle', clauses: 'die Nebenbestimmung',
  registers: 'das Register', links: 'die Verbindung', actions: 'die Aktion',
}
const LISTS = ['invariants', 'way', 'waiting', 'done'] as const
const ORDERED = ['way', 'waiting'] as const
/** The process has the last word on these. */
const SINGLES = ['final', 'disposal'] as const
const DEFAULT_ORDER = 50
/** Inside a list of `extend`: here stands what was there before. */
const REST = '...'

/** Unites blocks and process; `value` has the sections of both, `origins` says who wrote what. */
export function compose(main: ProcessPart, given: readonly BlockFile[]): Composed {
  const composer = new Composer()
  const blocks = given.map((block) => renameRoles(block, main.roleNames))
  for (const block of blocks) composer.addBlock(block)
  composer.addMain(main)
  for (const { file, part } of blocks) {
    composer.change(part.extend as Tree, { file, path: ['extend'] })
    composer.change(part.extendIfPresent as Tree, { file, path: ['extendIfPresent'] }, true)
  }
  composer.change(main.extend as Tree, { file: MAIN, path: ['extend'] })
  composer.remove(main.without)
  composer.close()
  return composer
}

class Composer implements Composed {
  readonly value: Tree = {}
  readonly origins = new Origins()
  readonly faults: ComposeFault[] = []
  readonly #by = new Map<string, string>()

  addBlock({ file, part }: BlockFile) {
    this.#sections(part, file, part.title)
    this.#lists(part, file)
    for (const name of SINGLES) {
      if (part[name] !== undefined) this.#set([name], part[name], { file, path: [name] })
    }
  }

  addMain(main: ProcessPart) {
    this.#sections(main, MAIN, undefined)
    this.#lists(main, MAIN)
    for (const [key, one] of Object.entries(main)) {
      if (key in SECTIONS || (LISTS as readonly string[]).includes(key) || one === undefined) continue
      this.#set([key], one, { file: MAIN, path: [key] })
    }
  }

  #sections(part: ProcessPart | BlockPart, file: string, block: string | undefined) {
    for (const [section, what] of Object.entries(SECTIONS)) {
      const target = (this.value[section] ??= {}) as Tree
      for (const [name, one] of Object.entries((part as unknown as Tree)[section] as Tree)) {
        const place = `${section}.${name}`
        const known = this.#by.get(place)
        if (known === undefined) {
          target[name] = one
          this.origins.set([section, name], { file, path: [section, name] })
          this.#by.set(place, block ?? '')
        } else if (!same(target[name], one)) {
          const message = block === undefined
            ? `Der Baustein «${known}» bringt ${what} «${name}» schon mit. Was hier anders ist, steht unter «extend».`
            : `Die Bausteine «${known}» und «${block}» bringen ${what} «${name}» verschieden mit.`
          this.faults.push({ file, path: [section, name], message })
        }
      }
    }
  }

  #lists(part: ProcessPart | BlockPart, file: string) {
    for (const name of LISTS) {
      const target = (this.value[name] ??= []) as unknown[]
      const more = (part as unknown as Tree)[name] as readonly unknown[]
      more.forEach((one, i) => {
        this.origins.set([name, target.length], { file, path: [name, i] })
        target.push(one)
      })
    }
  }

  /** Carries out `extend`: maps are entered, lists are added to, anything else is replaced. */
  change(more: Tree, from: Origin, isLenient = false, path: readonly string[] = []) {
    for (const [key, one] of Object.entries(more)) {
      if (one === undefined) continue
      const at = [...path, key]
      const origin = { file: from.file, path: [...from.path, key] }
      const before = read(this.value, at)
      if (path.length === 1 && before === undefined) {
        if (!isLenient) this.#unknown(at, origin)
      } else if (key === 'also' && path[0] === 'actions' && path.length === 2) this.#narrow(path, String(one), origin)
      else if (isTree(before) && isTree(one)) this.change(one, origin, isLenient, at)
      else if (Array.isArray(one) && (before === undefined || Array.isArray(before))) this.#append(at, before ?? [], one, origin)
      else this.#set(at, one, origin)
    }
  }

  #unknown([section, name]: readonly string[], { file, path }: Origin) {
    const known = Object.keys((this.value[section!] ?? {}) as Tree)
    const what = SECTIONS[section!] ?? ''
    const message = unknownName(what.charAt(0).toUpperCase() + what.slice(1), name!, known)
    this.faults.push({ file, path, message })
  }

  #narrow(path: readonly string[], also: string, origin: Origin) {
    const rule = String(read(this.value, [...path, 'rule']))
    this.#set([...path, 'rule'], `(${rule}) and (${also})`, origin)
  }

  #append(at: readonly string[], before: readonly unknown[], more: readonly unknown[], origin: Origin) {
    const kept = before.map((one, i) => ({ one, origin: this.origins.of([...at, i]) }))
      .filter(({ one }) => typeof one !== 'string' || !more.includes(one))
    const added = more.map((one, i) => ({ one, origin: { file: origin.file, path: [...origin.path, i] } }))
    const rest = added.findIndex(({ one }) => one === REST)
    const all = rest < 0 ? [...kept, ...added] : [...added.slice(0, rest), ...kept, ...added.slice(rest + 1)]
    all.forEach((entry, i) => entry.origin && this.origins.set([...at, i], entry.origin))
    write(this.value, at, all.map(({ one }) => one))
  }

  remove(without: readonly string[]) {
    without.forEach((place, i) => {
      const [section, name, ...rest] = place.split('.')
      const target = this.value[section ?? ''] as Tree | undefined
      const origin = { file: MAIN, path: ['without', i] }
      if (!SECTIONS[section ?? ''] || name === undefined || rest.length) {
        const message = `«${place}» nennt nichts, was fehlen kann. Gemeint ist etwas wie actions.zuruecknehmen.`
        this.faults.push({ ...origin, message })
      } else if (!target || !Object.hasOwn(target, name)) this.#unknown([section!, name], origin)
      else {
        const { [name]: _, ...others } = target
        this.value[section!] = others
        if (section === 'actions') this.#forgetActor(name)
      }
    })
  }

  /** Nobody is kept from acting by what cannot happen. */
  #forgetActor(gone: string) {
    for (const [key, action] of Object.entries(this.value['actions'] as Record<string, Tree>)) {
      const notBy = action['notBy'] as readonly string[] | undefined
      if (notBy?.includes(gone)) write(this.value, ['actions', key, 'notBy'], notBy.filter((one) => one !== gone))
    }
  }

  /** Closing needs whatever the blocks call done; the lists get their final order. */
  close() {
    const done = this.value['done'] as readonly unknown[]
    for (const [key, action] of Object.entries(this.value['actions'] as Record<string, Tree>)) {
      if (action['closes'] !== true) continue
      const needs = (action['needs'] ?? []) as readonly unknown[]
      done.forEach((_, i) => {
        const origin = this.origins.of(['done', i])
        if (origin) this.origins.set(['actions', key, 'needs', needs.length + i], origin)
      })
      write(this.value, ['actions', key, 'needs'], [...needs, ...done])
    }
    delete this.value['done']
    for (const name of ORDERED) this.#sort(name)
  }

  #sort(name: string) {
    const entries = (this.value[name] as readonly { order?: number }[])
      .map((one, i) => ({ one, origin: this.origins.of([name, i]) }))
    entries.sort((a, b) => (a.one.order ?? DEFAULT_ORDER) - (b.one.order ?? DEFAULT_ORDER))
    this.value[name] = entries.map(({ one }) => one)
    entries.forEach(({ origin }, i) => origin && this.origins.set([name, i], origin))
  }

  #set(at: readonly string[], value: unknown, origin: Origin) {
    write(this.value, at, value)
    this.origins.set(at, origin)
  }
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function read(tree: Tree, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isTree(at) && Object.hasOwn(at, key) ? at[key] : undefined), tree)
}

/** Sets a place without touching what others hold: every map on the way is copied. */
function write(tree: Tree, path: readonly string[], value: unknown) {
  const [first, ...rest] = path
  if (rest.length === 0) tree[first!] = value
  else {
    const inner = { ...(isTree(tree[first!]) ? (tree[first!] as Tree) : {}) }
    write(inner, rest, value)
    tree[first!] = inner
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
