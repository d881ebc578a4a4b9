-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The tables of one municipality. Times are parameters. {{schema}} is also the name of its role.

CREATE TABLE {{schema}}.cases (
  id uuid PRIMARY KEY,
  process text NOT NULL,
  version text NOT NULL,
  entity text NOT NULL DEFAULT '',
  sequence integer NOT NULL CHECK (sequence >= 1),
  file_number text UNIQUE,
  title text NOT NULL,
  applicant text,
  account uuid,
  assignee text,
  unit text,
  waiting_for text,
  next_due date,
  next_due_kind text CHECK (next_due_kind IS NULL OR next_due IS NOT NULL),
  done boolean NOT NULL,
  statuses jsonb NOT NULL CHECK (jsonb_typeof(statuses) = 'object'),
  snapshot jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= opened_at),
  search text NOT NULL GENERATED ALWAYS AS (
    lower(coalesce(file_number, '') || ' ' || title || ' ' || coalesce(applicant, ''))
  ) STORED
) WITH (fillfactor = 80);
CREATE INDEX cases_due ON {{schema}}.cases (next_due, id) WHERE NOT done;
CREATE INDEX cases_assignee ON {{schema}}.cases (assignee, next_due) WHERE NOT done;
CREATE INDEX cases_unit ON {{schema}}.cases (unit, next_due) WHERE NOT done;
CREATE INDEX cases_account ON {{schema}}.cases (account, opened_at) WHERE account IS NOT NULL;
CREATE INDEX cases_opened ON {{schema}}.cases (opened_at, id);

-- History: what happened. The salt makes the hash in the audit unguessable; salt, payload and actor
-- go together when a person has a right to be forgotten, and the chain stays whole.
CREATE TABLE {{schema}}.events (
  case_id uuid NOT NULL,
  sequence integer NOT NULL CHECK (sequence >= 1),
  command_id text NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  kind text NOT NULL,
  payload jsonb NOT NULL,
  actor jsonb NOT NULL,
  salt bytea CHECK (length(salt) >= 16),
  at timestamptz NOT NULL,
  PRIMARY KEY (case_id, sequence),
  UNIQUE (command_id, position)
);

CREATE TABLE {{schema}}.commands (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 200),
  case_id uuid NOT NULL,
  sequence integer NOT NULL CHECK (sequence >= 1),
  result jsonb NOT NULL,
  at timestamptz NOT NULL
);

CREATE TABLE {{schema}}.effects (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 220),
  case_id uuid NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'running', 'done', 'parked')),
  attempts integer NOT NULL CHECK (attempts >= 0),
  run_after timestamptz NOT NULL,
  taken_until timestamptz CHECK ((state = 'running') = (taken_until IS NOT NULL)),
  last_error text CHECK (state <> 'parked' OR last_error IS NOT NULL),
  created_at timestamptz NOT NULL,
  finished_at timestamptz CHECK ((state = 'done') = (finished_at IS NOT NULL)),
  result jsonb
) WITH (fillfactor = 80);
CREATE INDEX effects_pending ON {{schema}}.effects (run_after, id) WHERE state = 'pending';
CREATE INDEX effects_running ON {{schema}}.effects (taken_until) WHERE state = 'running';
CREATE INDEX effects_parked ON {{schema}}.effects (created_at) WHERE state = 'parked';
CREATE INDEX effects_case ON {{schema}}.effects (case_id);

CREATE TABLE {{schema}}.deadlines (
  case_id uuid NOT NULL,
  name text NOT NULL,
  wake_at timestamptz NOT NULL,
  due date NOT NULL,
  title text NOT NULL,
  PRIMARY KEY (case_id, name)
);
CREATE INDEX deadlines_wake ON {{schema}}.deadlines (wake_at);

-- hash = SHA-256(previous || number as 8 bytes || content_hash); the first previous is 32 zeros.
CREATE TABLE {{schema}}.audit (
  number bigint PRIMARY KEY CHECK (number >= 1),
  at timestamptz NOT NULL,
  case_id uuid,
  command_id text,
  kind text NOT NULL,
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  previous bytea NOT NULL CHECK (length(previous) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_case ON {{schema}}.audit (case_id, number) WHERE case_id IS NOT NULL;

CREATE TABLE {{schema}}.chain (
  one boolean PRIMARY KEY CHECK (one),
  number bigint NOT NULL CHECK (number >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 10);
INSERT INTO {{schema}}.chain (one, number, hash)
VALUES (true, 0, decode(repeat('00', 32), 'hex'));

CREATE TABLE {{schema}}.drafts (
  id text PRIMARY KEY,
  account uuid,
  process text NOT NULL,
  version text NOT NULL,
  data jsonb NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  page text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  purge_at timestamptz NOT NULL CHECK (purge_at > created_at),
  submitted_case uuid
);
CREATE INDEX drafts_account ON {{schema}}.drafts (account) WHERE account IS NOT NULL;
CREATE INDEX drafts_purge ON {{schema}}.drafts (purge_at);

CREATE TABLE {{schema}}.documents (
  id uuid PRIMARY KEY,
  case_id uuid,
  draft_id text,
  kind text NOT NULL,
  title text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL CHECK (size >= 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  origin text NOT NULL,
  created_at timestamptz NOT NULL,
  meta jsonb NOT NULL CHECK (jsonb_typeof(meta) = 'object'),
  CHECK (case_id IS NOT NULL OR draft_id IS NOT NULL)
);
CREATE INDEX documents_case ON {{schema}}.documents (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX documents_draft ON {{schema}}.documents (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX documents_sha256 ON {{schema}}.documents (sha256);

CREATE TABLE {{schema}}.inbox (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  account uuid NOT NULL,
  document_id uuid,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  provided_at timestamptz NOT NULL,
  read_at timestamptz,
  kind text NOT NULL
);
CREATE INDEX inbox_account ON {{schema}}.inbox (account, provided_at);
CREATE INDEX inbox_case ON {{schema}}.inbox (case_id);

CREATE TABLE {{schema}}.tokens (
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  purpose text NOT NULL,
  case_id uuid,
  data jsonb NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at timestamptz,
  used_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX tokens_case ON {{schema}}.tokens (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE {{schema}}.staff (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 320),
  password_hash text,
  roles text[] NOT NULL,
  units text[] NOT NULL,
  entities text[],
  phone text,
  active boolean NOT NULL,
  deputy_for text[] NOT NULL
);

CREATE TABLE {{schema}}.sessions (
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  subject text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'citizen')),
  csrf text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL CHECK (seen_at >= created_at),
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX sessions_subject ON {{schema}}.sessions (kind, subject);
CREATE INDEX sessions_expiry ON {{schema}}.sessions (expires_at);

CREATE TABLE {{schema}}.counters (
  name text PRIMARY KEY,
  value bigint NOT NULL CHECK (value >= 0)
);

CREATE TABLE {{schema}}.processes (
  id text NOT NULL,
  version text NOT NULL,
  title text NOT NULL,
  content jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE {{schema}}.overlays (
  process text NOT NULL,
  entity text NOT NULL DEFAULT '',
  parameters jsonb NOT NULL CHECK (jsonb_typeof(parameters) = 'object'),
  PRIMARY KEY (process, entity)
);

CREATE TABLE {{schema}}.entities (
  id text PRIMARY KEY,
  name text NOT NULL,
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object')
);

CREATE TABLE {{schema}}.attempts (
  key text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX attempts_key ON {{schema}}.attempts (key, at);
