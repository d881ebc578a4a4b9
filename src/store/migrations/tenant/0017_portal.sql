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

-- Who applies together with the sender: invited by a code, says yes or no to one revision of the
-- answers. Kept with the case, gone with a draft that became none.
CREATE TABLE {{schema}}.co_applicants (
  id uuid PRIMARY KEY,
  draft_id text NOT NULL,
  case_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  code_hash text NOT NULL UNIQUE,
  answer boolean,
  revision integer,
  answered_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((answer IS NULL) = (revision IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX co_applicants_draft ON {{schema}}.co_applicants (draft_id);
CREATE INDEX co_applicants_case ON {{schema}}.co_applicants (case_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.co_applicants TO {{schema}};

-- What people say about a page of the portal, and barriers they report. No address, no browser.
CREATE TABLE {{schema}}.feedback (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('page', 'barrier')),
  page text NOT NULL CHECK (length(page) <= 200),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  contact text CHECK (length(contact) <= 200),
  created_at timestamptz NOT NULL,
  done_by text,
  done_at timestamptz,
  CHECK ((done_by IS NULL) = (done_at IS NULL))
);
CREATE INDEX feedback_open ON {{schema}}.feedback (created_at) WHERE done_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON {{schema}}.feedback TO {{schema}};
