// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { ASSETS } from './asset-file.ts'

/** The address of an asset, with the hash of its content: it may be cached for ever. */
export function assetUrl(name: string): string {
  const asset = ASSETS.get(name)
  if (!asset)
    throw new Error(`there is no asset ${name}; there are ${[...ASSETS.keys()].join(', ')}`)
  return `/assets/${asset.hash}/${name}`
}
