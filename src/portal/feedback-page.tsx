// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { FEEDBACK_KEPT_MONTHS, promisedDays } from '../command/feedback-answer.ts'
import type { Problem } from '../engine/input.ts'
import { WRONG_VALUE } from '../engine/wrong-value.words.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import { sentForm } from '../server/sent-form.ts'
import { TRY_MINUTES } from '../server/session.ts'
import type { Page } from '../server/web.ts'
import { addFeedback } from '../store/feedback.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FieldInput } from '../ui/field.tsx'
import { sendsMail } from '../worker/notice.ts'
import type { Language } from '../words/language.ts'
import { FEEDBACK } from './feedback.words.ts'
import { address, portalPage } from './frame.tsx'
import { isGuessing, noteGuess } from './guessing.ts'
import { PORTAL } from './portal.words.ts'

const PATH = '/rueckmeldung'
const LIMITED = 'rueckmeldung'

function fieldsFor(language: Language): Readonly<Record<string, Field>> {
  const say = FEEDBACK[language]
  return {
    art: { type: 'choice', title: say.kind, options: say.kinds },
    seite: { type: 'text', title: say.page, required: false, length: 200 },
    text: { type: 'longText', title: say.body, length: 4000 },
    kontakt: { type: 'text', title: say.contact, help: say.contactHelp, required: false, length: 200 },
  }
}

/** The form about a page or a barrier; `?art=barrier` comes from the accessibility statement. */
export function feedbackPage(c: Page, problems: readonly Problem[] = [], sent?: Typed): Promise<Response> {
  const [say, language] = [wordsOf(c, FEEDBACK), c.get('language')]
  const asked = c.req.query('art') === 'barrier' ? 'barrier' : 'page'
  const typed = sent ?? typedOf([['art', asked]])
  return portalPage(
    c,
    { title: say.title, hasProblems: problems.length > 0 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <ErrorSummary problems={problems} />
        {c.req.query('gesendet') !== undefined && <Alert kind="success" title={say.thanks} />}
        <h1 class="kern-heading-large">{say.title}</h1>
        <p>{say.intro}</p>
        <form class="lz-flow" method="post" action={address(c, PATH)} noValidate>
          <CsrfField csrf={c.get('csrf')} />
          {Object.entries(fieldsFor(language)).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <p class="lz-meta">{say.privacy(FEEDBACK_KEPT_MONTHS)}</p>
          <Button>{say.send}</Button>
        </form>
        <p>{say.law(promisedDays(c.get('tenant')))}</p>
      </div>
    </div>,
  )
}

/** Keeps what was said; thirty in a quarter of an hour from one network are enough. */
export async function receiveFeedback(c: Page): Promise<Response> {
  const [house, tenant, language] = [c.get('house'), c.get('tenant'), c.get('language')]
  const fields = fieldsFor(language)
  const { values, raw } = parseForm(fields, Object.keys(fields), (await sentForm(c)).entries, { language })
  const problems = problemsOf(values, fields, language)
  if (await isGuessing(c, LIMITED)) problems.push({ field: '', message: wordsOf(c, PORTAL).tooOften(TRY_MINUTES) })
  if (problems.length) return feedbackPage(c, problems, raw)
  await noteGuess(c, LIMITED)
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  await addFeedback(house.store, tenant, {
    id: house.newId(), kind: values['art'] === 'barrier' ? 'barrier' : 'page', page: text('seite'),
    body: text('text'), contact: text('kontakt') || null, createdAt: house.clock(),
  }, sendsMail(house, tenant))
  return redirectTo(c, address(c, `${PATH}?gesendet`))
}

function problemsOf(
  values: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, Field>>, language: Language,
): Problem[] {
  const [say, wrong] = [FEEDBACK[language], WRONG_VALUE[language]]
  return Object.entries(fields).flatMap(([path, { title, length, required, options }]): Problem[] => {
    const value = values[path]
    const isUnknown = options !== undefined && !Object.hasOwn(options, String(value))
    if (isUnknown || (required !== false && typeof value !== 'string'))
      return [{ field: path, message: wrong.at(title, wrong.missing) }]
    if (length === undefined || String(value ?? '').length <= length) return []
    return [{ field: path, message: say.tooLong(title, length) }]
  })
}
