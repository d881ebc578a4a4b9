-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What figures are counted from: one narrow line for each case, derived from its events and columns
-- and written anew whenever the case has moved on. Nothing here is known from nowhere else.
CREATE TABLE {{schema}}.case_figures (
  case_id uuid PRIMARY KEY,
  sequence integer NOT NULL CHECK (sequence >= 1),
  process text NOT NULL,
  entity text NOT NULL,
  channel text NOT NULL,
  received_on date NOT NULL,
  -- First notice, fiction or closing, whichever came first.
  finished_on date,
  requests integer NOT NULL CHECK (requests >= 0),
  -- Days between receipt and finish on which others were waited for; absent while it goes on.
  applicant_days integer CHECK ((applicant_days IS NULL) = (finished_on IS NULL)),
  consultee_days integer CHECK ((consultee_days IS NULL) = (finished_on IS NULL)),
  waiting_kind text NOT NULL,
  fiction_on date,
  objected_on date,
  objection_result text,
  fee_on date,
  fee_cents bigint NOT NULL,
  cancelled_cents bigint NOT NULL,
  paid_cents bigint NOT NULL
);
CREATE INDEX case_figures_received ON {{schema}}.case_figures (received_on);
CREATE INDEX case_figures_finished ON {{schema}}.case_figures (finished_on);
CREATE INDEX case_figures_open ON {{schema}}.case_figures (received_on) WHERE finished_on IS NULL;
CREATE INDEX case_figures_process ON {{schema}}.case_figures (process, received_on);
CREATE INDEX case_figures_fee ON {{schema}}.case_figures (fee_on) WHERE fee_on IS NOT NULL;
CREATE INDEX case_figures_objected ON {{schema}}.case_figures (objected_on)
  WHERE objected_on IS NOT NULL;
CREATE INDEX case_figures_fiction ON {{schema}}.case_figures (fiction_on)
  WHERE fiction_on IS NOT NULL;

-- The way of each case, apart from its figures so that those stay narrow: `status:state` → first day,
-- how often it was reached again, and what was asked for.
CREATE TABLE {{schema}}.case_ways (
  case_id uuid PRIMARY KEY,
  reached jsonb NOT NULL,
  again jsonb NOT NULL,
  requested text[] NOT NULL
);

-- Periods the office had to keep: the last end that held, and the day it was settled.
CREATE TABLE {{schema}}.deadline_figures (
  case_id uuid NOT NULL,
  name text NOT NULL,
  process text NOT NULL,
  entity text NOT NULL,
  due date NOT NULL,
  settled_on date,
  PRIMARY KEY (case_id, name)
);
CREATE INDEX deadline_figures_due ON {{schema}}.deadline_figures (due);

-- How far the cases have been read, by the instant of their last change.
CREATE TABLE {{schema}}.figures_read (
  one boolean PRIMARY KEY CHECK (one),
  until timestamptz NOT NULL
);
INSERT INTO {{schema}}.figures_read (one, until) VALUES (true, '-infinity');

GRANT SELECT, INSERT, UPDATE, DELETE ON
  {{schema}}.case_figures, {{schema}}.case_ways, {{schema}}.deadline_figures
TO {{schema}};
GRANT SELECT, UPDATE ON {{schema}}.figures_read TO {{schema}};
