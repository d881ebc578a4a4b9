-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- How people fare with a form, for each legal entity: empty while a draft names none, and in what
-- was counted before this.
ALTER TABLE {{schema}}.drafts ADD COLUMN entity text NOT NULL DEFAULT '';

ALTER TABLE {{schema}}.form_experience ADD COLUMN entity text NOT NULL DEFAULT '';
ALTER TABLE {{schema}}.form_experience DROP CONSTRAINT form_experience_pkey;
ALTER TABLE {{schema}}.form_experience ADD PRIMARY KEY (process, entity, on_day, kind, what);

-- What the administration changed about people goes after a time; what cases rest on (values, texts,
-- letterheads) stays. The right itself ends there, whatever statement the tenant's role is made to send.
ALTER TABLE {{schema}}.settings_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY settings_history_read ON {{schema}}.settings_history FOR SELECT USING (true);
CREATE POLICY settings_history_add ON {{schema}}.settings_history FOR INSERT WITH CHECK (true);
CREATE POLICY settings_history_people ON {{schema}}.settings_history FOR DELETE
  USING (area IN ('person', 'vertretung', 'kennwort', 'konto'));
GRANT DELETE ON {{schema}}.settings_history TO {{schema}};

-- The function that carries a command is the one of 0026; from now on it lies in functions/commit.sql.
{{function commit 66a978902271}}
