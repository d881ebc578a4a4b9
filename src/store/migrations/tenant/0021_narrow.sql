-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Open cases lie scattered among twenty times as many closed ones, so a look at each row is a look
-- at another place on the disk. What lists are narrowed and counted by stands in an index alone.
CREATE INDEX cases_open ON {{schema}}.cases (next_due, id)
  INCLUDE (process, entity, assignee, unit, channel, fee_cents, waiting_kind, waiting_role, statuses)
  WHERE NOT done;
DROP INDEX {{schema}}.cases_due;

-- Whose turn it is, without a look at the rows.
DROP INDEX {{schema}}.cases_turn;
CREATE INDEX cases_turn ON {{schema}}.cases (waiting_role, next_due, id)
  INCLUDE (process, entity, assignee, unit)
  WHERE NOT done AND waiting_kind = 'staff';

-- For the page of the day: whom one's cases wait for, and in which of them something happened last.
CREATE INDEX cases_own_waiting ON {{schema}}.cases (assignee, waiting_kind, waiting_role, process)
  WHERE NOT done;
CREATE INDEX cases_own_changed ON {{schema}}.cases (assignee, changed_at DESC, id)
  WHERE NOT done;

-- A file number from its code on: the letters and digits every one begins with lead nowhere.
CREATE INDEX cases_code_number ON {{schema}}.cases
  (substr(file_number, strpos(file_number, '-') + 1) text_pattern_ops);
