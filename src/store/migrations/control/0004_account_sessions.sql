-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Sessions lie with the tenants, an account with none: a new password ends them everywhere by this
-- instant, and no tenant has to look into another one.
ALTER TABLE laufzettel.accounts ADD COLUMN sessions_since timestamptz;
