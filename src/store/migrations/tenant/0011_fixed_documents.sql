-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A paper of a case is part of its file: the tenant's role sees it for ever and cannot change or
-- remove it. Papers of drafts come and go. The hash of each paper of a case stands in the audit.
ALTER TABLE {{schema}}.documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY documents_read ON {{schema}}.documents FOR SELECT TO {{schema}} USING (true);
CREATE POLICY documents_add ON {{schema}}.documents FOR INSERT TO {{schema}} WITH CHECK (true);
CREATE POLICY documents_change ON {{schema}}.documents FOR UPDATE TO {{schema}}
  USING (case_id IS NULL) WITH CHECK (true);
CREATE POLICY documents_drop ON {{schema}}.documents FOR DELETE TO {{schema}}
  USING (case_id IS NULL);
