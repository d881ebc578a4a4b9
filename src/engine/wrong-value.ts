// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whether one value fits its field; whether it was needed at all is asked in `input.ts`.
import { formatDate, parseLocalDate } from '../calendar/date.ts'
import type { Field } from '../process/process.ts'
import type { Json, Values } from './case.ts'

export const MAX_TEXT = 2_000
const MAX_FILES = 20
const MAX_CENTS = 100_000_000_00

/** The sentence for a value of the wrong kind or out of bounds; undefined when it is fine. */
export function wrong(field: Field, value: Json): string | undefined {
  switch (field.type) {
    case 'boolean': return typeof value === 'boolean' ? undefined : missing(field)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? outOfBounds(field, value, String) ?? tooFine(field, value) : `${field.title}: Geben Sie eine Zahl an, zum Beispiel 120.`
    case 'money':
      if (!Number.isSafeInteger(value)) return `${field.title}: Geben Sie einen Betrag an, zum Beispiel 1.000,00.`
      return outOfBounds(field, (value as number) / 100, String)
        ?? (Math.abs(value as number) > MAX_CENTS ? `${field.title}: Der Betrag ist zu groß.` : undefined)
    case 'date':
      return parseLocalDate(value) ? outOfDays(field, value as string) : `${field.title}: Dieses Datum gibt es nicht. Geben Sie es an wie 15.06.2026.`
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : `${field.title}: Geben Sie eine Uhrzeit an wie 14:00.`
    case 'choice':
      return Object.hasOwn(field.options ?? {}, String(value)) ? undefined : `${field.title}: Wählen Sie eine der Möglichkeiten.`
    case 'file': return Array.isArray(value) && value.length <= MAX_FILES ? wrongFile(field, value) : `Höchstens ${MAX_FILES} Dateien sind möglich.`
    case 'clauses': return Array.isArray(value) ? undefined : missing(field)
    default: return wrongText(field, value)
  }
}

function wrongText(field: Field, value: Json): string | undefined {
  if (typeof value !== 'string') return missing(field)
  const max = field.length ?? (field.type === 'longText' ? MAX_TEXT * 4 : MAX_TEXT / 4)
  if (value.length > max) {
    return `${field.title}: Höchstens ${max} Zeichen passen hierher, angegeben sind ${value.length}.`
  }
  if (field.minLength !== undefined && value.length < field.minLength) {
    return `${field.title}: Mindestens ${field.minLength} Zeichen sind nötig, angegeben sind ${value.length}.`
  }
  // oxlint-disable-next-line no-control-regex -- control characters never belong into a letter
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) return `${field.title}: Der Text enthält unsichtbare Steuerzeichen.`
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)) {
    return `${field.title}: Geben Sie eine E-Mail-Adresse an wie name@beispiel.de.`
  }
  if (field.type === 'phone' && !/^\+?[\d\s()/-]{4,30}$/.test(value)) {
    return `${field.title}: Geben Sie eine Telefonnummer an wie 04600 1234.`
  }
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return `${field.title}: ${field.help ?? 'Die Angabe hat nicht die erwartete Form.'}`
  return undefined
}

function outOfBounds({ title, min, max }: Field, value: number, show: (n: number) => string): string | undefined {
  const given = show(value).replace('.', ',')
  if (typeof min === 'number' && value < min) return `${title}: Mindestens ${show(min)}, angegeben ist ${given}.`
  if (typeof max === 'number' && value > max) return `${title}: Höchstens ${show(max)}, angegeben ist ${given}.`
  return undefined
}

/** Days compare as texts, because they are written year first. */
function outOfDays({ title, min, max }: Field, value: string): string | undefined {
  if (typeof min === 'string' && value < min) return `${title}: Der früheste Tag ist der ${formatDate(min, 'long')}.`
  if (typeof max === 'string' && value > max) return `${title}: Der späteste Tag ist der ${formatDate(max, 'long')}.`
  return undefined
}

function tooFine({ title, decimals }: Field, value: number): string | undefined {
  if (decimals === undefined || Number(value.toFixed(decimals)) === value) return undefined
  return decimals === 0 ? `${title}: Geben Sie eine ganze Zahl an.` : `${title}: Höchstens ${decimals} Stellen nach dem Komma.`
}

function wrongFile({ title, media, maxBytes }: Field, files: readonly Json[]): string | undefined {
  for (const { name, size, type } of files as readonly Values[]) {
    if (media && !media.includes(String(type))) {
      return `${title}: Die Datei «${String(name)}» hat eine Art, die hier nicht möglich ist. Möglich sind: ${media.join(', ')}.`
    }
    if (maxBytes !== undefined && typeof size === 'number' && size > maxBytes) {
      const megabytes = (maxBytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 2 })
      return `${title}: Die Datei «${String(name)}» ist zu groß. Möglich sind höchstens ${megabytes} MB.`
    }
  }
  return undefined
}

/** The sentence for a value that is needed and not there. */
export function missing(field: Field): string {
  switch (field.type) {
    case 'choice':
    case 'boolean':
    case 'entity': return `${field.title}: Wählen Sie eine Antwort.`
    case 'file': return `${field.title}: Laden Sie die Datei hoch.`
    case 'date': return `${field.title}: Geben Sie ein Datum an wie 15.06.2026.`
    case 'time': return `${field.title}: Geben Sie eine Uhrzeit an wie 14:00.`
    default: return `${field.title}: Diese Angabe fehlt noch.`
  }
}
