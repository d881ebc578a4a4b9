// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import type { Json, Values } from '../engine/case.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { FormView } from '../forms/pages.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { addDocument, documentsOf, isUnscanned } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { proofOwner, representedOf } from '../store/represented.ts'
import type { Represented } from '../store/represented.ts'
import { hashSecret } from '../store/secret.ts'
import { RadioList } from '../ui/choice-field.tsx'
import { answersFor } from './represented-answers.ts'
import type { Profile } from './prefill.ts'
import { REPRESENTED } from './represented.words.ts'

/** The field in which somebody says whom they apply for. */
export const FOR = '_fuer'
/** Its answers that name nobody who is kept. */
const FOR_ME = 'ich'
export const FOR_NEW = 'neu'
export const CHOSEN = 'fuer'

/** „Für wen stellen Sie den Antrag?“ for who is signed in; `null` for everybody else. */
export async function representedChoice(c: Page) {
  const person = c.get('person')
  if (person?.kind !== 'citizen') return null
  const all = await representedOf(c.get('house').store, c.get('tenant'), person.id)
  const say = wordsOf(c, REPRESENTED)
  const chosen = all.find(({ id }) => id === c.req.query(CHOSEN))?.id ?? FOR_ME
  return (
    <RadioList
      control={{ field: { type: 'choice', title: say.who }, path: FOR, problem: undefined }}
      options={[
        { key: FOR_ME, title: say.forMe },
        ...all.map(({ id, name }) => ({ key: id, title: name })),
        { key: FOR_NEW, title: say.forNew },
      ]}
      texts={[chosen]}
    />
  )
}

/**
 * Answers for whom was chosen, with a copy of the proof among the papers of the draft behind
 * `code`. Nothing for who applies for themselves, or for an entry that is not the person's.
 */
export async function representedAnswers(
  c: Page, { process: { fields, pages } }: Prepared, code: string, chosen: string | undefined, own: Profile,
): Promise<Values> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  if (person?.kind !== 'citizen' || chosen === undefined) return {}
  const one = (await representedOf(house.store, tenant, person.id)).find(({ id }) => id === chosen)
  if (!one) return {}
  const proof = await proofOf(c, one)
  const copy = proof && { ...proof, id: house.newId(), draftId: hashSecret(code), createdAt: house.clock() }
  const names = pages.flatMap((page) => page.fields)
  const answers = answersFor(fields, names, { ...one, details: one.details as Profile, proof: copy && asFile(copy) }, own)
  // A paper nobody asks for stays with the account.
  if (copy && JSON.stringify(answers).includes(copy.id)) await addDocument(house.store, tenant, copy)
  return answers
}

/** The proof as long as it holds. */
async function proofOf(c: Page, { id, proofUntil }: Represented): Promise<StoredDocument | undefined> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  if (proofUntil !== null && proofUntil < localDateOf(house.clock())) return undefined
  return (await documentsOf(house.store, tenant, { draftId: proofOwner(id) })).at(-1)
}

function asFile(document: StoredDocument): Json {
  const { id, fileName: name, size, mediaType: type } = document
  return isUnscanned(document) ? { id, name, size, type, unscanned: true } : { id, name, size, type }
}

/** A sentence that says for whom the signed-in person applies; nothing where it is for themselves. */
export function ActingFor({ c, view, isSent }: { c: Page; view: Pick<FormView, 'prepared' | 'sight'>; isSent?: boolean }) {
  const person = c.get('person')
  if (person?.kind !== 'citizen') return null
  const { prepared, sight } = view
  const name = fillText(prepared, prepared.process.applicant, sight).replaceAll('–', '').trim()
  if (name === '' || name === person.name) return null
  const say = wordsOf(c, REPRESENTED)
  return <p>{isSent ? say.acted(name) : say.acting(name)}</p>
}
