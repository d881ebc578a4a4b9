-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A reminder of a draft is mail too, and a draft is no case yet.
ALTER TABLE {{schema}}.effects
  ALTER COLUMN case_id DROP NOT NULL,
  ADD CONSTRAINT effects_case_or_mail CHECK (case_id IS NOT NULL OR kind = 'mail');

-- Photos kept as they came, beside the copy that is shown.
CREATE INDEX documents_original ON {{schema}}.documents ((meta->>'original'))
  WHERE meta->>'original' IS NOT NULL;
-- Uploads of drafts that are gone are looked for every hour.
CREATE INDEX documents_no_case ON {{schema}}.documents (draft_id) WHERE case_id IS NULL;
