-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What has been kept long enough (Aussonderung): lists of closed cases that are offered to the
-- archive, appraised by one person and released by another. A list that was carried out is the record
-- of what was erased: it says that a case was there and went, not what was in it.
CREATE TABLE {{schema}}.disposals (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  process text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'released', 'done')),
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  -- Everybody who made the list or appraised a case of it: none of them releases it.
  hands text[] NOT NULL CHECK (made_by = ANY (hands)),
  -- Since when the archive has what it wanted, and how it said so.
  taken_on date,
  taken_note text CHECK ((taken_note IS NULL) = (taken_on IS NULL)),
  released_at timestamptz,
  released_by text,
  finished_at timestamptz,
  runs integer NOT NULL DEFAULT 0 CHECK (runs >= 0),
  CHECK ((state = 'open') = (released_at IS NULL) AND (released_at IS NULL) = (released_by IS NULL)),
  CHECK (NOT (released_by = ANY (hands))),
  CHECK ((state = 'done') = (finished_at IS NOT NULL))
);

CREATE TABLE {{schema}}.disposal_cases (
  disposal uuid NOT NULL REFERENCES {{schema}}.disposals ON DELETE CASCADE,
  position integer NOT NULL CHECK (position BETWEEN 1 AND 500),
  case_id uuid NOT NULL,
  file_number text,
  -- The file (Akte) it belongs to: procedure and year.
  record text NOT NULL,
  entity text NOT NULL,
  opened_on date NOT NULL,
  closed_on date NOT NULL,
  kept_until date NOT NULL,
  papers integer NOT NULL CHECK (papers >= 0),
  -- Of all papers together.
  size bigint NOT NULL CHECK (size >= 0),
  -- The case as it was when the archive got it: what came later is not there.
  handed_sequence integer,
  appraisal text CHECK (appraisal IN ('archive', 'destroy', 'hold')),
  outcome text CHECK (outcome IN ('erased', 'kept')),
  -- Why it was kept, if it was not because of its appraisal.
  sentence text CHECK (length(sentence) <= 2000),
  ended_at timestamptz CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  -- Hashes of bytes that are still to be deleted.
  bytes_left text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (disposal, position)
);
-- A case is on one list at a time.
CREATE UNIQUE INDEX disposal_cases_open ON {{schema}}.disposal_cases (case_id) WHERE outcome IS NULL;
CREATE INDEX disposal_cases_case ON {{schema}}.disposal_cases (case_id);

-- A list can be given up while nothing came of it, never afterwards.
ALTER TABLE {{schema}}.disposals ENABLE ROW LEVEL SECURITY;
CREATE POLICY disposals_read ON {{schema}}.disposals FOR SELECT USING (true);
CREATE POLICY disposals_add ON {{schema}}.disposals FOR INSERT WITH CHECK (true);
CREATE POLICY disposals_change ON {{schema}}.disposals FOR UPDATE USING (state <> 'done') WITH CHECK (true);
CREATE POLICY disposals_drop ON {{schema}}.disposals FOR DELETE USING (state = 'open');
GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.disposals TO {{schema}};
GRANT SELECT, INSERT, UPDATE ON {{schema}}.disposal_cases TO {{schema}};

-- An event of a released case can be emptied, as the chain foresees it; nothing else about it changes.
ALTER TABLE {{schema}}.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY events_read ON {{schema}}.events FOR SELECT USING (true);
CREATE POLICY events_add ON {{schema}}.events FOR INSERT WITH CHECK (true);
CREATE POLICY events_empty ON {{schema}}.events FOR UPDATE
  USING (EXISTS (SELECT FROM {{schema}}.disposal_cases d JOIN {{schema}}.disposals l ON l.id = d.disposal
    WHERE d.case_id = events.case_id AND d.appraisal IN ('archive', 'destroy') AND l.state = 'released'))
  WITH CHECK (payload = 'null'::jsonb AND actor = '{}'::jsonb AND salt IS NULL);
GRANT UPDATE (payload, actor, salt) ON {{schema}}.events TO {{schema}};

-- So can its papers be removed, and what was derived from its events.
CREATE POLICY documents_dispose ON {{schema}}.documents FOR DELETE TO {{schema}}
  USING (EXISTS (SELECT FROM {{schema}}.disposal_cases d JOIN {{schema}}.disposals l ON l.id = d.disposal
    WHERE d.case_id = documents.case_id AND d.appraisal IN ('archive', 'destroy') AND l.state = 'released'));
GRANT DELETE ON {{schema}}.cases, {{schema}}.effects, {{schema}}.inbox, {{schema}}.paper_letters TO {{schema}};

-- Closed cases the office still has to do with: few, among all that were ever closed.
CREATE INDEX cases_closed_waiting ON {{schema}}.cases (process, changed_at, id) WHERE done AND waiting_kind = 'staff';

-- A list is worked through by the worker as an effect of no single case.
ALTER TABLE {{schema}}.effects DROP CONSTRAINT effects_case_or_mail;
ALTER TABLE {{schema}}.effects
  ADD CONSTRAINT effects_case_or_mail CHECK (case_id IS NOT NULL OR kind IN ('mail', 'bulk', 'disposal'));
