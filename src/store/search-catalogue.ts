// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The search over services. Each typed word counts by how rare it is and by how well the best word
// of a service fits it: the same word, the same stem, part of a compound, or nearly the same letters.
import { askedWords, forStemming, trigramsOf } from '../process/search-words.ts'
import type { CatalogueLine } from './catalogue.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

export interface FoundServices {
  readonly services: readonly CatalogueLine[]
  /** The query as it was probably meant, where a word is known only by its letters. */
  readonly suggestion?: string
}

interface Row extends CatalogueLine {
  readonly fit: number
  /** Typed place → the word that was probably meant. */
  readonly meant: Readonly<Record<string, string>> | null
}

const FOUND_AT_MOST = 20
/** Of all that was asked, so much must fit; 1 is everything, word for word. */
const LEAST_FIT = 0.3
/** Who fits less than this share of the best is no answer. */
const LEAST_SHARE = 0.5
/** Nearly the same letters: the share of common trigrams. */
const LEAST_SIMILARITY = 0.38

const SEARCH = `
WITH asked AS MATERIALIZED (
  SELECT a.places, a.word, a.trigrams, l.stem[1] AS stem,
    cardinality(a.places) > 1 AS joined, length(a.word) AS size,
    plainto_tsquery('pg_catalog.german', a."forStemming") AS query
  FROM jsonb_to_recordset($1) AS a
      (places int[], word text, "forStemming" text, trigrams text[]),
    LATERAL (SELECT ts_lexize('pg_catalog.german_stem', a."forStemming")) AS l (stem)
  WHERE cardinality(l.stem) > 0
), texts AS MATERIALIZED (
  SELECT a.places, a.word, a.joined, s.process,
    ts_rank('{0.05, 0.25, 0.6, 1.0}', s.document, a.query) AS fit
  FROM asked a JOIN services s ON s.document @@ a.query
), rare AS MATERIALIZED (
  SELECT a.places[1] AS place, ln(2 + t.total) - ln(1 + count(x.process)) AS worth
  FROM asked a CROSS JOIN (SELECT count(*) AS total FROM services) t
    LEFT JOIN texts x ON x.places = a.places
  WHERE NOT a.joined GROUP BY a.places[1], t.total
), vocabulary AS MATERIALIZED (
  SELECT DISTINCT ON (word) word, stem, shown, trigrams, length(word) AS size FROM service_words
  ORDER BY word, process
), compared AS MATERIALIZED (
  SELECT a.places, a.joined, a.word AS typed, v.word, v.shown,
    -- Letters count only for a word that stands nowhere; two words alike share that many trigrams.
    CASE WHEN NOT EXISTS (SELECT FROM texts x WHERE x.word = a.word)
      AND least(a.size, v.size) >= 4 AND v.trigrams && a.trigrams
      AND cardinality(v.trigrams) BETWEEN cardinality(a.trigrams) * $2::float8 AND cardinality(a.trigrams) / $2::float8
    THEN (SELECT count(*)::float8 FROM unnest(a.trigrams) t WHERE t = ANY (v.trigrams)) END AS same,
    cardinality(a.trigrams) + cardinality(v.trigrams) AS together,
    greatest(
      CASE WHEN v.word = a.word THEN 1.0 END,
      CASE WHEN v.stem = a.stem THEN 0.95 END,
      CASE WHEN a.size >= 4 AND starts_with(v.word, a.word) THEN 0.6 + 0.35 * a.size::float8 / v.size END,
      CASE WHEN v.size >= 4 AND starts_with(a.word, v.word) THEN 0.5 + 0.4 * v.size::float8 / a.size END,
      CASE WHEN a.size >= 5 AND right(v.word, a.size) = a.word THEN 0.45 + 0.35 * a.size::float8 / v.size END,
      CASE WHEN v.size >= 5 AND right(a.word, v.size) = v.word THEN 0.4 + 0.4 * v.size::float8 / a.size END
    )::float8 AS fit
  FROM asked a CROSS JOIN vocabulary v
), near AS MATERIALIZED (
  SELECT places, joined, typed, word, shown, alike,
    greatest(fit, CASE WHEN alike >= $2::float8 THEN 0.3 + 0.6 * alike END) AS fit
  FROM (SELECT *, same / (together - same) AS alike FROM compared WHERE fit IS NOT NULL OR same IS NOT NULL) c
  WHERE fit IS NOT NULL OR alike >= $2::float8
), hits AS (
  SELECT n.places, w.process, n.fit * w.weight AS fit
  FROM near n JOIN service_words w ON w.word = n.word
  UNION ALL
  SELECT places, process, fit FROM texts WHERE NOT joined
), best AS (
  SELECT h.process, p.place, max(h.fit) AS fit
  FROM hits h, LATERAL unnest(h.places) AS p (place) GROUP BY h.process, p.place
), misspelt AS (
  SELECT DISTINCT ON (w.process, n.places) w.process, n.places[1] AS place, n.shown
  FROM near n JOIN service_words w ON w.word = n.word
  WHERE n.alike >= $2::float8 AND NOT n.joined
    AND strpos(n.word, n.typed) = 0 AND strpos(n.typed, n.word) = 0
  ORDER BY w.process, n.places, n.alike DESC, n.word
), meant AS (
  SELECT process, jsonb_object_agg(place, shown) AS meant FROM misspelt GROUP BY process
), ranked AS (
  SELECT b.process, sum(b.fit * r.worth) / (SELECT sum(worth) FROM rare) AS fit
  FROM best b JOIN rare r ON r.place = b.place GROUP BY b.process
)
SELECT s.process, s.name, s.title, s.teaser, s.key, s.catches, r.fit::float8 AS fit, m.meant
FROM ranked r JOIN services s ON s.process = r.process LEFT JOIN meant m ON m.process = r.process
WHERE r.fit >= $3 ORDER BY r.fit DESC, s.name LIMIT $4`

/** Services that fit what a person typed, best first; nothing where nothing comes near. */
export async function searchCatalogue(
  store: Store, tenant: Pick<Tenant, 'id'>, query: string,
): Promise<FoundServices> {
  const asked = askedWords(query)
  if (asked.length === 0) return { services: [] }
  const rows = await readRows<Row>(store, tenant, SEARCH, [
      JSON.stringify(asked.map(({ places, word }) => ({
        places, word, forStemming: forStemming(word), trigrams: trigramsOf(word),
      }))),
      LEAST_SIMILARITY, LEAST_FIT, FOUND_AT_MOST,
    ])
  const [first] = rows
  if (!first) return { services: [] }
  const good = rows.filter(({ fit }) => fit >= first.fit * LEAST_SHARE)
  const services = good.map(({ fit: _fit, meant: _meant, ...line }) => line)
  const { meant } = first
  if (!meant) return { services }
  const words = asked.filter(({ places }) => places.length === 1)
  return { services, suggestion: words.map(({ shown, places }) => meant[places[0]!] ?? shown).join(' ') }
}
