// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { encode } from 'uqr'

/** EPC069-12 wants error correction M, at most version 13, and four modules of quiet around. */
const QUIET_MODULES = 4
const VERSION_AT_MOST = 13

/** A GiroCode payload as an SVG document of one path, a unit per module, quiet zone included. */
export function giroCodeSvg(payload: string): string {
  return svgOf(encode(payload, { ...PLAIN, maxVersion: VERSION_AT_MOST }))
}

/** Any short text as a QR code, drawn like a GiroCode. */
export function qrSvg(text: string): string {
  return svgOf(encode(text, PLAIN))
}

const PLAIN = { ecc: 'M', boostEcc: false, border: QUIET_MODULES } as const

function svgOf({ data, size }: ReturnType<typeof encode>): string {
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" ` +
    `shape-rendering="crispEdges"><path d="${path.join('')}"/></svg>`
  )
}

/** Start and length of each stretch of dark modules. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    if (!dark) continue
    const last = runs.at(-1)
    if (last && last[0] + last[1] === x) last[1]++
    else runs.push([x, 1])
  }
  return runs
}
