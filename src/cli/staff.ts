// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { hashPassword } from '../store/password.ts'
import { listStaff, saveStaff } from '../store/staff.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { openPlatform } from './platform.ts'
import { readAll } from './stdin.ts'
import { tenantOrFail } from './tenant-or-fail.ts'

export const help = `laufzettel staff list --tenant NAME
laufzettel staff add KÜRZEL --tenant NAME --name "Vorname Name" --email ADRESSE --roles sb,zb < kennwort.txt

  --roles   Rollen der Verfahren, zum Beispiel sb, zb, kasse, poststelle
  --phone   Durchwahl, steht im Bescheid
  Das Kennwort kommt von der Standardeingabe, mindestens 12 Zeichen.`

const MIN_PASSWORD = 12

/** Lists staff or adds one with a password. */
export async function run(argv: readonly string[]): Promise<number> {
  const { words, options } = parseArguments(argv, [], ['tenant', 'name', 'email', 'roles', 'phone', 'data'])
  const [verb, id] = words
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : '')
  if ((verb !== 'list' && verb !== 'add') || !text('tenant')) throw new UsageError('Möglich sind: staff list und staff add, jeweils mit --tenant NAME.')
  if (verb === 'add' && (!/^[a-z][a-z0-9.-]{1,40}$/.test(id ?? '') || !text('name') || !text('email').includes('@') || !text('roles'))) {
    throw new UsageError('staff add braucht KÜRZEL, --name, --email und --roles.')
  }
  const password = verb === 'add' ? (await readAll()).replace(/\r?\n$/, '') : ''
  if (verb === 'add' && password.length < MIN_PASSWORD) throw new UsageError(`Das Kennwort braucht mindestens ${MIN_PASSWORD} Zeichen.`)
  const platform = await openPlatform({ dataDir: options['data'] as string | undefined, say: () => undefined })
  const { store } = platform.house
  try {
    const tenant = await tenantOrFail(store, text('tenant'))
    if (verb === 'list') {
      const staff = (await listStaff(store, tenant)).map(({ passwordHash: _, ...rest }) => rest)
      console.log(options['json'] ? JSON.stringify({ staff }) : staff.map((one) => `${one.id}\t${one.name}\t${one.roles.join(',')}`).join('\n'))
      return 0
    }
    await saveStaff(store, tenant, {
      id: id!, name: text('name'), email: text('email'), roles: text('roles').split(',').map((role) => role.trim()), units: [],
      entities: null, phone: text('phone') || null, active: true, deputyFor: [], passwordHash: await hashPassword(password),
    })
    console.log(options['json'] ? JSON.stringify({ staff: id }) : `${text('name')} kann sich in ${tenant.name} anmelden.`)
    return 0
  } finally {
    await platform.close()
  }
}
