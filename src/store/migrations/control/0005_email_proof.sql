-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Whether somebody has opened a link that was sent to the address of the account. Accounts of
-- before were opened without one and are not asked for it.
ALTER TABLE laufzettel.accounts ADD COLUMN email_proven boolean NOT NULL DEFAULT true;
