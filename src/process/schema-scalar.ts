// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What all YAML files are made of. Everything is strict: an unknown key is a typo.
import { z } from 'zod'

export const MAX_RULE = 10_000
export const MAX_TEXT = 20_000
export const MAX_NAMES = 5_000
export const MAX_LIST = 500

const MAX_NAME = 100

export const feel = z.string().min(1).max(MAX_RULE).describe('Eine Regel in FEEL.')
export const text = z.string().min(1).max(MAX_TEXT).describe('Text, mit {{ FEEL }} als Platzhalter.')
export const scalar = z.union([z.string(), z.number(), z.boolean()])
export const rule = z.union([feel, z.boolean(), z.number()]).transform(String)
  .describe('Eine Regel in FEEL; Regeln mit [ ] { } : # stehen in Anführungszeichen.')
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('Ein Tag, JJJJ-MM-TT.')
export const id = z.string().regex(/^[a-z][a-z0-9-]*$/).describe('Kleinbuchstaben, Ziffern und -.')
export const version = z.string().regex(/^\d+\.\d+\.\d+$/).describe('Drei Zahlen, wie 1.0.0.')

/** Names to values, with a limit, so that no file makes the reader work for minutes. */
export const named = <T extends z.ZodType>(value: T) =>
  z.record(z.string().min(1).max(MAX_NAME), value)
    .refine((all) => Object.keys(all).length <= MAX_NAMES, `Höchstens ${MAX_NAMES} Einträge.`)

export const optional = <T extends z.ZodType>(value: T) => named(value).default({})

/** A list with the limit every list has. */
export const list = <T extends z.ZodType>(value: T) => z.array(value).max(MAX_LIST)
