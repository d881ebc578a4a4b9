-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

DO $$
DECLARE v_place text;
BEGIN
  SELECT n.nspname INTO v_place
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_trgm';
  IF FOUND THEN
    EXECUTE format(
      'CREATE INDEX cases_search ON {{schema}}.cases USING gin (search %I.gin_trgm_ops)', v_place);
  END IF;
END $$;
