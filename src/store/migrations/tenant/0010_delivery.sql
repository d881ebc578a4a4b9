-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Mails whose bounces concern a letter on its way: the key is in the Message-ID and in the address
-- bounces go to. The history of the case says what became of them.
CREATE TABLE {{schema}}.sent_mails (
  key text PRIMARY KEY CHECK (length(key) BETWEEN 8 AND 80),
  case_id uuid NOT NULL,
  delivery text NOT NULL,
  attempt integer NOT NULL CHECK (attempt >= 1),
  sent_at timestamptz NOT NULL
);
CREATE INDEX sent_mails_age ON {{schema}}.sent_mails (sent_at);

-- Letters of one legal entity printed in one go. The bytes lie under sha256 with the blobs.
CREATE TABLE {{schema}}.print_batches (
  id uuid PRIMARY KEY,
  entity text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer NOT NULL CHECK (pages >= 1),
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  sent_on date,
  sent_by text CHECK ((sent_on IS NULL) = (sent_by IS NULL))
);
CREATE INDEX print_batches_open ON {{schema}}.print_batches (made_at) WHERE sent_on IS NULL;

-- What waits for paper. Whether it still does, the case says; here it is found.
CREATE TABLE {{schema}}.paper_letters (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 230),
  case_id uuid NOT NULL,
  entity text NOT NULL,
  delivery text NOT NULL,
  attempt integer NOT NULL CHECK (attempt >= 1),
  channel text NOT NULL,
  document_id uuid NOT NULL,
  title text NOT NULL,
  address jsonb NOT NULL CHECK (jsonb_typeof(address) = 'array'),
  created_at timestamptz NOT NULL,
  batch uuid REFERENCES {{schema}}.print_batches (id),
  done_at timestamptz,
  taken_out text CHECK (taken_out IS NULL OR done_at IS NULL)
);
CREATE INDEX paper_letters_waiting ON {{schema}}.paper_letters (entity, created_at)
  WHERE done_at IS NULL;
CREATE INDEX paper_letters_batch ON {{schema}}.paper_letters (batch) WHERE batch IS NOT NULL;

GRANT SELECT, INSERT, DELETE ON {{schema}}.sent_mails TO {{schema}};
GRANT SELECT, INSERT, UPDATE ON {{schema}}.print_batches, {{schema}}.paper_letters TO {{schema}};
