-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The municipality directory of Destatis as of one day; an import replaces all of it.
CREATE TABLE laufzettel.areas (
  ars text NOT NULL CHECK (ars ~ '^\d{2,12}$'),
  level text NOT NULL
    CHECK (level IN ('land', 'district', 'region', 'county', 'association', 'municipality')),
  ags text UNIQUE CHECK (ags ~ '^\d{8}$'),
  name text NOT NULL,
  seat text,
  kind text,
  postcode text,
  inhabitants integer CHECK (inhabitants >= 0),
  valid_from date NOT NULL,
  CHECK ((ags IS NOT NULL) = (level = 'municipality')),
  PRIMARY KEY (level, ars)
);
CREATE INDEX areas_postcode ON laufzettel.areas (postcode) WHERE postcode IS NOT NULL;

GRANT SELECT ON laufzettel.areas TO {{app}};
