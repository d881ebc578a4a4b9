-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- For whom an account applies in this municipality. It stays with the municipality, as the proof
-- does: a file in one is none of the other's business.
CREATE TABLE {{schema}}.represented (
  id uuid PRIMARY KEY,
  account uuid NOT NULL,
  form text NOT NULL CHECK (form ~ '^[a-z]{1,40}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  details jsonb NOT NULL CHECK (jsonb_typeof(details) = 'object'),
  proof_until date,
  created_at timestamptz NOT NULL
);
CREATE INDEX represented_account ON {{schema}}.represented (account, name);

GRANT SELECT, INSERT, DELETE ON {{schema}}.represented TO {{schema}};
