// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A new password is chosen by its owner behind a link that works once. The link is shown once, or
// mailed; here only its hash is kept, and whoever administers never knows a password.
import type { ComponentChildren } from 'preact'
import type { Mail } from '../command/mail.ts'
import { ServiceOutage } from '../command/service-outage.ts'
import { redirectTo } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import type { Query } from '../store/query.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { changeSetting, settingChanges, stateHash } from '../store/settings-history.ts'
import { PEOPLE_AREAS } from '../store/settings-retention.ts'
import type { Staff } from '../store/staff.ts'
import { replaceToken } from '../store/tokens.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { adminPage } from './admin-frame.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { momentOf } from './moment.ts'

/** Purpose of the tokens behind these links. */
export const PASSWORD_PURPOSE = 'staff-password'
/** Where it stands that a link was made or a password set; never the link or the password. */
export const PASSWORD_AREA = PEOPLE_AREAS.password
const LINK_HOURS = 72

/** Below the form of a person: a link for a new password, and where deputies are ruled. */
export function PasswordPanel({ c, desk, staff }: { c: Page; desk: Desk; staff: Staff }) {
  const address = `${desk.base}/verwaltung/personen/${staff.id}`
  const [csrf, canMail, isSet] = [
    c.get('csrf'),
    senderOf(desk) !== undefined,
    staff.passwordHash !== null,
  ]
  return (
    <Panel title="Kennwort und Vertretung">
      <p>
        {isSet
          ? 'Ein Kennwort ist gesetzt.'
          : 'Noch ist kein Kennwort gesetzt: Die Person kann sich nicht anmelden.'}{' '}
        Über einen Link wählt sie selbst ein neues. Er gilt drei Tage und nur einmal.
      </p>
      <form method="post" action={`${address}/kennwort`} class="lz-row">
        <Button kind="secondary">Link anzeigen</Button>
        {canMail && (
          <Button kind="secondary" name="_weg" value="mail">
            Link per E-Mail senden
          </Button>
        )}
        <CsrfField csrf={csrf} />
      </form>
      <p>
        <ButtonLink kind="secondary" href={`${address}/vertretung`}>
          Vertretungen regeln
        </ButtonLink>
      </p>
    </Panel>
  )
}

/** Makes a link and shows it this once, or mails it; earlier links stop working. */
export async function makePasswordLink(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const staff = desk.staff.get(c.req.param('person')!)
  if (!staff) return c.notFound() as Response
  const byMail = (await sentForm(c)).own('_weg') === 'mail'
  const { house, tenant, now } = desk
  const secret = newSecret()
  const until = new Date(Date.parse(now) + LINK_HOURS * 3_600_000).toISOString()
  await note(desk, staff.id, { link: now }, async (q) => {
    const data = { staff: staff.id }
    const token = { hash: hashSecret(secret), purpose: PASSWORD_PURPOSE, data, expiresAt: until, createdAt: now }
    await replaceToken(q, token, data)
  })
  const path = `/${tenant.slug}/amt/kennwort/${secret}`
  const link = `${house.address ?? new URL(c.req.url).origin}${path}`
  const sender = senderOf(desk)
  if (byMail && sender && house.mail) {
    const mailed = await house.mail(mailOf(desk, sender, staff, link)).catch((error: unknown) => {
      if (error instanceof ServiceOutage) return { refused: 0 }
      throw error
    })
    if ('sent' in mailed)
      return redirectTo(c, `${desk.base}/verwaltung/personen/${staff.id}?gesendet=1`)
    return linkPage(
      c,
      desk,
      staff,
      <Alert kind="danger" title="Die E-Mail ging nicht hinaus" role="alert">
        <p>
          Prüfen Sie die Adresse {staff.email}, oder lassen Sie sich den Link anzeigen und geben Sie
          ihn selbst weiter.
        </p>
      </Alert>,
    )
  }
  return linkPage(
    c,
    desk,
    staff,
    <>
      <Alert kind="success" title="Der Link ist gemacht">
        <p>
          Er steht nur jetzt hier. Geben Sie ihn {staff.name} auf sicherem Weg. Er gilt bis{' '}
          {momentOf(until, desk.today)} und nur einmal.
        </p>
      </Alert>
      <p class="lz-break">
        <code>{link}</code>
      </p>
    </>,
  )
}

/** Notes in the history that something happened to a password, in one transaction with it. */
export async function note(
  desk: Pick<Desk, 'house' | 'tenant' | 'now'> & {
    readonly person: { readonly id: string; readonly name: string }
  },
  id: string,
  after: Readonly<Record<string, string>>,
  write: (q: Query) => Promise<void>,
): Promise<boolean> {
  const {
    house: { store },
    tenant,
    person,
    now,
  } = desk
  const [last] = await settingChanges(store, tenant, PASSWORD_AREA, id)
  const edited = await changeSetting(store, tenant, {
    area: PASSWORD_AREA,
    key: id,
    seen: stateHash(last?.after ?? null),
    after,
    by: { id: person.id, name: person.name },
    at: now,
    write: async (q) => {
      await write(q)
      return undefined
    },
  })
  return edited.kind === 'saved'
}

function linkPage(
  c: Page,
  desk: Desk,
  staff: Staff,
  children: ComponentChildren,
): Promise<Response> {
  const people = `${desk.base}/verwaltung/personen`
  return adminPage(c, {
    desk,
    title: 'Neues Kennwort',
    crumbs: [
      { title: 'Personen', href: people },
      { title: staff.name, href: `${people}/${staff.id}` },
    ],
    children: (
      <div class="lz-flow lz-text">
        {children}
        <p>
          <a href={`${people}/${staff.id}`}>Zurück zu {staff.name}</a>
        </p>
      </div>
    ),
  })
}

function senderOf({ house, tenant }: Desk): string | undefined {
  const mail = tenant.settings['mail'] as { readonly sender?: string } | undefined
  return house.mail && house.address ? mail?.sender || undefined : undefined
}

function mailOf({ tenant, now }: Desk, sender: string, staff: Staff, link: string): Mail {
  const text = `Guten Tag ${staff.name},

über diesen Link wählen Sie Ihr Kennwort für den Arbeitsplatz von ${tenant.name}:

${link}

Er gilt drei Tage und nur einmal. Haben Sie nicht darum gebeten, rufen Sie bitte Ihre Verwaltung an.
`
  const from = { name: tenant.name, address: sender }
  return {
    key: `password ${staff.id} ${now}`,
    from,
    to: staff.email,
    subject: 'Ihr Kennwort für den Arbeitsplatz',
    text,
  }
}
