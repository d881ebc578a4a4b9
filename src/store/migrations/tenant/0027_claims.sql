-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the cash office looks for: what is still to be paid, since when, and by which Kassenzeichen.
-- Computed by the database from the snapshot, so that no way of writing a case can forget it.
-- Cents still open of all claims that hold, never below zero.
CREATE FUNCTION {{schema}}.open_cents(p_snapshot jsonb) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT greatest(0, coalesce(sum((claim->>'cents')::bigint), 0) - coalesce((p_snapshot->>'paidCents')::bigint, 0))::bigint
  FROM jsonb_array_elements(p_snapshot->'receivables') claim WHERE claim->>'cancelled' IS NULL);

-- The day (YYYY-MM-DD) of the first claim that what was paid does not cover; NULL if nothing is open.
CREATE FUNCTION {{schema}}.open_due(p_snapshot jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT min(due) FROM (
    SELECT claim->>'due' AS due, sum((claim->>'cents')::bigint) OVER (ORDER BY claim->>'due', place) AS total
    FROM jsonb_array_elements(p_snapshot->'receivables') WITH ORDINALITY one (claim, place)
    WHERE claim->>'cancelled' IS NULL) claims
  WHERE total > coalesce((p_snapshot->>'paidCents')::bigint, 0));

-- As in 0003: an owner must be allowed to create where the function lies.
GRANT CREATE ON SCHEMA {{schema}} TO {{schema}};
ALTER FUNCTION {{schema}}.open_cents(jsonb) OWNER TO {{schema}};
ALTER FUNCTION {{schema}}.open_due(jsonb) OWNER TO {{schema}};
REVOKE CREATE ON SCHEMA {{schema}} FROM {{schema}};
REVOKE ALL ON FUNCTION {{schema}}.open_cents(jsonb), {{schema}}.open_due(jsonb) FROM PUBLIC;

ALTER TABLE {{schema}}.cases
  ADD COLUMN open_cents bigint GENERATED ALWAYS AS ({{schema}}.open_cents(snapshot)) STORED,
  ADD COLUMN open_due text GENERATED ALWAYS AS ({{schema}}.open_due(snapshot)) STORED,
  ADD COLUMN payment_references jsonb
    GENERATED ALWAYS AS (jsonb_path_query_array(snapshot, '$.receivables[*].paymentReference')) STORED;
CREATE INDEX cases_open_claims ON {{schema}}.cases (open_due, id) INCLUDE (open_cents, process) WHERE open_cents > 0;
CREATE INDEX cases_payment_references ON {{schema}}.cases USING gin (payment_references jsonb_path_ops)
  WHERE payment_references <> '[]';
