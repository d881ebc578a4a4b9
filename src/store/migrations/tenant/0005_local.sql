-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Tariff, texts and office of a municipality or legal entity, beside its parameters.
ALTER TABLE {{schema}}.overlays
  ADD COLUMN adaptation jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(adaptation) = 'object');

-- What cases hold for a time lies in their snapshots; only those that hold something are indexed.
CREATE INDEX cases_occupied ON {{schema}}.cases
  USING gin ((snapshot->'occupied') jsonb_path_ops) WHERE snapshot ? 'occupied';
