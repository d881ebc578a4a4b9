// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addMonths } from '../calendar/date.ts'
import { instantOf, localDateOf } from '../calendar/instant.ts'
import { dropDocument } from '../command/drop-document.ts'
import { FEEDBACK_KEPT_MONTHS } from '../command/feedback-answer.ts'
import type { House } from '../command/house.ts'
import { FIGURE_MARKS } from '../command/insight.ts'
import { knownAccounts } from '../store/accounts.ts'
import { purgeAttempts } from '../store/attempts.ts'
import { purgeJobs } from '../store/bulk.ts'
import { purgeCoApplicants } from '../store/co-applicants.ts'
import { lostDocuments } from '../store/documents.ts'
import { orderReminders, purgeDrafts } from '../store/drafts.ts'
import { purgeFeedback } from '../store/feedback.ts'
import { purgeExperience } from '../store/form-experience.ts'
import { readFigures } from '../store/insight-read.ts'
import { closePaperLetters } from '../store/paper-letters.ts'
import { deleteRepresentedOf, representingAccounts } from '../store/represented.ts'
import { purgeMails } from '../store/sent-mails.ts'
import { purgeSessions } from '../store/sessions.ts'
import { purgePeopleChanges } from '../store/settings-retention.ts'
import type { Tenant } from '../store/tenant.ts'
import { purgeTokens } from '../store/tokens.ts'
import { noteWake } from '../store/wakes.ts'
import { sendsMail } from './notice.ts'

const DAY_MS = 86_400_000
/** Sign-in attempts count for minutes; links say for a while that they are over. */
const ATTEMPT_DAYS = 1
const TOKEN_DAYS = 30
/** Bounces come within days; servers give up after five. */
const MAIL_DAYS = 90
/** Cases chosen for a job that never started. */
const CHOICE_DAYS = 2
/** Papers that came with a form nobody has carried out. */
const FORM_DAYS = 1
/** Counts of how people fared with a form; what is older was another form. */
const EXPERIENCE_KEPT_MONTHS = 36
/** Claims of staff and against them end after three years to the end of the year (§§ 195, 199 BGB); with it what explains them. */
const PEOPLE_KEPT_YEARS = 3
/** So long before a draft goes, its owner is told. */
const REMIND_DAYS = 5
/** Of 1,000 accounts each. */
const TURNS_AT_MOST = 1_000

/** Deletes what a tenant must not keep (old drafts with uploads, sessions, attempts, links) and warns before; counts what has happened. */
export async function keepHouse(house: House, tenant: Tenant): Promise<void> {
  const { store } = house
  const now = house.clock()
  const before = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  await purgeDrafts(store, tenant, now)
  await forgetGone(house, tenant)
  await purgeCoApplicants(store, tenant)
  for (const document of await lostDocuments(store, tenant, before(FORM_DAYS))) await dropDocument(house, tenant, document)
  if (sendsMail(house, tenant)) {
    const ordered = await orderReminders(store, tenant, { now, until: before(-REMIND_DAYS) })
    if (ordered) noteWake(store, tenant.id, now)
  }
  await purgeJobs(store, tenant, before(CHOICE_DAYS))
  await purgeSessions(store, tenant, now)
  await purgeAttempts(store, tenant, before(ATTEMPT_DAYS))
  await purgeTokens(store, tenant, before(TOKEN_DAYS))
  await purgeFeedback(store, tenant, instantOf(addMonths(localDateOf(now), -FEEDBACK_KEPT_MONTHS), '00:00'))
  await purgeExperience(store, tenant, addMonths(localDateOf(now), -EXPERIENCE_KEPT_MONTHS))
  await purgePeopleChanges(store, tenant, instantOf(`${Number(localDateOf(now).slice(0, 4)) - PEOPLE_KEPT_YEARS}-01-01`, '00:00'))
  await closePaperLetters(store, tenant, now)
  await purgeMails(store, tenant, before(MAIL_DAYS))
  await readFigures(store, tenant, FIGURE_MARKS)
}

/** Who closed the account in another municipality applies for nobody here either. */
async function forgetGone({ store }: House, tenant: Tenant): Promise<void> {
  for (let [turn, after] = [0, null as string | null]; turn < TURNS_AT_MOST; turn++) {
    const accounts = await representingAccounts(store, tenant, after)
    const known = await knownAccounts(store, accounts)
    await deleteRepresentedOf(store, tenant, accounts.filter((one) => !known.has(one)))
    after = accounts.at(-1) ?? null
    if (after === null) return
  }
}
