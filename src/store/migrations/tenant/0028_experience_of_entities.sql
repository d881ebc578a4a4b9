-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- How people fare with a form, for each legal entity: empty while a draft names none, and in what
-- was counted before this.
ALTER TABLE {{schema}}.drafts ADD COLUMN entity text NOT NULL DEFAULT '';

ALTER TABLE {{schema}}.form_experience ADD COLUMN entity text NOT NULL DEFAULT '';
ALTER TABLE {{schema}}.form_experience DROP CONSTRAINT form_experience_pkey;
ALTER TABLE {{schema}}.form_experience ADD PRIMARY KEY (process, entity, on_day, kind, what);
