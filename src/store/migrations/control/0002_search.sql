-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Trigrams make search in the work list fast; without the right to install them it still works.
DO $$ BEGIN
  CREATE SCHEMA laufzettel_search;
  CREATE EXTENSION pg_trgm SCHEMA laufzettel_search;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR duplicate_object
  OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not available: search reads the whole list';
END $$;
