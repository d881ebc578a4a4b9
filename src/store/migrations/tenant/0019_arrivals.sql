-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What came in and nobody has taken yet, newest first, for the page of the day.
CREATE INDEX cases_free ON {{schema}}.cases (waiting_role, opened_at DESC, id DESC)
WHERE NOT done AND assignee IS NULL;
