-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- That only open cases wait for somebody: without it, of a million cases the planner expects none
-- that waits and has no owner, and sorts thousands where an index has them in order.
CREATE STATISTICS {{schema}}.cases_turns (mcv) ON done, waiting_kind, waiting_role, assignee FROM {{schema}}.cases;
