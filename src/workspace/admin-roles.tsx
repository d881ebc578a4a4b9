// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who may do what, computed from the published procedures: nothing is kept beside them.
import type { Option, Process } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { adminPage } from './admin-frame.tsx'
import { ADMIN_ROLE } from './admin-setting.ts'
import { deskOf, titleOfRole } from './desk.ts'
import type { Desk } from './desk.ts'

/** Roles that belong to the house and to no procedure. */
const HOUSE_ROLES = [ADMIN_ROLE, 'fachadmin', 'dsb', 'rpa', 'registratur', 'archiv']

/** The roles staff can have, each with the procedures it counts in; `held` are kept in any case. */
export function roleOptions(
  processes: readonly Process[],
  held: readonly string[] = [],
): Record<string, Option> {
  const inProcesses = new Map<string, string[]>()
  for (const { roles, title } of processes) {
    for (const [role, { kind }] of Object.entries(roles)) {
      if (kind === 'staff') inProcesses.set(role, [...(inProcesses.get(role) ?? []), title])
    }
  }
  const keys = [...new Set([...inProcesses.keys(), ...HOUSE_ROLES, ...held])]
  return Object.fromEntries(
    keys.map((role): [string, Option] => {
      const where = inProcesses.get(role)
      const title = titleOfRole(processes, role)
      return [role, where ? { title, help: where.join(', ') } : title]
    }),
  )
}

/** Every published procedure, those of a protected class too: here only rights are shown, no case. */
export const allProcesses = ({ published }: Desk): Process[] => published.map(({ process }) => process)

/** For each procedure: which role may do which action, and who has it. */
export async function showRoles(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const processes = allProcesses(desk)
  return adminPage(c, {
    desk,
    title: 'Rollen',
    children: (
      <div class="lz-flow">
        <p class="lz-text">
          Was eine Rolle darf, steht im Verfahren. Wer sie hat, ändern Sie bei der Person.
        </p>
        {processes.map((process) => (
          <ProcessRoles desk={desk} process={process} />
        ))}
      </div>
    ),
  })
}

function ProcessRoles({ desk, process }: { desk: Desk; process: Process }) {
  const roles = Object.entries(process.roles).filter(([, { kind }]) => kind === 'staff')
  const rows = roles.map(([role, { title }]) => ({
    label: title,
    value: (
      <>
        <strong>{holders(desk, role).join(', ') || 'Niemand'}</strong>
        <br />
        {actionsOf(process, role).join(', ') || 'Liest mit'}
      </>
    ),
  }))
  return (
    <Panel title={process.title}>
      {process.access && (
        <p>
          Nur für{' '}
          {process.access.roles.map((role) => process.roles[role]?.title ?? role).join(', ')}{' '}
          sichtbar ({process.access.basis}).
        </p>
      )}
      <Facts rows={rows} isWide />
    </Panel>
  )
}

const holders = (desk: Desk, role: string) =>
  [...desk.staff.values()]
    .filter((one) => one.active && one.roles.includes(role))
    .map(({ name }) => name)

const actionsOf = (process: Process, role: string) =>
  Object.values(process.actions)
    .filter(({ by }) => by.includes(role))
    .map(({ title }) => title)
