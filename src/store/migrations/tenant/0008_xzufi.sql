-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What came in by XZuFi, as it came. XZuFi stays the source: texts here go before those of the
-- library, and what nobody shows is kept for the way out. `process` is the service it belongs to.
CREATE TABLE {{schema}}.xzufi_objects (
  kind text NOT NULL CHECK (kind IN ('service', 'unit', 'onlineService', 'responsibility')),
  id text NOT NULL,
  process text CHECK (process IS NULL OR kind = 'service'),
  content jsonb NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE UNIQUE INDEX xzufi_objects_process ON {{schema}}.xzufi_objects (process)
  WHERE process IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON {{schema}}.xzufi_objects TO {{schema}};
