// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Process } from '../process/process.ts'
import type { ProcessPicture, Station } from '../store/insight-way.ts'
import { FEWEST, shownCount, shownDays } from './insight-shown.ts'

const WIDTH = 260
const BOX = 44
const LEG = 34
const MOST_LETTERS = 22

/**
 * Stations from top to bottom. The bar below a name says how many of the cases came so far, the arrow how
 * long it took; leaps over stations are in the table alone.
 */
export function WayPicture({ process, picture }: { process: Process; picture: ProcessPicture }) {
  const { stations } = picture
  const most = Math.max(...stations.map(({ reached }) => shownCount(reached).value ?? 0), FEWEST)
  const height = stations.length * (BOX + LEG) - LEG
  return (
    <figure class="lz-figures">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="bild-weg">
        <title id="bild-weg">
          {`Weg der Vorgänge durch ${stations.length} Stationen, Werte in der Liste daneben`}
        </title>
        {stations.map((station, i) => (
          <g>
            {i > 0 && <Leg station={station} before={stations[i - 1]!} top={i * (BOX + LEG) - LEG} picture={picture} />}
            <Box title={process.way[station.index]!.title} station={station} top={i * (BOX + LEG)} most={most} />
          </g>
        ))}
      </svg>
    </figure>
  )
}

function Box({ title, station, top, most }: { title: string; station: Station; top: number; most: number }) {
  const shown = shownCount(station.reached)
  const short = title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS - 1)}…` : title
  return (
    <>
      <rect class="before" x="1" y={top + 1} width={WIDTH - 2} height={BOX - 2} rx="3" />
      <text class="n" x="10" y={top + 18}>
        {short}
      </text>
      <text x={WIDTH - 10} y={top + 18} text-anchor="end">
        {shown.text}
      </text>
      {shown.value !== undefined && (
        <rect class="now" x="10" y={top + 27} width={Math.max(1, (shown.value / most) * (WIDTH - 20))} height="8" />
      )}
    </>
  )
}

function Leg({ station, before, top, picture }: {
  station: Station
  before: Station
  top: number
  picture: ProcessPicture
}) {
  const direct = picture.passages.find(({ from, to }) => from === before.index && to === station.index)
  const text = direct ? shownDays(direct.median, direct.cases).text : ''
  return (
    <>
      <path class="leg" d={`M20 ${top + 2}v${LEG - 6}m-5 -6l5 6l5 -6`} />
      <text x="34" y={top + 21}>
        {text}
      </text>
    </>
  )
}
