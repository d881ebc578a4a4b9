-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What people said about the portal goes some time after it was dealt with.
CREATE INDEX feedback_done ON {{schema}}.feedback (done_at) WHERE done_at IS NOT NULL;

GRANT DELETE ON {{schema}}.feedback TO {{schema}};
