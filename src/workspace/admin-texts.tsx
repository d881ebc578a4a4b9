// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The municipality's own words for the named texts of a procedure, for all letters that include them.
import { contextFor, processOf } from '../command/settings.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import type { Adaptation, Context } from '../engine/context.ts'
import { fillLetter } from '../engine/letter.ts'
import { letterText } from '../engine/letter-content.ts'
import type { LetterContent } from '../engine/letter-content.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import type { Block } from '../process/letter.ts'
import type { Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import type { Json } from '../store/canonical-json.ts'
import { readOverlay, writeOverlay } from '../store/overlays.ts'
import type { Staff } from '../store/staff.ts'
import { Go, List } from '../ui/list.tsx'
import { latestCases, viewsOf } from './admin-effect.ts'
import { adminPage } from './admin-frame.tsx'
import { allProcesses } from './admin-roles.tsx'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { readText, textSource } from './admin-text-source.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { LetterView } from './letter-view.tsx'

const TITLE = 'Textbausteine'
const VARIANTS_AT_MOST = 6
const FINDINGS_AT_MOST = 10

/** Every named text of every procedure. */
export async function showTexts(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const processes = allProcesses(desk).filter(({ texts }) => Object.keys(texts).length > 0)
  const own = await Promise.all(
    processes.map(async ({ id }) =>
      Object.keys((await contextFor(desk.house, desk.tenant, id)).adaptations?.['']?.texts ?? {}),
    ),
  )
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          Ein Textbaustein steht in mehreren Briefen. Ihre Fassung gilt für alle Gemeinden, bis eine
          Gemeinde eine eigene hat.
        </p>
        {processes.map((process, i) => (
          <section aria-labelledby={`h-${process.id}`}>
            <h2 class="kern-heading-small" id={`h-${process.id}`}>
              {process.title}
            </h2>
            <List>
              {Object.keys(process.texts).map((key) => (
                <Go
                  href={`${desk.base}/verwaltung/texte/${process.id}/${key}`}
                  title={titleOfText(process, key)}
                  note={own[i]!.includes(key) ? 'Eigene Fassung' : 'Wie in der Bibliothek'}
                />
              ))}
            </List>
          </section>
        ))}
      </div>
    ),
  })
}

/** A text with a heading of its own is called by it, any other by its key. */
export function titleOfText({ texts }: Process, key: string): string {
  const heading = /^#+ (.+)/.exec(textSource(texts[key]!.blocks))?.[1]
  return heading ?? key.charAt(0).toUpperCase() + key.slice(1)
}

/** One text of one procedure; empty is the library's wording. */
export async function textSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const { house, tenant } = desk
  const [id, key] = [c.req.param('process')!, c.req.param('text')!]
  const prepared = await processOf(house, tenant, id)
  if (!prepared || !Object.hasOwn(prepared.process.texts, key)) return undefined
  const { process } = prepared
  const context = await contextFor(house, tenant, id)
  const adaptation = context.adaptations?.[''] ?? {}
  return {
    desk,
    area: 'text',
    key: `${id}/${key}`,
    title: `${titleOfText(process, key)} (${process.title})`,
    crumbs: [{ title: TITLE, href: `${desk.base}/verwaltung/texte` }],
    address: `${desk.base}/verwaltung/texte/${id}/${key}`,
    button: 'Text speichern',
    fields: TEXT_FIELDS,
    intro: (
      <details>
        <summary>Wortlaut der Bibliothek</summary>
        <pre class="lz-wording">{textSource(process.texts[key]!.blocks)}</pre>
      </details>
    ),
    now: { text: shownText(adaptation, key) },
    check: ({ text }) => textProblems(process, key, text),
    preview: ({ text }) => lettersWith(desk, prepared, context, key, text),
    read: async (q) => ({
      text: shownText(((await readOverlay(q, id, ''))?.adaptation ?? {}) as Adaptation, key),
    }),
    write: async (q, { text }) => {
      const row = await readOverlay(q, id, '')
      const before = (row?.adaptation ?? {}) as Adaptation
      await writeOverlay(q, {
        process: id,
        entity: '',
        parameters: row?.parameters ?? {},
        adaptation: withText(before, process, key, text) as unknown as Json,
      })
      return undefined
    },
  }
}

/** What a text of a procedure is made of. */
export const TEXT_FIELDS: Fields = {
  text: {
    type: 'longText',
    title: 'Ihre Fassung',
    required: MAY_BE_EMPTY,
    length: 8000,
    help: 'Leer gilt der Wortlaut der Bibliothek. {{ Name }} setzt eine Angabe ein, {{#if Regel}} … {{/if}} einen Absatz unter einer Bedingung.',
  },
}

const shownText = (adaptation: Adaptation, key: string) => {
  const blocks = adaptation.texts?.[key]
  return blocks ? textSource(blocks) : null
}

function withText(
  before: Adaptation,
  process: Process,
  key: string,
  text: Values[string] | undefined,
): Adaptation {
  const { [key]: _, ...others } = before.texts ?? {}
  const texts: Record<string, readonly Block[]> = text
    ? { ...others, [key]: readText(process, String(text)).blocks }
    : others
  return { ...before, texts }
}

function textProblems(process: Process, key: string, text: Values[string] | undefined) {
  if (!text) return []
  const { blocks, findings } = readText(process, String(text))
  const loops = JSON.stringify(blocks).includes(`"kind":"text","key":${JSON.stringify(key)}`)
    ? [{ line: 1, message: 'Ein Baustein kann sich nicht selbst enthalten.' }]
    : []
  return [...findings, ...loops].slice(0, FINDINGS_AT_MOST).map(({ line, message, ...more }) => ({
    field: 'text',
    message: `Ihre Fassung, Zeile ${line}${'column' in more ? `, Zeichen ${String(more.column)}` : ''}: ${message}`,
  }))
}

/** The letters of the latest cases that include the text, each variant once. */
async function lettersWith(
  desk: Desk,
  prepared: Prepared,
  context: Context,
  key: string,
  text: Values[string] | undefined,
) {
  const { process } = prepared
  if (desk.hidden.includes(process.id))
    return (
      <p>Vorgänge dieses Verfahrens sind geschützt; eine Vorschau an ihnen gibt es hier nicht.</p>
    )
  const letters = Object.keys(process.letters).filter((one) =>
    includes(process, process.letters[one]!.blocks, key),
  )
  if (letters.length === 0) return <p>Kein Brief enthält diesen Textbaustein.</p>
  const adaptations = {
    ...context.adaptations,
    '': withText(context.adaptations?.[''] ?? {}, process, key, text),
  }
  const variants = await variantsOf(desk, { prepared, letters, adaptations })
  if (variants.length === 0)
    return (
      <p>
        Noch gibt es keinen Vorgang, an dem sich ein Brief zeigen ließe. Enthalten ist der Text in:{' '}
        {letters.map((one) => process.letters[one]!.title).join(', ')}.
      </p>
    )
  return (
    <div class="lz-flow">
      <p>So lesen sich Briefe der letzten Vorgänge, jede Fassung einmal:</p>
      {variants.map((content) => (
        <LetterView content={content} label={`${content.title}, ${content.fileNumber}`} />
      ))}
    </div>
  )
}

interface Wanted {
  readonly prepared: Prepared
  readonly letters: readonly string[]
  readonly adaptations: NonNullable<Context['adaptations']>
}

async function variantsOf(
  desk: Desk,
  { prepared, letters, adaptations }: Wanted,
): Promise<LetterContent[]> {
  const found = new Map<string, LetterContent>()
  for await (const view of viewsOf(desk, await latestCases(desk, prepared.process.id, ''))) {
    if (found.size >= VARIANTS_AT_MOST) break
    const context = { ...view.context, adaptations }
    const sight = look(prepared, view.at, context, signerOf(desk, prepared.process))
    for (const key of letters) {
      const content = written(() => fillLetter(prepared, key, view.at, sight, context))
      const variant = content && `${key} ${letterText(content).split('\n').length}`
      if (variant && !found.has(variant) && found.size < VARIANTS_AT_MOST)
        found.set(variant, content)
    }
  }
  return [...found.values()]
}

/** Letters name who acts: whoever has most roles in the procedure signs the preview. */
function signerOf({ staff, person }: Desk, process: Process): Actor {
  const held = (one: Pick<Staff, 'roles'>) => one.roles.filter((role) => process.roles[role]).length
  const [most = person] = [...staff.values()]
    .filter(({ active }) => active)
    .sort((a, b) => held(b) - held(a))
  const { id, name, phone, roles } = most
  return { kind: 'person', id, name, roles, ...(phone && { phone }) }
}

/** A letter the case is not ready for cannot be written; another case shows it. */
function written(fill: () => LetterContent): LetterContent | undefined {
  try {
    return fill()
  } catch {
    return undefined
  }
}

const MAX_NESTED = 10

function includes(process: Process, blocks: readonly Block[], key: string, depth = 0): boolean {
  if (depth > MAX_NESTED) return false
  return blocks.some((block) => {
    if (block.kind === 'text')
      return (
        block.key === key ||
        includes(process, process.texts[block.key]?.blocks ?? [], key, depth + 1)
      )
    if (block.kind === 'if')
      return includes(process, [...block.then, ...block.else], key, depth + 1)
    return block.kind === 'each' && includes(process, block.body, key, depth + 1)
  })
}
