// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { EXCERPT } from './document-texts.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A case in whose answers the words stand. */
export interface FoundAnswers {
  readonly caseId: string
  readonly fileNumber: string | null
  readonly title: string
  /** The words among their neighbours; what was found stands between two `EXCERPT_MARK`. */
  readonly excerpt: string
}

/** More are not looked at: whoever finds so many needs another word. */
const LOOKED_AT = 200

/** Cases whose answers hold all the words, in any of their German forms; what changed last first. */
export function findAnswers(
  store: Store, tenant: Pick<Tenant, 'id'>, text: string, hidden: readonly string[], limit: number,
): Promise<readonly FoundAnswers[]> {
  return readRows<FoundAnswers>(store, tenant,
    `SELECT id AS "caseId", file_number AS "fileNumber", title,
         ts_headline('pg_catalog.german', body, query, $4) AS excerpt
       FROM (SELECT c.id, c.file_number, c.title, c.changed_at, a.body, query
         FROM case_answers a JOIN cases c ON c.id = a.case_id, plainto_tsquery('pg_catalog.german', $1) query
         WHERE a.words @@ query AND c.process <> ALL ($3) LIMIT ${LOOKED_AT}) few
       ORDER BY changed_at DESC, id LIMIT $2`,
    [text, limit, hidden, EXCERPT])
}
