// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Process } from './process.ts'

/** The fields applicants are asked: all of the application, and what their own actions ask later. */
export function askedOfApplicants({ actions, roles, pages }: Pick<Process, 'actions' | 'roles' | 'pages'>): ReadonlySet<string> {
  const theirs = Object.values(actions).filter(({ by }) => by.some((role) => roles[role]?.kind === 'applicant'))
  const later = theirs.flatMap(({ input = [] }) => input).filter((name) => name !== 'form')
  return new Set([...pages.flatMap(({ fields }) => fields), ...later])
}
