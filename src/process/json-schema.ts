// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The form of every YAML file as JSON Schema, so that editors complete and explain while typing.
import { z } from 'zod'
import { letterHead } from './read-letters.ts'
import { blockSchema, formSchema, processSchema } from './schema-process.ts'
import { rulesSchema } from './schema-rules.ts'
import { languageSchema } from './read-languages.ts'
import { serviceSchema } from './schema-service.ts'
import { overlaySchema, tariffSchema } from './schema-tariff.ts'

export interface NamedSchema {
  readonly name: string
  readonly title: string
  /** The files of a library it describes, as a glob. */
  readonly files: string
  readonly schema: z.ZodType
}

export const SCHEMAS: readonly NamedSchema[] = [
  { name: 'process', title: 'Verfahren', files: 'library/*/process.yaml', schema: processSchema },
  { name: 'block', title: 'Baustein', files: 'library/blocks/*/block.yaml', schema: blockSchema },
  { name: 'form', title: 'Formular', files: 'library/*/form.yaml', schema: formSchema },
  { name: 'tariff', title: 'Gebühren', files: 'library/*/tariff.yaml', schema: tariffSchema },
  { name: 'overlay', title: 'Anpassung', files: 'library/*/overlays/*.yaml', schema: overlaySchema },
  { name: 'service', title: 'Leistung', files: 'library/*/service.yaml', schema: serviceSchema },
  { name: 'language', title: 'Übersetzung', files: 'library/**/languages/*.yaml', schema: languageSchema },
  { name: 'rules', title: 'Zu modellierende Regeln', files: 'library/*/rules.yaml', schema: rulesSchema },
  { name: 'letter', title: 'Kopf eines Briefs', files: '', schema: letterHead },
]

/** JSON Schema (draft 2020-12) of one kind of file, as text with a final newline. */
export function jsonSchema({ name, title, schema }: NamedSchema): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' })
  return `${JSON.stringify({ $schema, $id: `laufzettel:${name}`, title: `Laufzettel: ${title}`, ...rest }, null, 2)}\n`
}
