-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A reminder of a draft is mail too, and a draft is no case yet.
ALTER TABLE {{schema}}.effects
  ALTER COLUMN case_id DROP NOT NULL,
  ADD CONSTRAINT effects_case_or_mail CHECK (case_id IS NOT NULL OR kind = 'mail');
