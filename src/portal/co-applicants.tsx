// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sender's side of several applicants: who is invited by which code, and who has confirmed.
import { createHmac } from 'node:crypto'
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { addCoApplicant, coApplicantsOf } from '../store/co-applicants.ts'
import type { CoApplicant } from '../store/co-applicants.ts'
import { hashSecret } from '../store/secret.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { List } from '../ui/list.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { CO_APPLICANTS } from './co-applicants.words.ts'
import { codeOfBytes } from './draft-code.ts'
import type { OpenDraft } from './draft.ts'
import { withDraft } from './draft-pages.tsx'
import { address, fullAddress, portalPage } from './frame.tsx'
import { caseIdOf } from './submit.ts'

const MAX_CHARS = 100
const NAME = 'mitantragsteller'

/** Made of the invitation's id, so that it can be shown again and is stored nowhere. */
function codeFor(c: Page, id: string): string {
  const { secret } = c.get('house')
  return codeOfBytes(createHmac('sha256', secret).update(`co-applicant ${c.get('tenant').id} ${id}`).digest())
}

/** „Weitere Antragsteller“ of one's own draft, also after it was sent. */
export function coApplicantsPage(c: Page): Promise<Response> {
  return withDraft(c, (open) => show(c, open))
}

/** Invites somebody by name. */
export function receiveCoApplicant(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, CO_APPLICANTS)]
    const sent = await sentForm(c)
    const name = sent.text(NAME).trim().slice(0, MAX_CHARS)
    if (name === '') return show(c, open, say.missing)
    const id = house.newId()
    const isInvited = await addCoApplicant(house.store, tenant, {
      id, name, draftId: open.draft.id, caseId: caseIdOf(open.draft.id),
      codeHash: hashSecret(codeFor(c, id)), at: house.clock(),
    })
    return isInvited ? redirectTo(c, c.req.path) : show(c, open, say.tooMany)
  })
}

async function show(c: Page, open: OpenDraft, problem?: string): Promise<Response> {
  const [house, tenant, say] = [c.get('house'), c.get('tenant'), wordsOf(c, CO_APPLICANTS)]
  const all = await coApplicantsOf(house.store, tenant, { draftId: open.draft.id })
  const problems = problem === undefined ? [] : [{ field: NAME, message: problem }]
  return portalPage(
    c,
    { title: say.title, hasProblems: problem !== undefined },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-large">{say.title}</h1>
        <p>{say.intro}</p>
        <p>{say.noWaiting}</p>
        <List kind="plain">
          {all.map((one) => (
            <li class="lz-tight">
              <Confirmation one={one} revision={open.draft.revision} />
              <p>
                {say.code}: <strong class="lz-num">{codeFor(c, one.id)}</strong>
                <br />
                {say.link}: <span class="lz-wraps">{fullAddress(c, `/mitantrag/${codeFor(c, one.id)}`)}</span>
              </p>
            </li>
          ))}
        </List>
        <form class="lz-flow" method="post" noValidate>
          <CsrfField csrf={c.get('csrf')} />
          <FieldInput
            field={{ type: 'text', title: say.name, length: MAX_CHARS }}
            path={NAME}
            form={{ typed: new Map(), problems }}
          />
          <Button>{say.invite}</Button>
        </form>
        <p>
          <a href={address(c, `/antrag/${open.code}/${open.draft.submittedCase ? 'eingegangen' : 'pruefen'}`)}>{say.back}</a>
        </p>
      </div>
    </div>,
  )
}

/** Name and answer of one who was invited; `revision` is that of the answers as they are. */
function Confirmation({ one, revision }: { one: CoApplicant; revision?: number }) {
  const [say, language] = [useWords(CO_APPLICANTS), useLanguage()]
  const { name, answer, answeredAt } = one
  const day = answeredAt === null ? '' : formatDate(localDateOf(answeredAt), 'long', language)
  const isOld = revision !== undefined && one.revision !== revision
  const said = answer === null ? say.open : isOld ? say.old : answer ? say.yes(day) : say.no(day)
  return <p>{`${name}: ${said}.`}</p>
}

/** Who applies too and has confirmed, on the page of the case; nothing where nobody was invited. */
export async function coApplicantsOfCase(c: Page, caseId: string) {
  const all = await coApplicantsOf(c.get('house').store, c.get('tenant'), { caseId })
  if (all.length === 0) return null
  return (
    <section aria-labelledby="mit">
      <h2 class="kern-heading-medium" id="mit">
        {wordsOf(c, CO_APPLICANTS).title}
      </h2>
      {all.map((one) => (
        <Confirmation one={one} />
      ))}
    </section>
  )
}
