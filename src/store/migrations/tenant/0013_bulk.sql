-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One action on many cases: a job with its cases, each with what became of it.
CREATE TABLE {{schema}}.bulk_jobs (
  id uuid PRIMARY KEY,
  staff text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'running', 'stopped', 'done')),
  -- What is done to each case; not known while cases are only chosen.
  task jsonb CHECK (task IS NOT NULL OR state = 'draft'),
  -- Counts starts and resumptions, so that each orders work of its own.
  runs integer NOT NULL DEFAULT 0 CHECK (runs >= 0),
  created_at timestamptz NOT NULL,
  finished_at timestamptz CHECK ((state = 'done') = (finished_at IS NOT NULL))
);
CREATE INDEX bulk_jobs_staff ON {{schema}}.bulk_jobs (staff, created_at DESC);

CREATE TABLE {{schema}}.bulk_items (
  job uuid NOT NULL REFERENCES {{schema}}.bulk_jobs ON DELETE CASCADE,
  position integer NOT NULL CHECK (position BETWEEN 1 AND 500),
  case_id uuid NOT NULL,
  -- The case as the person saw it in the preview.
  revision integer,
  -- Who gets the case and who had it, where the job gives cases to people.
  person text,
  holder text,
  outcome text CHECK (outcome IN ('done', 'refused', 'conflict', 'failed')),
  sentence text CHECK (length(sentence) <= 2000),
  PRIMARY KEY (job, position),
  UNIQUE (job, case_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.bulk_jobs, {{schema}}.bulk_items TO {{schema}};

-- A job is worked through by the worker as an effect of no single case.
ALTER TABLE {{schema}}.effects DROP CONSTRAINT effects_case_or_mail;
ALTER TABLE {{schema}}.effects
  ADD CONSTRAINT effects_case_or_mail CHECK (case_id IS NOT NULL OR kind IN ('mail', 'bulk'));
