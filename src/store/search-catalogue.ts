// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The search over services. Each typed word counts by how rare it is and by how well the best word
// of a service fits it: the same word, the same stem, part of a compound, or nearly the same letters.
import { askedWords, forStemming, trigramsOf } from '../process/search-words.ts'
import type { CatalogueLine } from './catalogue.ts'
import { readTenant } from './query.ts'
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
WITH asked AS (
  SELECT a.places, a.word, a.trigrams, l.stem[1] AS stem,
    cardinality(a.places) > 1 AS joined,
    plainto_tsquery('pg_catalog.german', a."forStemming") AS query
  FROM jsonb_to_recordset($1) AS a
      (places int[], word text, "forStemming" text, trigrams text[]),
    LATERAL (SELECT ts_lexize('pg_catalog.german_stem', a."forStemming")) AS l (stem)
  WHERE cardinality(l.stem) > 0
), rare AS (
  SELECT a.places[1] AS place, ln(2 + t.total) - ln(1 + count(s.process)) AS worth
  FROM asked a CROSS JOIN (SELECT count(*) AS total FROM services) t
    LEFT JOIN services s ON s.document @@ a.query
  WHERE NOT a.joined GROUP BY a.places[1], t.total
), known AS (
  SELECT a.word, EXISTS (SELECT FROM services s WHERE s.document @@ a.query) AS known FROM asked a
), near AS (
  SELECT a.places, a.word AS typed, a.stem AS typed_stem, a.joined, NOT k.known AS strange,
    w.process, w.word, w.stem, w.shown, w.weight,
    length(a.word)::real AS asked_length, length(w.word)::real AS word_length,
    n.same / (cardinality(a.trigrams) + cardinality(w.trigrams) - n.same) AS likeness
  FROM asked a JOIN known k ON k.word = a.word JOIN service_words w ON w.trigrams && a.trigrams,
    LATERAL (SELECT count(*)::real FROM unnest(a.trigrams) t WHERE t = ANY (w.trigrams)) AS n (same)
), hits AS (
  SELECT n.places, n.process, k.fit * n.weight AS fit
  FROM near n, LATERAL (
    SELECT max(fit) FROM (VALUES
      (n.word = n.typed, 1.0),
      (n.stem = n.typed_stem, 0.95),
      (n.asked_length >= 4 AND starts_with(n.word, n.typed),
        0.6 + 0.35 * n.asked_length / n.word_length),
      (n.word_length >= 4 AND starts_with(n.typed, n.word),
        0.5 + 0.4 * n.word_length / n.asked_length),
      (n.asked_length >= 5 AND right(n.word, n.asked_length::int) = n.typed,
        0.45 + 0.35 * n.asked_length / n.word_length),
      (n.word_length >= 5 AND right(n.typed, n.word_length::int) = n.word,
        0.4 + 0.4 * n.word_length / n.asked_length),
      (n.strange AND least(n.asked_length, n.word_length) >= 4 AND n.likeness >= $2,
        0.3 + 0.6 * n.likeness)
    ) AS kinds (holds, fit) WHERE kinds.holds
  ) AS k (fit) WHERE k.fit IS NOT NULL
  UNION ALL
  SELECT a.places, s.process, ts_rank('{0.05, 0.25, 0.6, 1.0}', s.document, a.query)
  FROM asked a JOIN services s ON s.document @@ a.query WHERE NOT a.joined
), best AS (
  SELECT h.process, p.place, max(h.fit) AS fit
  FROM hits h, LATERAL unnest(h.places) AS p (place) GROUP BY h.process, p.place
), misspelt AS (
  SELECT DISTINCT ON (n.process, n.places) n.process, n.places[1] AS place, n.shown
  FROM near n
  WHERE n.strange AND NOT n.joined AND n.likeness >= $2
    AND strpos(n.word, n.typed) = 0 AND strpos(n.typed, n.word) = 0
  ORDER BY n.process, n.places, n.likeness DESC, n.word
), ranked AS (
  SELECT b.process, sum(b.fit * r.worth) / (SELECT sum(worth) FROM rare) AS fit,
    (SELECT jsonb_object_agg(m.place, m.shown) FROM misspelt m WHERE m.process = b.process) AS meant
  FROM best b JOIN rare r ON r.place = b.place GROUP BY b.process
)
SELECT s.process, s.name, s.title, s.teaser, s.key, s.catches, r.fit::float8 AS fit, r.meant
FROM ranked r JOIN services s ON s.process = r.process
WHERE r.fit >= $3 ORDER BY r.fit DESC, s.name LIMIT $4`

/** Services that fit what a person typed, best first; nothing where nothing comes near. */
export async function searchCatalogue(
  store: Store, tenant: Pick<Tenant, 'id'>, query: string,
): Promise<FoundServices> {
  const asked = askedWords(query)
  if (asked.length === 0) return { services: [] }
  const rows = await readTenant(store, tenant, (q) =>
    q<Row>(SEARCH, [
      JSON.stringify(asked.map(({ places, word }) => ({
        places, word, forStemming: forStemming(word), trigrams: trigramsOf(word),
      }))),
      LEAST_SIMILARITY, LEAST_FIT, FOUND_AT_MOST,
    ]))
  const [first] = rows
  if (!first) return { services: [] }
  const good = rows.filter(({ fit }) => fit >= first.fit * LEAST_SHARE)
  const services = good.map(({ fit: _fit, meant: _meant, ...line }) => line)
  const { meant } = first
  if (!meant) return { services }
  const words = asked.filter(({ places }) => places.length === 1)
  return { services, suggestion: words.map(({ shown, places }) => meant[places[0]!] ?? shown).join(' ') }
}
