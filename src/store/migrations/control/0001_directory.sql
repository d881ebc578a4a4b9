-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The directory of one database: who its tenants are, and what belongs to no tenant.
-- {{app}} is the login of the application; it changes no tenant and no migration.

CREATE TABLE laufzettel.tenants (
  id text PRIMARY KEY CHECK (id ~ '^m_[0-9a-f]{4,32}$'),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  database text NOT NULL,
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
  created_at timestamptz NOT NULL
);

CREATE TABLE laufzettel.accounts (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 320),
  name text NOT NULL CHECK (length(name) <= 200),
  password_hash text,
  profile jsonb NOT NULL CHECK (jsonb_typeof(profile) = 'object'),
  created_at timestamptz NOT NULL
);

-- Which tenant has work, and when. Written outside the transition, so a hint, never the truth.
CREATE TABLE laufzettel.wakes (
  tenant text PRIMARY KEY,
  due_at timestamptz NOT NULL,
  revision bigint NOT NULL
);
CREATE INDEX wakes_due ON laufzettel.wakes (due_at);

GRANT USAGE ON SCHEMA laufzettel TO {{app}};
GRANT SELECT ON laufzettel.tenants, laufzettel.migrations TO {{app}};
GRANT SELECT, INSERT, UPDATE, DELETE ON laufzettel.accounts, laufzettel.wakes TO {{app}};
