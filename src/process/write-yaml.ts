// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { stringify } from 'yaml'

const WIDTH = 120

/** Plain data as YAML that `readYaml` reads back the same. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: WIDTH, aliasDuplicateObjects: false })
}
