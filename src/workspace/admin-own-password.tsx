// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The page behind a link for a new password: no sign-in, the link itself says who it is.
import { entitiesOf } from '../command/settings.ts'
import { page, redirectTo, refusePage } from '../server/answer.tsx'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import { hashPassword } from '../store/password.ts'
import { hashSecret } from '../store/secret.ts'
import { staffById } from '../store/staff.ts'
import type { Staff } from '../store/staff.ts'
import { findToken } from '../store/tokens.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { fieldId } from '../ui/field-id.ts'
import { DeskPage } from '../ui/layout.tsx'
import { Panel } from '../ui/panel.tsx'
import { siteOf } from '../ui/site.ts'
import { note, PASSWORD_PURPOSE } from './admin-password.tsx'

const MIN_PASSWORD = 12
const MAX_PASSWORD = 200

/** Asks for the new password, if the link still works. */
export async function showOwnPassword(c: Page): Promise<Response> {
  const staff = await staffOfLink(c)
  return staff ? passwordPage(c, staff, []) : expired(c)
}

/** Sets the password; the link and every open session end with it. */
export async function setOwnPassword(c: Page): Promise<Response> {
  const staff = await staffOfLink(c)
  if (!staff) return expired(c)
  const body = await c.req.parseBody()
  const [first, second] = [String(body['kennwort'] ?? ''), String(body['wiederholung'] ?? '')]
  const problems = problemsOf(first, second)
  if (problems.length) return passwordPage(c, staff, problems, 422)
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const passwordHash = await hashPassword(first)
  const now = house.clock()
  let isFirst = false
  await note({ house, tenant, now, person: staff }, staff.id, { gesetzt: now }, async (q) => {
    const used = await q(
      `UPDATE tokens SET used_at = $2
      WHERE hash = decode($1, 'hex') AND used_at IS NULL AND revoked_at IS NULL RETURNING purpose`,
      [hashOf(c), now],
    )
    isFirst = used.length === 1
    if (!isFirst) return
    await q('UPDATE staff SET password_hash = $2 WHERE id = $1', [staff.id, passwordHash])
    await q(`DELETE FROM sessions WHERE subject = $1 AND kind = 'staff'`, [staff.id])
  })
  return isFirst ? redirectTo(c, `/${tenant.slug}/amt/anmelden`) : expired(c)
}

const hashOf = (c: Page) => hashSecret(c.req.param('code') ?? '')

async function staffOfLink(c: Page): Promise<Staff | undefined> {
  const [{ store, clock }, tenant] = [c.get('house'), c.get('tenant')]
  const token = await findToken(store, tenant, hashOf(c), PASSWORD_PURPOSE, clock())
  if (!token || token.usedAt !== null) return undefined
  const staff = await staffById(store, tenant, (token.data as { staff: string }).staff)
  return staff?.active ? staff : undefined
}

function problemsOf(first: string, second: string) {
  if (first.length < MIN_PASSWORD || first.length > MAX_PASSWORD) {
    return [
      {
        field: 'kennwort',
        message: `Kennwort: Nehmen Sie ${MIN_PASSWORD} bis ${MAX_PASSWORD} Zeichen, zum Beispiel vier Wörter.`,
      },
    ]
  }
  return first === second
    ? []
    : [
        {
          field: 'wiederholung',
          message:
            'Wiederholung: Die beiden Kennwörter sind verschieden. Bitte geben Sie es noch einmal ein.',
        },
      ]
}

const expired = (c: Page) =>
  refusePage(
    c,
    404,
    'Dieser Link gilt nicht mehr',
    'Er wurde schon benutzt, ersetzt oder ist älter als drei Tage. Bitten Sie Ihre Verwaltung um einen neuen.',
  )

async function passwordPage(
  c: Page,
  staff: Staff,
  problems: readonly { field: string; message: string }[],
  status: 200 | 422 = 200,
) {
  const tenant = c.get('tenant')
  const site = siteOf(tenant, await entitiesOf(c.get('house'), tenant))
  return page(
    c,
    <DeskPage site={site} title="Kennwort wählen">
      <div class="lz-wrap lz-flow">
        <ErrorSummary problems={problems} />
        <h1 class="kern-heading-medium">Kennwort wählen</h1>
        <div class="lz-text">
          <Panel>
            <p>
              Sie wählen das Kennwort für {staff.name} ({staff.email}). Danach melden Sie sich damit
              an.
            </p>
            <form class="lz-flow" method="post" novalidate>
              {[
                ['kennwort', 'Kennwort'],
                ['wiederholung', 'Kennwort wiederholen'],
              ].map(([name, title]) => (
                <div
                  class={`kern-form-input${problems.some(({ field }) => field === name) ? ' kern-form-input--error' : ''}`}
                >
                  <label class="kern-label" for={fieldId(name!)}>
                    {title}
                  </label>
                  <input
                    class="kern-form-input__input"
                    id={fieldId(name!)}
                    name={name}
                    type="password"
                    autocomplete="new-password"
                  />
                </div>
              ))}
              <Button>Kennwort speichern</Button>
              <CsrfField csrf={c.get('csrf')} />
            </form>
          </Panel>
        </div>
      </div>
    </DeskPage>,
    status,
  )
}
