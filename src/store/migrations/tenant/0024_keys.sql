-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Single letters as shortcuts are for who wants them (WCAG 2.2, 2.1.4).
ALTER TABLE {{schema}}.staff ADD COLUMN single_keys boolean NOT NULL DEFAULT true;
