// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Fault } from './check-tariff.ts'
import type { Field, Process } from './process.ts'
import { patternFault } from './pattern-cost.ts'

/** What a text holds at most where the field does not say. */
const DEFAULT_LENGTH = 500

/** Limits that contradict each other or do not suit the type, and patterns that would take for ever. */
export function fieldFaults(process: Process): Fault[] {
  return [
    ...Object.entries(process.fields).flatMap(([key, field]) => faultsOf(['fields', key], field)),
    ...Object.entries(process.fields).flatMap(([key, field]) => answerFaults(process, key, field)),
    ...Object.entries(process.fields).flatMap(([key, field]) =>
      usualFaults(['fields', key], field, { inGroup: false, isOfForm: process.pages.some(({ fields }) => fields.includes(key)) })),
  ]
}

/** What answers a request is a group that an action asks and names the list it was made with. */
function answerFaults(process: Process, key: string, field: Field): Fault[] {
  if (field.answers === undefined) return []
  const say = (message: string): Fault => ({ path: ['fields', key, 'answers'], file: 'process.yaml', message })
  const isRequested = Object.values(process.actions).flatMap((action) => action.effects ?? [])
    .some((effect) => effect.kind === 'request' && effect.items === field.answers)
  return [
    ...(isRequested ? [] : [say(`Mit «${field.answers}» fordert keine Aktion etwas nach (Folge request).`)]),
    ...(field.type === 'group' && !field.list ? [] : [say('Auf eine Nachforderung antwortet ein Feld vom Typ group ohne list.')]),
    ...(process.pages.some(({ fields }) => fields.includes(key)) ? [say('Auf eine Nachforderung antwortet eine Aktion, nicht der Antrag.')] : []),
  ]
}

/** A usual answer belongs to an open question of a checklist of the office, and is one of its answers. */
function usualFaults(
  path: readonly string[], field: Field, place: { readonly inGroup: boolean; readonly isOfForm: boolean },
): Fault[] {
  const inner = Object.entries(field.fields ?? {}).flatMap(([key, one]) =>
    usualFaults([...path, 'fields', key], one, { ...place, inGroup: true }))
  const { usual, type, options = {} } = field
  if (usual === undefined) return inner
  const say = (message: string): Fault => ({ path: [...path, 'usual'], file: 'process.yaml', message })
  const isAnswer = type === 'boolean' ? typeof usual === 'boolean' : typeof usual === 'string' && Object.hasOwn(options, usual)
  return [
    ...inner,
    ...(type === 'boolean' || (type === 'choice' && !field.list) ? [] : [say('Eine gewöhnliche Antwort gibt es nur bei Ja oder Nein und bei der Wahl einer Möglichkeit.')]),
    ...(isAnswer || (type !== 'boolean' && type !== 'choice') ? [] : [say(`«${usual}» ist keine Antwort auf diese Frage.`)]),
    ...(place.isOfForm ? [say('Was Antragsteller gefragt werden, beantwortet niemand für sie.')] : []),
    ...(place.inGroup ? [] : [say('Eine gewöhnliche Antwort gibt es nur in einer Gruppe: Sie ist die Prüfliste.')]),
    ...(field.value === undefined && field.initially === undefined ? [] : [say('Eine berechnete oder vorbelegte Angabe hat keine gewöhnliche Antwort.')]),
  ]
}

function faultsOf(path: readonly string[], field: Field): Fault[] {
  const say = (key: string, message: string): Fault => ({
    path: [...path, key],
    file: 'process.yaml',
    message,
  })
  const { type, min, max, length, minLength, pattern, capture } = field
  const faults: Fault[] = []
  if (capture !== undefined && type !== 'file')
    faults.push(say('capture', 'Fotografieren und unterschreiben lässt sich nur ein Feld vom Typ file.'))
  for (const [key, bound] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (typeof bound === 'string' && type !== 'date')
      faults.push(say(key, 'Einen Tag als Grenze gibt es nur bei einem Feld vom Typ date.'))
    if (typeof bound === 'number' && type === 'date')
      faults.push(say(key, 'Die Grenze eines Feldes vom Typ date ist ein Tag, JJJJ-MM-TT.'))
  }
  if (typeof min === typeof max && min !== undefined && max !== undefined && min > max) {
    faults.push(say('max', `Das Höchste (${max}) liegt unter dem Niedrigsten (${min}).`))
  }
  if (minLength !== undefined && length !== undefined && minLength > length) {
    faults.push(
      say('minLength', `Mindestens ${minLength} Zeichen passen nicht in höchstens ${length}.`),
    )
  }
  const why = pattern === undefined ? undefined : patternFault(pattern, length ?? DEFAULT_LENGTH)
  if (why) faults.push(say('pattern', `Das Muster ${why}.`))
  const inner = Object.entries(field.fields ?? {}).flatMap(([key, one]) =>
    faultsOf([...path, 'fields', key], one),
  )
  return [...faults, ...inner]
}

/** Questions that wait for the values of a code list. */
export function waitingForCodes(
  fields: Process['fields'],
  path: readonly string[] = ['fields'],
): { path: readonly string[]; message: string }[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const at = [...path, key]
    const own =
      field.codes !== undefined && field.type !== 'choice'
        ? [
            {
              path: [...at, 'codes'],
              message: `Die Werte der Codeliste «${field.codes}» fehlen noch; «${field.title}» ist bis dahin ein Textfeld.`,
            },
          ]
        : []
    return [...own, ...waitingForCodes(field.fields ?? {}, [...at, 'fields'])]
  })
}
