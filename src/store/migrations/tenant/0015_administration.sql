-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Who changed which setting, when, from what to what. Lines are added and never changed. Where
-- nothing else keeps a setting (pages of the municipality, units), its newest line is the setting.
CREATE TABLE {{schema}}.settings_history (
  area text NOT NULL CHECK (length(area) BETWEEN 1 AND 40),
  key text NOT NULL CHECK (length(key) <= 200),
  number integer NOT NULL CHECK (number >= 1),
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_name text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (area, key, number)
);
CREATE INDEX settings_history_at ON {{schema}}.settings_history (changed_at DESC);
GRANT SELECT, INSERT ON {{schema}}.settings_history TO {{schema}};

-- Deputies with scope and dates; `deputy_for` of before still counts always and for everything.
ALTER TABLE {{schema}}.staff
  ADD COLUMN deputies jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(deputies) = 'array'),
  ADD COLUMN absent_from date,
  ADD COLUMN absent_until date,
  ADD CONSTRAINT staff_absence CHECK (absent_until >= absent_from);
