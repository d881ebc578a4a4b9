-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Who may do what. {{schema}} is the tenant's role, taken by SET LOCAL ROLE; {{app}} logs in and
-- may by itself only call the hot path. History can be read and added to, by nobody changed.

-- Only for a moment: an owner must be allowed to create where the function lies.
GRANT CREATE ON SCHEMA {{schema}} TO {{schema}};
ALTER FUNCTION {{schema}}.load OWNER TO {{schema}};
ALTER FUNCTION {{schema}}.append_audit OWNER TO {{schema}};
ALTER FUNCTION {{schema}}.commit OWNER TO {{schema}};
REVOKE CREATE ON SCHEMA {{schema}} FROM {{schema}};
REVOKE ALL ON FUNCTION {{schema}}.load, {{schema}}.append_audit, {{schema}}.commit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {{schema}}.load, {{schema}}.commit TO {{app}};

GRANT USAGE ON SCHEMA {{schema}} TO {{schema}}, {{app}};

GRANT SELECT, INSERT ON
  {{schema}}.events, {{schema}}.audit, {{schema}}.commands, {{schema}}.processes
TO {{schema}};
GRANT SELECT, UPDATE ON {{schema}}.chain TO {{schema}};
GRANT SELECT, INSERT, UPDATE ON
  {{schema}}.cases, {{schema}}.effects, {{schema}}.inbox, {{schema}}.counters
TO {{schema}};
GRANT SELECT, INSERT, UPDATE, DELETE ON
  {{schema}}.deadlines, {{schema}}.drafts, {{schema}}.documents, {{schema}}.tokens,
  {{schema}}.staff, {{schema}}.sessions, {{schema}}.overlays, {{schema}}.entities,
  {{schema}}.attempts
TO {{schema}};
