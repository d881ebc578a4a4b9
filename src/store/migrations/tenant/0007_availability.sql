-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Whether a service takes applications. The newest line of a process holds; the older ones say who
-- changed it when, and are never changed.
CREATE TABLE {{schema}}.availability (
  process text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  state jsonb NOT NULL
    CHECK (state->>'kind' IN ('open', 'paused', 'seasonal', 'closed')),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (process, number)
);

GRANT SELECT, INSERT ON {{schema}}.availability TO {{schema}};
