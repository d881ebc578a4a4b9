// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { contextFor, processOf } from '../command/settings.ts'
import type { Context } from '../engine/context.ts'
import { adapted } from '../engine/scope.ts'
import type { Process } from '../process/process.ts'
import { redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import { Button } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Facts } from '../ui/facts.tsx'
import { List } from '../ui/list.tsx'
import { telephone } from '../ui/site.ts'
import { beginDraft } from './draft.ts'
import { earlierAnswers, earlierOffer, LIKE } from './earlier.tsx'
import { address, portalPage } from './frame.tsx'
import { prefill } from './prefill.ts'
import { sentForm } from './sent-form.ts'
import { feeFacts, papersOf, termsOf } from './service-facts.ts'
import type { FeeFacts } from './service-facts.ts'

/** All about one service, before anybody types a word. */
export async function servicePage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const prepared = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!prepared) return unknown(c)
  const { id, title, summary, basis, pages } = prepared.process
  const context = await contextFor(house, tenant, id)
  const fee = feeFacts(prepared, context)
  const [papers, terms] = [papersOf(prepared), termsOf(prepared, context)]
  return portalPage(
    c,
    { title, isPublic: true },
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={[{ title: 'Leistungen', href: address(c, '/') }, { title }]} />
      <div class="lz-text lz-flow">
        <header class="lz-tight">
          <h1 class="kern-heading-large">{title}</h1>
          <p class="lz-lead">{summary}</p>
        </header>
        {pages[0]?.intro && <p>{pages[0].intro}</p>}
        <form class="lz-tight" method="post">
          <CsrfField csrf={c.get('csrf')} />
          <Button>Antrag stellen</Button>
          {await earlierOffer(c, id)}
          <p class="lz-meta">
            Sie können jederzeit unterbrechen und später weitermachen, auch an einem anderen Gerät.
            Ein Konto brauchen Sie nicht.
          </p>
        </form>
        {fee && <Fee fee={fee} />}
        {papers.length > 0 && (
          <section aria-labelledby="h-unterlagen">
            <h2 class="kern-heading-medium" id="h-unterlagen">
              Was Sie bereithalten sollten
            </h2>
            <List kind="plain">
              {papers.map(({ title: paper, help, need }) => (
                <li>
                  <strong>{paper}</strong>
                  {need !== 'always' && <span class="lz-meta">, {NEEDS[need]}</span>}
                  {help && (
                    <>
                      <br />
                      <span class="lz-meta">{help}</span>
                    </>
                  )}
                </li>
              ))}
            </List>
          </section>
        )}
        {terms.length > 0 && (
          <section aria-labelledby="h-fristen">
            <h2 class="kern-heading-medium" id="h-fristen">
              Welche Fristen gelten
            </h2>
            <Facts isWide rows={terms.map((term) => ({ label: term.title, value: term.text }))} />
          </section>
        )}
        <section aria-labelledby="h-zustaendig">
          <h2 class="kern-heading-medium" id="h-zustaendig">
            Wer zuständig ist
          </h2>
          <Facts
            rows={[
              ...officesOf(prepared.process, context).map(({ office, phone, places }) => ({
                label: office,
                value: (
                  <>
                    <a href={telephone(phone)}>{phone}</a>
                    <br />
                    <span class="lz-meta">für: {places.join(', ')}</span>
                  </>
                ),
              })),
              { label: 'Rechtsgrundlage', value: basis },
            ]}
          />
        </section>
      </div>
    </div>,
  )
}

const NEEDS = { sometimes: 'nur in manchen Fällen', voluntary: 'freiwillig' } as const

/** Offices with the legal entities they work for; an Amt has one for many. */
function officesOf(
  { unit }: Process,
  context: Context,
): { office: string; phone: string; places: string[] }[] {
  const offices = new Map<string, { office: string; phone: string; places: string[] }>()
  for (const { id, phone, name, office: own } of Object.values(context.entities)) {
    const office = adapted(context, id, 'unit') ?? unit ?? own
    const known = offices.get(`${office} ${phone}`)
    if (known) known.places.push(name)
    else offices.set(`${office} ${phone}`, { office, phone, places: [name] })
  }
  return [...offices.values()]
}

function Fee({ fee }: { fee: FeeFacts }) {
  return (
    <section aria-labelledby="h-kosten">
      <h2 class="kern-heading-medium" id="h-kosten">
        Was es kostet
      </h2>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Gebühren</caption>
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">Wofür</th>
            <th scope="col">Betrag</th>
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {fee.rows.map(({ title, amount }) => (
            <tr class="kern-table__row">
              <td class="kern-table__cell">{title}</td>
              <td class="kern-table__cell kern-table__cell--numeric lz-num">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lz-meta">
        {fee.frame} Vor dem Absenden sehen Sie, was Ihr Antrag voraussichtlich kostet. Grundlage:{' '}
        {fee.basis}.
      </p>
    </section>
  )
}

/** Begins an application and leads to its first page. */
export async function beginApplication(c: Page): Promise<Response> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const prepared = await processOf(house, tenant, c.req.param('process') ?? '')
  if (!prepared) return unknown(c)
  const { fields, pages } = prepared.process
  const context = await contextFor(house, tenant, prepared.process.id)
  const pressed = (await sentForm(c)).own(`_${LIKE}`)
  const account = person?.kind === 'citizen' ? await accountById(house.store, person.id) : undefined
  const known = account
    ? prefill(
        fields,
        pages.flatMap((page) => page.fields),
        { email: account.email, ...account.profile },
      )
    : {}
  const code = await beginDraft(c, prepared, { ...known, ...(await earlierAnswers(c, prepared, context, pressed)) })
  return redirectTo(c, address(c, `/antrag/${code}/${pages[0]!.key}`))
}

const unknown = (c: Page) =>
  refusePage(
    c,
    404,
    'Diese Leistung gibt es hier nicht',
    'Vielleicht heißt sie anders. Auf der Startseite finden Sie alle Leistungen.',
  )
