// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A code said on the telephone, for a body that gets no mail: it opens the papers behind its link.
import type { ComponentChildren } from 'preact'
import { CODE_MINUTES, codeWorksUntil, consultationCode, makeConsultationCode } from '../command/consultation-code.ts'
import type { AskedBy } from '../command/consultation-token.ts'
import type { Consultation } from '../engine/case.ts'
import { linkOf } from '../engine/consulting.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import { isUuid } from '../store/uuid.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { CaseHead, pageTitle } from './case-frame.tsx'
import { codeAddress, mailTo } from './consultation-acts.ts'
import { deskPage } from './frame.tsx'
import { clockOf } from './moment.ts'
import { isInvolved } from './tasks.ts'

const CODE = 'nr'

interface Sight {
  readonly seen: CaseDesk
  readonly one: Consultation
  readonly asked: AskedBy
}

/** Says what a code is for, and shows the one that was just made. */
export async function showConsultationCode(c: Page): Promise<Response> {
  const sight = await sightOf(c)
  if (!sight) return c.notFound() as Response
  const { seen: { desk: { house, tenant } }, asked } = sight
  const id = c.req.query(CODE)
  if (id === undefined || !isUuid(id)) return codePage(c, sight, <Before sight={sight} />)
  const until = await codeWorksUntil(house, tenant, asked, id)
  return codePage(c, sight, <After sight={sight} code={until === undefined ? undefined : consultationCode(house, tenant, id)} until={until} />)
}

/** Makes a code; who gave one out stands in the audit. */
export async function giveConsultationCode(c: Page): Promise<Response> {
  const sight = await sightOf(c)
  if (!sight) return c.notFound() as Response
  const { seen: { desk: { house, tenant, person }, at }, one, asked } = sight
  const id = await makeConsultationCode(house, tenant, at.id, asked)
  await noteAudit(house.store, tenant, {
    kind: 'consultationCodeGiven', at: house.clock(), caseId: at.id,
    content: { ...asked, reader: subjectHash(tenant, person.id) },
  })
  return redirectTo(c, `${codeAddress(sight.seen, one)}?${CODE}=${id}`)
}

async function sightOf(c: Page): Promise<Sight | undefined> {
  const seen = await caseDeskOf(c)
  const one = seen?.at.consultations.find(({ id }) => id === c.req.param('frage'))
  const link = one && linkOf(one)
  if (!seen || one?.status !== 'open' || link === undefined || !isInvolved(seen)) return undefined
  return { seen, one, asked: { consultation: one.id, link } }
}

function codePage(c: Page, { seen, one }: Sight, children: ComponentChildren): Promise<Response> {
  const title = `Code nennen: ${one.title}`
  return deskPage(c, {
    desk: seen.desk,
    title: pageTitle(seen, title),
    place: 'meine',
    children: (
      <>
        <CaseHead seen={seen} step={title} />
        <div class="lz-text">
          <Panel title={title}>{children}</Panel>
        </div>
      </>
    ),
  })
}

function Before({ sight: { seen, one } }: { sight: Sight }) {
  const to = mailTo(seen, one)
  return (
    <form class="lz-flow" method="post" action={codeAddress(seen, one)}>
      <p>
        Mit dem Link allein sieht die Stelle nur die Frage. Unterlagen und Antwort öffnen sich mit einem Code.{' '}
        {to === undefined
          ? 'Per E-Mail bekommt diese Stelle keinen: Nennen Sie ihn am Telefon.'
          : `Die Stelle kann ihn auf ihrer Seite selbst anfordern, er geht an ${to}. Kommt dort nichts an, nennen Sie einen am Telefon.`}
      </p>
      <p>Rufen Sie die Stelle unter einer Nummer an, die Sie kennen. Wer bei Ihnen anruft, kann jemand anderes sein.</p>
      <div class="lz-row">
        <Button>Code anzeigen</Button>
        <a href={`${seen.home}/beteiligung`}>Abbrechen</a>
      </div>
      <CsrfField csrf={seen.csrf} />
    </form>
  )
}

function After({ sight: { seen, one }, code, until }: { sight: Sight; code: string | undefined; until: string | undefined }) {
  return (
    <div class="lz-flow">
      {code === undefined || until === undefined ? (
        <p>Dieser Code gilt nicht mehr: Er wurde benutzt, oder er ist älter als {CODE_MINUTES} Minuten.</p>
      ) : (
        <>
          <p class="kern-heading-large lz-num">{code.slice(0, 3)} {code.slice(3)}</p>
          <p>
            Er gilt bis {clockOf(until)} und nur einmal, nur für {one.title} und diese Frage. Die Stelle gibt ihn
            auf der Seite ein, zu der ihr Link führt.
          </p>
        </>
      )}
      <div class="lz-row">
        <a href={`${seen.home}/beteiligung`}>Zur Beteiligung</a>
        <a href={codeAddress(seen, one)}>Anderen Code nennen</a>
      </div>
    </div>
  )
}
