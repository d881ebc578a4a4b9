-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the search over services reads. All of it follows from the published processes and can be
-- written anew at any time. No extension is needed: the trigrams are our own, so that a search
-- answers the same on every server.
CREATE TABLE {{schema}}.services (
  process text PRIMARY KEY,
  name text NOT NULL,
  title text NOT NULL,
  teaser text NOT NULL,
  key text CHECK (key ~ '^\d{14}$'),
  -- It catches what has no service of its own.
  catches boolean NOT NULL,
  document tsvector NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX services_document ON {{schema}}.services USING gin (document);

CREATE TABLE {{schema}}.service_words (
  process text NOT NULL,
  word text NOT NULL,
  shown text NOT NULL,
  stem text NOT NULL,
  weight real NOT NULL CHECK (weight > 0 AND weight <= 1),
  trigrams text[] NOT NULL,
  PRIMARY KEY (process, word)
);
CREATE INDEX service_words_word ON {{schema}}.service_words (word);

GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.services, {{schema}}.service_words TO {{schema}};
