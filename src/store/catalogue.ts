// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The catalogue of services as the search reads it, written from the published processes.
import { forStemming, searchWords, trigramsOf } from '../process/search-words.ts'
import { readRows, withTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A service as lists show it. */
export interface CatalogueLine {
  readonly process: string
  /** How people call it. */
  readonly name: string
  /** How the law calls it. */
  readonly title: string
  readonly teaser: string
  readonly key: string | null
  /** It catches what has no service of its own. */
  readonly catches: boolean
}

/** What there is to find of a service. */
export interface CatalogueEntry extends CatalogueLine {
  readonly synonyms: readonly string[]
  /** Everything else that is written about it. */
  readonly texts: readonly string[]
  readonly at: string
}

type Place = Pick<Tenant, 'id'>

const LINES_AT_ONCE = 1_000
const COLUMNS = 'process, name, title, teaser, key, catches'
/** What a word is worth by where it stands. */
const WORTH = { name: 1, synonyms: 0.95, title: 0.9, teaser: 0.6 } as const

/** Writes what can be found of a service, in place of what was there. */
export async function saveCatalogueEntry(
  store: Store, tenant: Place, entry: CatalogueEntry,
): Promise<void> {
  await withTenant(store, tenant, (q) => writeEntry(q, entry))
}

/** Writes the whole catalogue anew; what is not among the entries is no longer found. */
export async function replaceCatalogue(
  store: Store, tenant: Place, entries: readonly CatalogueEntry[],
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    await q('DELETE FROM service_words')
    await q('DELETE FROM services')
    for (const entry of entries) await writeEntry(q, entry)
  })
}

async function writeEntry(q: Query, entry: CatalogueEntry) {
  const { process, name, title, teaser, key, catches, synonyms, texts, at } = entry
  const plain = (all: readonly string[]) =>
    all.flatMap((text) => searchWords(text)).map(({ word }) => forStemming(word)).join(' ')
  await q(
    `INSERT INTO services (process, name, title, teaser, key, catches, document, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6,
       setweight(to_tsvector('pg_catalog.german', $7), 'A') ||
       setweight(to_tsvector('pg_catalog.german', $8), 'B') ||
       setweight(to_tsvector('pg_catalog.german', $9), 'C'), $10)
     ON CONFLICT (process) DO UPDATE SET name = excluded.name, title = excluded.title,
       teaser = excluded.teaser, key = excluded.key, catches = excluded.catches,
       document = excluded.document,
       changed_at = excluded.changed_at`,
    [process, name, title, teaser, key, catches, plain([name, ...synonyms, title]), plain([teaser]),
      plain(texts), at])
  await q('DELETE FROM service_words WHERE process = $1', [process])
  await q(
    `INSERT INTO service_words (process, word, shown, stem, weight, trigrams)
     SELECT $1, w.word, w.shown, l.stem[1], w.weight, w.trigrams
     FROM jsonb_to_recordset($2) AS w
       (word text, "forStemming" text, shown text, weight real, trigrams text[]),
       LATERAL (SELECT ts_lexize('pg_catalog.german_stem', w."forStemming")) AS l (stem)
     WHERE cardinality(l.stem) > 0`,
    [process, JSON.stringify(wordsOf(entry))])
}

/** Each word once, with what it is worth at its best place. */
function wordsOf({ name, synonyms, title, teaser }: CatalogueEntry) {
  const words = new Map<string, object>()
  const add = (text: string, weight: number) => {
    for (const { word, shown } of searchWords(text)) {
      if (words.has(word)) continue
      words.set(word, { word, shown, weight, forStemming: forStemming(word), trigrams: trigramsOf(word) })
    }
  }
  add(name, WORTH.name)
  for (const synonym of synonyms) add(synonym, WORTH.synonyms)
  add(title, WORTH.title)
  add(teaser, WORTH.teaser)
  return [...words.values()]
}

/** All services of a tenant by name, at most 1,000. */
export function listCatalogue(store: Store, tenant: Place): Promise<readonly CatalogueLine[]> {
  return readRows<CatalogueLine>(store, tenant,
    `SELECT ${COLUMNS} FROM services ORDER BY name, process LIMIT $1`, [LINES_AT_ONCE])
}

const YEAR_MS = 365 * 24 * 3600 * 1000

/** The processes with most cases in the year before an instant, most first. */
export async function frequentServices(
  store: Store, tenant: Place, now: string, most: number,
): Promise<readonly string[]> {
  const since = new Date(Date.parse(now) - YEAR_MS).toISOString()
  const rows = await readRows<{ process: string }>(store, tenant,
    `SELECT process FROM cases WHERE opened_at >= $1
       GROUP BY process ORDER BY count(*) DESC, process LIMIT $2`, [since, most])
  return rows.map((row) => row.process)
}
