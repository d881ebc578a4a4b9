// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü',
  szlig: 'ß', sect: '§', euro: '€', ndash: '–', shy: '',
}

/**
 * Text of a module as we show it: HTML becomes paragraphs and `- ` lists, everything else of it goes.
 * Double braces are parted, because ours are placeholders and a text from outside has none.
 */
export function plainText(html: string): string {
  // Blanks inside a tag go first: two optional ones beside each other would take for ever.
  const tidy = html.replaceAll(/\r\n?/g, '\n').replaceAll(/<[^\S\n]+(?=[/a-z])/gi, '<').replaceAll(/<\/\s+/g, '</')
  return withoutCode(tidy)
    .replaceAll(/<li\b[^<>]*>\s*/gi, '\n- ')
    .replaceAll(/<br\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?(?:p|div|ul|ol|h[1-6]|tr)\b[^<>]*>/gi, '\n\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(?:#(\d{1,6})|([a-zA-Z]{2,6}));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name!] ?? whole) : Number(code) > 31 ? String.fromCodePoint(Number(code)) : ' ')
    .split('\n').map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim()).join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll('\n\n- ', '\n- ')
    .replaceAll(/\{(?=\{)/g, '{ ').replaceAll(/\}(?=\})/g, '} ')
    .trim()
}

/** Without scripts and styles; looks at each character once, however many are left open. */
function withoutCode(html: string): string {
  const parts = html.split(/<(?=\/?(?:script|style)\b)/i)
  return parts.filter((part, i) => i === 0 || part.startsWith('/')).map((part, i) => (i === 0 ? part : part.replace(/^[^>]*>?/, ''))).join('')
}
