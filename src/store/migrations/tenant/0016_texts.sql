-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What stands in the papers of a case, for the search of the desk. Derived from the files, so it can
-- be made anew at any time; it goes with its document.
CREATE TABLE {{schema}}.document_texts (
  document_id uuid PRIMARY KEY REFERENCES {{schema}}.documents (id) ON DELETE CASCADE,
  case_id uuid NOT NULL,
  body text NOT NULL CHECK (length(body) <= 200000),
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('pg_catalog.german', body)) STORED
);
CREATE INDEX document_texts_words ON {{schema}}.document_texts USING gin (words);
CREATE INDEX documents_created ON {{schema}}.documents (created_at, id) WHERE case_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON {{schema}}.document_texts TO {{schema}};
