// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Where drafts of example cases begin: applications, and what the office takes down itself.
import type { LocalDate } from '../calendar/date.ts'
import type { Values } from './case.ts'
import { look } from './scope.ts'
import type { Walker, Way } from './stubs-walk.ts'

const FORM_TRIES = 60
const BEGINNINGS = 10

/** For each act that may begin a case a few that have just begun, each with other answers. */
export function beginnings(walker: Walker, on: LocalDate, applications: readonly Values[]): Way[] {
  const { process } = walker.prepared
  const start = walker.start(on)
  const seen = start.rehearsal.seen()
  const ways: Way[] = []
  const applicants = Object.keys(process.roles).filter((role) => process.roles[role]!.kind === 'applicant')
  const firsts = Object.entries(process.actions).filter(([, action]) => !action.by.includes('system'))
  for (const [key, action] of firsts) {
    const who = action.by.find((role) => applicants.includes(role)) ?? action.by[0]!
    const { scope, env } = look(walker.prepared, seen, start.rehearsal.context())
    if (walker.prepared.rule(action.rule).evaluate(scope, env) !== true) continue
    const known = action.input?.includes('form') ? applications.slice(0, BEGINNINGS) : []
    const own = known.flatMap((answers) => walker.act(start, who, key, walker.input(key, on, answers)) ?? [])
    for (let n = 0; n < FORM_TRIES && own.length < BEGINNINGS; n++) {
      const way = walker.act(start, who, key, walker.input(key, on))
      if (way) own.push(way)
    }
    ways.push(...own)
  }
  return ways
}
