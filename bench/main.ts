// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Full commands per second (rules, audit, effects) beside two limits on the same server in the
// same run: a bare loop of the same driver that calls the same commit function with the arguments
// of real commands, and pgbench calling it. Ratios count; absolute numbers belong to the machine.
//
//   npm run bench -- [--seconds 3] [--rounds 3] [--clients 1,4,16] [--tenants 1,4] [--json]
import { parseArgs } from 'node:util'
import { environment } from './environment.ts'
import { openGround } from './ground.ts'
import { lettersTable } from './letters.ts'
import { pagesTable } from './pages.ts'
import { proofsTable } from './proofs.ts'
import { asJson, asTable } from './report.ts'
import { runRounds } from './rounds.ts'
import { sumsTable } from './sums.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '1,4,16' },
    tenants: { type: 'string', default: '1,4' },
    json: { type: 'boolean', default: false },
  },
})

const numbers = (text: string) => text.split(',').map((one) => {
  const number = Number(one)
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number
  throw new Error(`«${one}» ist keine ganze Zahl von 1 bis 64.`)
})

const plan = {
  seconds: numbers(values.seconds)[0]!,
  rounds: numbers(values.rounds)[0]!,
  clients: numbers(values.clients),
  tenants: numbers(values.tenants),
}
const ground = await openGround(Math.max(...plan.tenants))
try {
  const where = await environment(ground)
  const rows = await runRounds(ground, plan, (line) => process.stderr.write(`${line}\n`))
  console.log(values.json ? asJson(where, plan, rows) : asTable(where, plan, rows))
  if (!values.json) console.log(`\n${sumsTable(plan.seconds)}\n\n${proofsTable()}\n\n${await pagesTable(plan.seconds)}\n\n${await lettersTable()}`)
} finally {
  await ground.close()
}
