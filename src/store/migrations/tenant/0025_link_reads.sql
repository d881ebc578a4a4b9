-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- When a body that was asked last looked at its question, and how often it fetched each paper. Who
-- sat there nobody knows, so no person stands here; that it was read stands in the audit as well.
CREATE TABLE {{schema}}.link_reads (
  case_id uuid NOT NULL REFERENCES {{schema}}.cases (id) ON DELETE CASCADE,
  consultation text NOT NULL CHECK (length(consultation) <= 200),
  -- Empty for the page itself.
  document text NOT NULL CHECK (length(document) <= 100),
  times integer NOT NULL CHECK (times > 0),
  last_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, consultation, document)
);
GRANT SELECT, INSERT, UPDATE ON {{schema}}.link_reads TO {{schema}};
