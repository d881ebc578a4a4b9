-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Which fields of an application were refused at least once, so that a form that trips people shows.
ALTER TABLE {{schema}}.drafts ADD COLUMN mistakes text[] NOT NULL DEFAULT '{}';

-- Counts of a day, nothing of a person: sent applications, refused fields in them, and the page
-- after which an application was left.
CREATE TABLE {{schema}}.form_experience (
  process text NOT NULL,
  on_day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sent', 'mistake', 'left')),
  what text NOT NULL,
  drafts integer NOT NULL CHECK (drafts >= 1),
  PRIMARY KEY (process, on_day, kind, what)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.form_experience TO {{schema}};
