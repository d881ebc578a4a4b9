// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Shape } from '../feel/compile.ts'
import type { Field, Process } from './process.ts'

/** Functions a rule may call besides FEEL's own; the engine gives them their meaning. */
export const HOUSE_FUNCTIONS = [
  'happened', 'samePerson', 'euro', 'und', 'add working days', 'titel', 'kurzdatum', 'wochentag', 'worte',
  'signal', 'latest dispatch',
] as const

const CONSULTATION: Shape = {
  stelle: true, titel: true, pflicht: true, sperrt: true, status: true, haltung: true, text: true, frist: true,
}

const CONFLICT: Shape = { schluessel: true, aktenzeichen: true, von: true, bis: true }

const shapes = new WeakMap<Process, Shape>()

/** The names every rule of this process may use; one object for each process, as compiled rules are kept by it. */
export function shapeOf(process: Process): Shape {
  const known = shapes.get(process)
  if (known) return known
  const shape = theOne(newShape(process))
  shapes.set(process, shape)
  return shape
}

const alike = new Map<string, Shape>()
const ALIKE_AT_MOST = 500

/** Of shapes that are alike always the same object: a process read anew or translated finds its rules compiled. */
function theOne(shape: Shape): Shape {
  const key = JSON.stringify(shape)
  const known = alike.get(key)
  if (known) return known
  if (alike.size >= ALIKE_AT_MOST) alike.clear()
  alike.set(key, shape)
  return shape
}

function newShape(process: Process): Shape {
  const shape: Record<string, Shape | true> = {
    ...shapeOfFields(process.fields),
    today: true,
    consultations: CONSULTATION,
    requests: { status: true, frist: true },
    deliveries: { letter: true, channel: true, status: true, person: true },
    'open items': true,
    unasked: true,
    'open notices': true,
    'missing answers': true,
    'retention years': true,
    'fee total': true,
    'fee paid': true,
    'fee open': true,
    behoerde: {
      name: true, behoerde: true, strasse: true, plzOrt: true, telefon: true, email: true,
      amt: true, unterschrift: true, leitung: true, gemeinde: true, genitiv: true,
    },
    vorgang: { aktenzeichen: true, eingang: true, titel: true, antragsteller: true, zugangscode: true, konto: true, kanal: true },
    bearbeitung: { name: true, telefon: true },
    akteur: { name: true, rollen: true, vertritt: true },
    links: { als: true, titel: true, verfahren: true, aktenzeichen: true, signale: true },
  }
  for (const key of Object.keys(process.statuses)) shape[key] = true
  for (const key of Object.keys(process.parameters)) shape[key] = true
  for (const key of Object.keys(process.deadlines)) {
    shape[`due ${key}`] = true
    shape[`overdue ${key}`] = true
    shape[`resting ${key}`] = true
  }
  for (const key of Object.keys(process.registers)) shape[`conflicts ${key}`] = CONFLICT
  for (const key of Object.keys(process.letters)) {
    shape[`served ${key}`] = true
    shape[`provided ${key}`] = true
    shape[`issued ${key}`] = true
  }
  return shape
}

/** The shape of a group of fields: nested for groups, clauses and files. */
export function shapeOfFields(fields: Readonly<Record<string, Field>>): Record<string, Shape | true> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, shapeOfField(field)]))
}

function shapeOfField(field: Field): Shape | true {
  switch (field.type) {
    case 'group': return { ...(field.answers !== undefined && { title: true }), ...shapeOfFields(field.fields ?? {}) }
    case 'clauses': return { key: true, title: true, kind: true, text: true, basis: true, category: true }
    case 'wording': return { was: true, now: true }
    case 'file': return { name: true, size: true }
    case 'position': return { breite: true, laenge: true, genauigkeit: true, zeit: true }
    default: return true
  }
}

/** The shape behind a dotted path, or `true` where nothing is known of it. */
export function shapeAt(shape: Shape, path: string): Shape | true {
  let at: Shape | true = shape
  // A filter keeps the shape of what it filters.
  for (const name of path.replaceAll(/\[[^\]]*\]/g, '').split('.')) {
    if (at === true) return true
    at = at[name.trim()] ?? true
  }
  return at
}

/** Shapes of the rules inside a list group: the item's own fields come first. */
export function innerShape(shape: Shape, group: Field): Shape {
  return theOne({ ...shape, ...shapeOfFields(group.fields ?? {}) })
}
