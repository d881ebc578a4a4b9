// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { caseDeskOf } from './case-desk.ts'
import { taskAddress } from './task-list.tsx'
import { isQuick, shortSightOf } from './task-manner.ts'
import { tasksOf } from './tasks.ts'

/** Leads to what the reader does next in a case: the page of the expected action, else the case. */
export async function goOn(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { primary } = tasksOf(seen)
  const hasPage = primary !== undefined && !isQuick(primary.action) && !shortSightOf(seen, primary)
  return redirectTo(c, hasPage ? taskAddress(seen.home, primary) : seen.home)
}
