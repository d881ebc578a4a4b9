// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { dropDocument } from '../command/drop-document.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { addRepresented, deleteRepresented, proofOwner, representedOf } from '../store/represented.ts'
import type { Represented } from '../store/represented.ts'
import { isUuid } from '../store/uuid.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { accountOf, accountPage } from './account-frame.tsx'
import { address } from './frame.tsx'
import { CHOSEN } from './represented-choice.tsx'
import { representedFields, representedName, representedProblems } from './represented-form.ts'
import { REPRESENTED } from './represented.words.ts'
import { keepUploads } from './upload.ts'

const PATH = '/konto/vertretung'
/** The service somebody wants to apply for once the new entry is there. */
export const THEN = 'danach'
const PROCESS = /^[\w-]{1,100}$/

/** „Vertretung“: whom the account applies for. */
export async function representedPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const all = await representedOf(house.store, tenant, accountOf(c))
  const hasProof = await Promise.all(all.map(async ({ id }) =>
    (await documentsOf(house.store, tenant, { draftId: proofOwner(id) })).length > 0))
  const say = wordsOf(c, REPRESENTED)
  return accountPage(
    c,
    { title: say.title, area: 'vertretung', crumbs: [{ title: say.title }] },
    <>
      {c.req.query('gespeichert') !== undefined && <Alert kind="success" title={say.saved} />}
      <h1 class="kern-heading-large">{say.heading}</h1>
      <p>{say.intro}</p>
      {all.length === 0 && (
        <Empty>
          <p>{say.none}</p>
        </Empty>
      )}
      <List kind="plain">
        {all.map((one, i) => (
          <li class="lz-tight">
            <strong>{one.name}</strong>
            <p class="lz-meta">{proofLine(c, one, hasProof[i]!)}</p>
            <form method="post">
              <CsrfField csrf={c.get('csrf')} />
              <Button kind="tertiary" name="_austragen" value={one.id} about={one.name}>
                {say.remove}
              </Button>
            </form>
          </li>
        ))}
      </List>
      <ButtonLink href={address(c, `${PATH}/neu`)}>{say.add}</ButtonLink>
    </>,
  )
}

function proofLine(c: Page, { proofUntil }: Represented, hasProof: boolean): string {
  const say = wordsOf(c, REPRESENTED)
  if (!hasProof) return say.noProof
  if (proofUntil === null) return say.hasProof
  const day = formatDate(proofUntil, 'long', c.get('language'))
  return proofUntil < localDateOf(c.get('house').clock()) ? say.ended(day) : say.holdsUntil(day)
}

/** Takes an entry out, with its proof; applications already begun keep their copy. */
export async function receiveRepresented(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const id = (await sentForm(c)).own('_austragen') ?? ''
  if (isUuid(id) && (await deleteRepresented(house.store, tenant, accountOf(c), id)))
    await dropProofs(c, id)
  return redirectTo(c, address(c, PATH))
}

async function dropProofs(c: Page, id: string): Promise<void> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  for (const proof of await documentsOf(house.store, tenant, { draftId: proofOwner(id) }))
    await dropDocument(house, tenant, proof)
}

/** The form for a new entry. */
export function newRepresentedPage(
  c: Page,
  problems: readonly Problem[] = [],
  typed: Typed = typedOf([]),
): Promise<Response> {
  const say = wordsOf(c, REPRESENTED)
  const crumbs = [{ title: say.title, href: address(c, PATH) }, { title: say.add }]
  return accountPage(
    c,
    {
      title: say.addTitle,
      hasProblems: problems.length > 0,
      area: 'vertretung',
      crumbs,
    },
    <>
      <ErrorSummary problems={problems} />
      <h1 class="kern-heading-large">{say.addTitle}</h1>
      <form class="lz-flow" method="post" enctype="multipart/form-data" noValidate>
        <CsrfField csrf={c.get('csrf')} />
        {Object.entries(representedFields(c.get('language'))).map(([path, field]) => (
          <FieldInput field={field} path={path} form={{ typed, problems }} />
        ))}
        <Button>{say.save}</Button>
      </form>
    </>,
  )
}

/** Keeps a new entry; whoever came from a service goes back to it. */
export async function receiveNewRepresented(c: Page): Promise<Response> {
  const [house, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const [sent, language, createdAt] = [await sentForm(c), c.get('language'), house.clock()]
  const fields = representedFields(language)
  const { values, problems, raw } = parseForm(fields, Object.keys(fields), sent.entries, { language })
  const found = [...problems, ...representedProblems(values, localDateOf(createdAt), language)]
  if (found.length) return newRepresentedPage(c, found, raw)
  const { form, until, nachweis: _, ...details } = values
  const id = house.newId()
  const isKept = await addRepresented(house.store, tenant, {
    id, account, form: String(form), name: representedName(values),
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)),
    proofUntil: typeof until === 'string' ? until : null, createdAt,
  })
  if (!isKept) return newRepresentedPage(c, [{ field: '', message: wordsOf(c, REPRESENTED).tooMany }], raw)
  const { refused } = await keepUploads(c, { draftId: proofOwner(id) }, (path) => fields[path], sent)
  if (refused.length) {
    await deleteRepresented(house.store, tenant, account, id)
    await dropProofs(c, id)
    return newRepresentedPage(c, refused, raw)
  }
  const then = c.req.query(THEN) ?? ''
  return redirectTo(c, address(c, PROCESS.test(then) ? `/leistungen/${then}?${CHOSEN}=${id}` : `${PATH}?gespeichert`))
}
