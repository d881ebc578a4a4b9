// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Shields of invented municipalities, drawn for this project: nobody's rights, no town's arms.
// The sides of a shield are straight down to y = 19, so whatever lies above needs no clipping,
// and without clip paths two shields on a page share no ids.

const BLUE = '#1f4e9e'
const RED = '#b3242b'
const GREEN = '#1d6b3a'
const GOLD = '#f0b92d'
const SILVER = '#ffffff'
const GREY = '#8b93a7'
const LINE = '#20304f'

const SHIELD = 'M2 2H30V19C30 26.5 24 31.5 16 34C8 31.5 2 26.5 2 19Z'
/** The two waves of a water below y = 23, inside the outline. */
const WAVES = 'M3.4 24.2q2.1-1.8 4.2 0t4.2 0t4.2 0t4.2 0t4.2 0t4.2 0'
const LOW_WAVES = 'M7.6 28.6q2.1-1.8 4.2 0t4.2 0t4.2 0t4.2 0'

const CHARGES: Readonly<Record<string, string>> = {
  angeln: field(BLUE, water() + ear(16, 19.5, 1.15)),
  suederau: field(GREEN, brook() + ear(8.2, 18, 0.8) + ear(23.8, 18, 0.8)),
  norderfeld: field(GOLD, furrows() + sun()),
  mittelholm: field(SILVER, island() + tower()),
  osterlueck: field(RED, gap() + moon()),
  lindenbrueck: field(SILVER, bridge() + linden()),
  muster: field(BLUE, `${shape('M16 2H30V19C30 26.5 24 31.5 16 34Z', SILVER)}${leaf()}`),
}

const NEUTRAL = field(GREY, shape('M2 13H30V19H2Z', SILVER))

/** The keys of all shields there are, to choose from. */
export const ARMS: readonly string[] = Object.keys(CHARGES)

/**
 * The shield of a municipality as an SVG document, `viewBox="0 0 32 36"`, decorative (hidden from
 * screen readers: the name stands beside it); an unknown key gives a neutral shield.
 */
export function armsSvg(key: string): string {
  const charge = Object.hasOwn(CHARGES, key) ? CHARGES[key]! : NEUTRAL
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 36" width="32" height="36" ' +
    `aria-hidden="true" focusable="false">${charge}</svg>`
  )
}

function field(colour: string, charges: string): string {
  return (
    shape(SHIELD, colour) +
    charges +
    `<path d="${SHIELD}" fill="none" stroke="${LINE}" stroke-width="1.2" stroke-linejoin="round"/>`
  )
}

function shape(path: string, colour: string): string {
  return `<path d="${path}" fill="${colour}"/>`
}

function stroke(path: string, colour: string, width: number): string {
  return (
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" ` +
    'stroke-linecap="round"/>'
  )
}

/** An ear of wheat standing on (x, y). */
function ear(x: number, y: number, scale: number): string {
  const grain =
    'c-2.2-.2-3.4-1.6-3.3-3.8c2 .3 3.2 1.6 3.3 3.8c.1-2.2 1.3-3.5 3.3-3.8c.1 2.2-1.1 3.6-3.3 3.8z'
  const grains = [-2.6, -5.8, -9].map((step) => `M0 ${step}${grain}`).join('')
  const tip = 'M0-12.1c-1.2-1-1.2-2.4 0-3.6c1.2 1.2 1.2 2.6 0 3.6z'
  return (
    `<g transform="translate(${x} ${y}) scale(${scale})">` +
    stroke('M0 0V-12', GOLD, 1.1) +
    shape(grains + tip, GOLD) +
    '</g>'
  )
}

function water(): string {
  return stroke(WAVES, SILVER, 2) + stroke(LOW_WAVES, SILVER, 2)
}

function brook(): string {
  return stroke('M16 3.6q-3 2.9 0 5.8t0 5.8t0 5.8t0 5.8t0 5.2', SILVER, 3.4)
}

function furrows(): string {
  const ground = 'M2 18H30V19C30 26.5 24 31.5 16 34C8 31.5 2 26.5 2 19Z'
  return (
    shape(ground, GREEN) +
    stroke('M16 19V32M11.6 19L9.4 29.4M20.4 19L22.6 29.4M7 19L5 25M25 19L27 25', GOLD, 1.2)
  )
}

function sun(): string {
  return (
    shape('M9.5 18a6.5 6.5 0 0 1 13 0z', RED) +
    stroke(
      'M16 9V6M10.2 11.4L8.2 9.2M21.8 11.4L23.8 9.2M7.2 15.6L4.6 14.6M24.8 15.6L27.4 14.6',
      RED,
      1.5,
    )
  )
}

function island(): string {
  const sea = 'M2 22.5q3.5-2.6 7 0t7 0t7 0t7 0C28 28.5 23 31.8 16 34C9 31.8 4 28.5 2 22.5Z'
  return (
    shape(sea, BLUE) +
    stroke('M7.4 27.4q2.15-1.8 4.3 0t4.3 0t4.3 0t4.3 0', SILVER, 1.6) +
    shape('M7 21.6C9 16.8 23 16.8 25 21.6q-2.2 2-4.5.4t-4.5 0t-4.5 0t-4.5-.4z', GREEN)
  )
}

function tower(): string {
  return (
    shape('M12.4 18.6V10.4H11V6h2.4v1.6h1.5V6h2.2v1.6h1.5V6H21v4.4h-1.4v8.2q-3.6-1.2-7.2 0z', RED) +
    shape('M14.6 18v-3.2a1.4 1.4 0 0 1 2.8 0V18z', SILVER)
  )
}

/** A hedge of stakes with a gap in its middle. */
function gap(): string {
  const stakes = [5.2, 9, 21, 24.8].map((x) => `M${x} 25V15l1-2l1 2V25z`).join('')
  return (
    shape(stakes, SILVER) +
    stroke('M4.9 17.6H11.4M4.9 22H11.4M20.6 17.6H27.1M20.6 22H27.1', SILVER, 1.3)
  )
}

function moon(): string {
  return shape('M19.4 12.6a5.2 5.2 0 1 1-2.6-8.4a4.3 4.3 0 1 0 2.6 8.4z', GOLD)
}

function bridge(): string {
  return (
    stroke('M7.6 29.4q2.1-1.6 4.2 0t4.2 0t4.2 0t4.2 0', BLUE, 1.6) +
    shape(
      'M3 24.6V21H29V24.6C28.6 25.6 28.2 26.4 27.6 27.2H24.4a3.6 3.6 0 0 0-7 0h-2.8a3.6 3.6 0 0 0-7 0H4.4C3.8 26.4 3.4 25.6 3 24.6Z',
      RED,
    )
  )
}

function linden(): string {
  return (
    stroke('M16 21V14', GREEN, 1.8) +
    shape(
      'M16 4C20.6 4 24 7.4 24 11C24 14.6 20.4 16.6 16 16.6C11.6 16.6 8 14.6 8 11C8 7.4 11.4 4 16 4Z',
      GREEN,
    ) +
    stroke('M16 16V9M16 13L12.8 10.4M16 13L19.2 10.4', SILVER, 0.9)
  )
}

/** One leaf, half in each colour. */
function leaf(): string {
  return (
    shape('M16 8C11 11.4 10 18 16 24.6Z', SILVER) +
    shape('M16 8C21 11.4 22 18 16 24.6Z', BLUE) +
    stroke('M16 24.6V28.4', GOLD, 1.6)
  )
}
