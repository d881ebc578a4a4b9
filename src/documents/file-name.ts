// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const CHARS_AT_MOST = 120
const NAMELESS = 'Unbenannt'

const ENDINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
}

/**
 * A file name safe to store, send and show: no folders, no control, invisible or direction
 * characters, at most 120 characters; with a media type it also ends as that type does.
 */
export function fileNameFor(given: string, mediaType?: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const endings = mediaType === undefined ? undefined : ENDINGS[mediaType]
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  if (!endings || endings.includes(ending)) return shortened(name || NAMELESS)
  return shortened(`${name || NAMELESS}.${endings[0]}`)
}

/** Shortens before the ending, by whole characters. */
function shortened(name: string): string {
  const chars = [...name]
  if (chars.length <= CHARS_AT_MOST) return name
  const ending = /\.[a-z]{1,5}$/i.exec(name)?.[0] ?? ''
  return (
    chars
      .slice(0, CHARS_AT_MOST - ending.length - 1)
      .join('')
      .trimEnd() +
    '…' +
    ending
  )
}
