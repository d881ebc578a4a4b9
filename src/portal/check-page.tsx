// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { assessFee } from '../engine/fees.ts'
import { quantityWords, tellingLines } from '../engine/fees-quantity.ts'
import { euro } from '../engine/money.ts'
import type { CaseView } from '../command/house.ts'
import type { Fee } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import type { Prepared } from '../engine/prepare.ts'
import { localDateOf } from '../calendar/instant.ts'
import { askedPages, pageOfField, stopOf } from '../forms/pages.ts'
import { answerText, summaryRows } from '../forms/summary.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { fieldId } from '../ui/field-id.ts'
import { problemText } from '../ui/problem-text.ts'
import { useWords } from '../ui/words.ts'
import { answersBefore, catchUp, changedAddress, changedCase, isUnchanged, nothingChanged, sendChange } from './change-case.tsx'
import { CHANGE } from './change-case.words.ts'
import { CO_APPLICANTS } from './co-applicants.words.ts'
import type { OpenDraft } from './draft.ts'
import { withDraft } from './draft-pages.tsx'
import { isStopped } from './closed-service.tsx'
import { CLOSED_SERVICE } from './closed-service.words.ts'
import { CHECK_KEY, FormFrame } from './form-frame.tsx'
import { pageFindings } from './form-page.tsx'
import { FORM } from './form.words.ts'
import { address, portalPage } from './frame.tsx'
import { ActingFor } from './represented-choice.tsx'
import { Spoken } from './spoken.tsx'
import { submit } from './submit.ts'
import { CHECK_PAGE } from './check-page.words.ts'

/** Somebody in the office acts on the same case this often in a row: the person may try again. */
const MAX_TRIES = 3

/** „Stimmt alles?“: every answer with a way to change it and come straight back. */
export function checkPage(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    if (open.draft.submittedCase)
      return redirectTo(c, address(c, `/antrag/${open.code}/eingegangen`))
    const view = await changedCase(c, open)
    if (!view) return showCheck(c, open, [])
    const caught = await catchUp(c, open, view)
    return showCheck(c, caught.open, [], { view, news: caught.news })
  })
}

/** Sends the application; what is missing is shown instead, nothing is lost. */
export function sendApplication(c: Page): Promise<Response> {
  return withDraft(c, async (open) => {
    if (!open.draft.submittedCase && open.data.change) return sendChanges(c, open)
    if (!open.draft.submittedCase) {
      const { opening } = open
      if (isStopped(opening)) return showCheck(c, open, [{ field: '', message: wordsOf(c, CLOSED_SERVICE).why(opening) }])
      const problems = openProblems(open)
      if (problems.length) return showCheck(c, open, problems)
      const refused = await submit(c, open)
      if (refused)
        return showCheck(
          c,
          open,
          refused.problems?.length ? refused.problems : [{ field: '', message: refused.message }],
        )
    }
    return redirectTo(c, address(c, `/antrag/${open.code}/eingegangen`))
  })
}

/** Only who is signed in as the owner changes an application; whose session has ended comes back here. */
async function sendChanges(c: Page, open: OpenDraft, triesLeft = MAX_TRIES): Promise<Response> {
  const view = await changedCase(c, open)
  if (!view) return redirectTo(c, address(c, `/anmelden?weiter=${encodeURIComponent(new URL(c.req.url).pathname)}`))
  const { open: now, news } = await catchUp(c, open, view)
  const changing = { view, news }
  if (news.length) return showCheck(c, now, [], changing)
  const problems = openProblems(now)
  if (problems.length) return showCheck(c, now, problems, changing)
  if (isUnchanged(now, view)) return showCheck(c, now, [nothingChanged(c)], changing)
  const refused = await sendChange(c, now, view)
  if (!refused) return redirectTo(c, changedAddress(c, now.data.change!))
  if (refused.kind === 'conflict' && triesLeft > 0) return sendChanges(c, now, triesLeft - 1)
  return showCheck(c, now, refused.problems?.length ? refused.problems : [{ field: '', message: refused.message }], changing)
}

function openProblems(open: OpenDraft): Problem[] {
  return askedPages(open.view).flatMap((page) => {
    const stop = stopOf(open.view, page)
    return stop === undefined
      ? pageFindings(open, page).problems
      : [{ field: page.fields[0] ?? '', message: stop }]
  })
}

/** The case that is being changed, and the questions answered otherwise there since. */
interface Changed {
  readonly view: CaseView
  readonly news: readonly string[]
}

async function showCheck(
  c: Page,
  open: OpenDraft,
  problems: readonly Problem[],
  changed?: Changed,
): Promise<Response> {
  const { process } = open.prepared
  const pages = askedPages(open.view)
  const change = (path: string) =>
    address(
      c,
      `/antrag/${open.code}/${pageOfField(process, path) ?? pages[0]!.key}?zurueck#${fieldId(path)}`,
    )
  const mend = (path: string) =>
    address(
      c,
      `/antrag/${open.code}/${pageOfField(process, path) ?? pages[0]!.key}?pruefen&zurueck#${fieldId(path)}`,
    )
  const hints = pages.flatMap((page) => pageFindings(open, page).hints)
  const missing = openProblems(open)
  const { change: changing } = open.data
  const say = { ...wordsOf(c, CHECK_PAGE), ...(changing && wordsOf(c, CHANGE)) }
  const before = changed ? answersBefore(open, changed.view) : new Map<string, string>()
  const { news = [] } = changed ?? {}
  const title = `${changing ? wordsOf(c, CHANGE).of(changing.name) : wordsOf(c, FORM).check} – ${process.title}`
  return portalPage(
    c,
    { title, hasProblems: problems.length > 0 },
    <FormFrame c={c} open={open} current={CHECK_KEY}>
      <ErrorSummary problems={problems} href={mend} />
      <h1 class="kern-heading-large">{say.heading}</h1>
      {news.length > 0 && <News labels={news} />}
      <p>{say.intro}</p>
      <ActingFor c={c} view={open.view} />
      {pages.map((page) => {
        const rows = summaryRows(open.view, page)
        if (rows.length === 0) return null
        return (
          <section class="lz-panel" aria-labelledby={`s-${page.key}`}>
            <h2 class="kern-heading-small" id={`s-${page.key}`}>
              {page.title}
            </h2>
            <Facts
              isWide
              rows={rows.map(({ path, label, lines }) => ({
                label,
                value: (
                  <>
                    {lines.length ? (
                      <Lines lines={lines} />
                    ) : (
                      <Nothing isMissing={missing.some((one) => one.field === path)} />
                    )}
                    {changing && (before.get(path) ?? '') !== answerText({ lines }) && <Was text={before.get(path) ?? ''} />}
                  </>
                ),
                change: change(path),
              }))}
            />
          </section>
        )
      })}
      <ExpectedFee open={open} />
      <p>
        <a href={address(c, `/antrag/${open.code}/zusammenfassung.pdf`)}>{say.summary}</a>
      </p>
      {!changing && (
        <p>
          <a href={address(c, `/antrag/${open.code}/mitantragsteller`)}>{wordsOf(c, CO_APPLICANTS).title}</a>
        </p>
      )}
      {hints.length > 0 && (
        <Alert kind="warning" title={say.hints}>
          {hints.map((one) => (
            <p>{problemText(one.message)}</p>
          ))}
        </Alert>
      )}
      {(changing || !isStopped(open.opening)) && <SendForm c={c} code={open.code} service={process.id} label={say.send} />}
    </FormFrame>,
  )
}

function SendForm({ c, code, service, label }: { c: Page; code: string; service: string; label: string }) {
  const say = useWords(CHECK_PAGE)
  return (
    <form class="lz-flow" method="post">
      <CsrfField csrf={c.get('csrf')} />
      <p class="lz-meta">
        {say.privacy} <a href={address(c, `/leistungen/${service}/datenschutz`)}>{say.privacyLink}</a>
      </p>
      <div class="lz-row">
        <Button>{label}</Button>
        <a class="kern-btn kern-btn--tertiary" href={address(c, `/antrag/${code}/spaeter`)}>
          <span class="kern-label">{say.later}</span>
        </a>
      </div>
    </form>
  )
}

function News({ labels }: { labels: readonly string[] }) {
  const say = useWords(CHANGE)
  return (
    <Alert kind="info" title={say.news} role="alert">
      <ul>
        {labels.map((label) => (
          <li>{label}</li>
        ))}
      </ul>
      <p>{say.newsNext}</p>
    </Alert>
  )
}

function Was({ text }: { text: string }) {
  const say = useWords(CHANGE)
  return (
    <p class="lz-meta">
      {say.was} {text || say.wasNothing}
    </p>
  )
}

function Nothing({ isMissing }: { isMissing: boolean }) {
  const say = useWords(CHECK_PAGE)
  return isMissing ? <strong>{say.missing}</strong> : <span class="lz-meta">{say.none}</span>
}

/** What it would cost by today's tariff; nothing as long as answers are missing for it. */
function ExpectedFee({ open }: { open: OpenDraft }) {
  if (!open.prepared.process.tariff || openProblems(open).length > 0) return null
  const assessed = assessFee(open.prepared, open.view.sight, localDateOf(open.context.now))
  // Where the office has yet to choose an amount, nothing can be promised.
  if ('refusal' in assessed) return null
  const { fee } = assessed
  return <FeeTable prepared={open.prepared} fee={fee} />
}

const many = (words: string | undefined) => (words === undefined ? '' : `, ${words}`)

function FeeTable({ prepared, fee }: { prepared: Prepared; fee: Fee }) {
  const say = useWords(CHECK_PAGE)
  return (
    <section class="lz-panel" aria-labelledby="geb">
      <h2 class="kern-heading-small" id="geb">
        {say.fee}
      </h2>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">{say.feeCaption}</caption>
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">{say.feeFor}</th>
            <th scope="col">{say.amount}</th>
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {tellingLines(fee).map((line) => (
            <tr>
              <td class="kern-table__cell">
                <Spoken prepared={prepared} text={line.title} />
                {many(quantityWords(line, say.times))}
              </td>
              <td class="kern-table__cell kern-table__cell--numeric lz-num">{euro(line.cents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot class="kern-table__footer">
          <tr>
            <td class="kern-table__cell">{say.total}</td>
            <td class="kern-table__cell kern-table__cell--numeric lz-num">
              {euro(fee.totalCents)}
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="lz-meta">{say.payLater}</p>
    </section>
  )
}
