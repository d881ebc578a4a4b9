// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Key figures counted by the database say the same as counting by hand, day by day, from events.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { FIGURE_MARKS, spanBefore, spanNamed, spanOf } from '../src/command/insight.ts'
import { countFigures, figuresOf } from '../src/store/insight.ts'
import type { Figures, FigureScope } from '../src/store/insight.ts'
import { forgetFigures, readFigures } from '../src/store/insight-read.ts'
import { testStore } from '../src/store/test-store.ts'
import type { TestStore } from '../src/store/test-store.ts'
import { daysOf, livedCases, putCase } from './insight-cases.ts'
import type { Lived } from './insight-cases.ts'
import { preparedOf } from './library.ts'

const TODAY = '2026-12-31'
const PROCESSES = ['gestattung', 'allgemeiner-antrag', 'negativzeugnis', 'hundesteuer']

let stage: TestStore
const cases: { tenant: 0 | 1; one: Lived }[] = []

before(async () => {
  stage = await testStore()
  for (const [i, id] of PROCESSES.entries()) {
    const prepared = preparedOf(id)
    for (const [n, one] of livedCases(prepared, '').entries()) {
      const at = { ...one.at, channel: n % 3 ? 'portal' : 'paper' }
      cases.push({ tenant: (i + n) % 5 === 0 ? 1 : 0, one: { ...one, at, entity: n % 2 ? 'nord' : 'sued' } })
    }
  }
  for (const { tenant, one } of cases) await putCase(stage.store, stage.tenants[tenant], one)
})
after(() => stage.close())

/** What a clerk with paper and pencil would note of a case. */
function noted({ prepared, at, history, entity, done, waitingKind }: Lived) {
  const events = history.map(({ event }) => event)
  const of = <K extends (typeof events)[number]['kind']>(kind: K) =>
    events.filter((event): event is Extract<(typeof events)[number], { kind: K }> => event.kind === kind)
  const reached = (key: string) => of('statusSet').find(({ status, to }) => `${status}:${to}` === key)?.on
  const received = (of('receiptCorrected').at(-1) ?? of('recorded')[0])?.at.slice(0, 10) ?? history[0]!.on
  const notice = of('letterIssued').find(({ content }) => content.kind === 'decisionNotice')?.letter.on
  const fiction = reached(FIGURE_MARKS.fiction)
  const finished = [notice, fiction, done ? (reached(FIGURE_MARKS.closed) ?? of('statusSet').at(-1)!.on) : undefined].filter((day) => day !== undefined).sort()[0]
  let [applicant, consultees] = [0, 0]
  for (const day of finished === undefined ? [] : daysOf(received, finished)) {
    const forApplicant = of('documentsRequested').some(({ request }) => {
      const came = [...of('documentsSupplied'), ...of('documentsForgone')].find(({ ids }) => ids.includes(request.id))?.on
      return request.askedOn <= day && day <= request.due && !(came !== undefined && came <= day)
    })
    const forBody = of('consulted').some(({ consultation }) => {
      const answer = [...of('consultationAnswered'), ...of('consultationSilent')].find(({ id }) => id === consultation.id)?.on
      return consultation.askedOn <= day && !(answer !== undefined && answer <= day)
    })
    if (forApplicant) applicant++
    else if (forBody) consultees++
  }
  const names = new Set(of('deadlineSet').map(({ name }) => name))
  const deadlines = [...names].flatMap((name) => {
    const lastSet = history.findLastIndex(({ event }) => event.kind === 'deadlineSet' && event.name === name)
    const { deadline } = history[lastSet]!.event as Extract<(typeof events)[number], { kind: 'deadlineSet' }>
    if (deadline.side !== 'authority' || deadline.from === undefined || deadline.restsSince !== undefined) return []
    const cleared = history.slice(lastSet + 1).find(({ event }) => event.kind === 'deadlineCleared' && event.name === name)?.on
    const settled = cleared ?? (finished !== undefined && finished >= deadline.setOn ? finished : undefined)
    return [{ due: deadline.due, settled }]
  })
  const claims = of('receivableBooked').map(({ receivable }) => receivable)
  const cancelled = at.receivables.filter((one) => one.cancelled !== undefined).reduce((sum, { cents }) => sum + cents, 0)
  return {
    process: prepared.process.id, entity, channel: at.channel, received, finished, applicant, consultees, deadlines, waitingKind,
    requests: of('documentsRequested').length, fiction, objected: reached(FIGURE_MARKS.objected),
    objectionResult: (of('valuesSet').map(({ values }) => values[FIGURE_MARKS.objectionResult]).findLast((one) => one !== undefined) ?? 'open') as string,
    feeOn: claims.map(({ bookedOn }) => bookedOn).sort()[0], fee: claims.reduce((sum, { cents }) => sum + cents, 0), cancelled,
    paid: of('paid').reduce((sum, { cents }) => sum + cents, 0),
  }
}

function byHand(tenant: 0 | 1, { from, to, today, processes, entity, hidden }: FigureScope): Figures {
  const end = to < today ? to : today
  const within = (day: string | undefined) => day !== undefined && day >= from && day <= end
  const all = cases.filter((one) => one.tenant === tenant).map(({ one }) => noted(one))
    .filter((one) => (!processes || processes.includes(one.process)) && !hidden.includes(one.process) && (entity === undefined || one.entity === entity))
  const finished = all.filter((one) => within(one.finished))
  const gross = finished.map((one) => daysOf(one.received, one.finished!).length).sort((a, b) => a - b)
  const net = finished.map((one) => daysOf(one.received, one.finished!).length - one.applicant - one.consultees).sort((a, b) => a - b)
  const share = (days: number[], part: number) => days[Math.ceil(days.length * part) - 1] ?? null
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  const deadlines = all.flatMap((one) => one.deadlines).filter(({ due }) => within(due))
  const paying = all.filter((one) => within(one.feeOn))
  const open = all.filter((one) => one.received <= end && (one.finished === undefined || one.finished > end))
  const age = (days: number) => (days > 180 ? '181' : days > 90 ? '91' : days > 30 ? '31' : '0')
  return {
    received: all.filter((one) => within(one.received)).length,
    channels: tally(all.filter((one) => within(one.received)).map(({ channel }) => channel)),
    throughput: {
      cases: finished.length, complete: finished.filter(({ requests }) => requests === 0).length,
      grossMedian: share(gross, 0.5), grossP90: share(gross, 0.9), netMedian: share(net, 0.5), netP90: share(net, 0.9),
      grossDays: sum(gross), applicantDays: sum(finished.map((one) => one.applicant)), consulteeDays: sum(finished.map((one) => one.consultees)),
      applicantCases: finished.filter((one) => one.applicant > 0).length, consulteeCases: finished.filter((one) => one.consultees > 0).length,
    },
    deadlines: {
      kept: deadlines.filter(({ due, settled }) => settled !== undefined && settled <= due).length,
      missed: deadlines.filter(({ due, settled }) => (settled ?? today) > due).length,
    },
    fictions: all.filter((one) => within(one.fiction)).length,
    objections: all.filter((one) => within(one.objected)).length,
    objectionResults: tally(all.filter((one) => within(one.objected)).map((one) => one.objectionResult)),
    money: {
      set: amount(paying.map(({ fee }) => fee)), cancelled: amount(paying.map(({ cancelled }) => cancelled)),
      paid: amount(paying.map(({ paid, fee }) => Math.min(paid, fee))),
      open: amount(paying.map(({ fee, paid, cancelled }) => Math.max(0, fee - cancelled - paid))),
    },
    backlog: tally(open.map(({ received }) => age(daysOf(received, end).length))),
    waiting: tally(all.filter((one) => one.finished === undefined).map((one) => one.waitingKind)),
  }
}

const amount = (all: readonly number[]) =>
  ({ cases: all.filter((cents) => cents > 0).length, cents: all.reduce((a, b) => a + b, 0) })

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

const SCOPES: readonly Partial<FigureScope>[] = [
  {}, { from: '2026-06-01', to: '2026-06-30' }, { from: '2025-01-01', to: '2026-08-31' },
  { processes: ['gestattung'] }, { processes: ['negativzeugnis', 'hundesteuer'], entity: 'nord' }, { hidden: ['hundesteuer'] },
]
const scoped = (more: Partial<FigureScope>): FigureScope =>
  ({ from: '2000-01-01', to: TODAY, today: TODAY, hidden: [], ...more })

test('every figure is what counting by hand gives, in both municipalities', async (t) => {
  for (const tenant of [0, 1] as const) assert.ok(await readFigures(stage.store, stage.tenants[tenant], FIGURE_MARKS))
  const whole = byHand(0, scoped({}))
  t.diagnostic(`${cases.length} cases; ${JSON.stringify(whole)}`)
  // An oracle that never meets a thing proves nothing about it.
  for (const [name, n] of Object.entries({ ...whole.deadlines, fictions: whole.fictions, objections: whole.objections, paid: whole.money.paid.cents,
    cancelled: whole.money.cancelled.cents, applicant: whole.throughput.applicantDays, bodies: whole.throughput.consulteeDays, all: whole.received - 40 })) {
    assert.ok(n > 0, `no ${name} in the example cases`)
  }
  for (const tenant of [0, 1] as const) {
    for (const more of SCOPES) {
      const scope = scoped(more)
      assert.deepEqual(await figuresOf(stage.store, stage.tenants[tenant], scope), byHand(tenant, scope), JSON.stringify(more))
    }
  }
})

test('lines by service and legal entity add up, and leave out what is hidden', async () => {
  const [tenant] = stage.tenants
  const scope = scoped({ hidden: ['hundesteuer'] })
  const counted = await countFigures(stage.store, tenant, scope)
  for (const by of ['process', 'entity'] as const) {
    const lines = by === 'process' ? counted.processes : counted.entities
    const all = byHand(0, scope)
    assert.equal(lines.reduce((sum, { received }) => sum + received, 0), all.received)
    assert.equal(lines.reduce((sum, { finished }) => sum + finished, 0), all.throughput.cases)
    assert.equal(lines.some(({ key }) => key === 'hundesteuer'), false)
    for (const { key, netMedian } of lines) {
      const one = by === 'process' ? { processes: [key] } : { entity: key }
      assert.equal(netMedian, byHand(0, scoped({ ...scope, ...one })).throughput.netMedian)
    }
  }
})

test('figures made anew from the events are the same, and a case that moves on is read again', async () => {
  const [tenant] = stage.tenants
  const before = await figuresOf(stage.store, tenant, scoped({}))
  await forgetFigures(stage.store, tenant)
  assert.equal((await figuresOf(stage.store, tenant, scoped({}))).received, 0)
  await readFigures(stage.store, tenant, FIGURE_MARKS)
  assert.deepEqual(await figuresOf(stage.store, tenant, scoped({})), before)
  const more = cases.find(({ one }) => one.prepared.process.id === 'gestattung')!
  await putCase(stage.store, tenant, { ...more.one, history: more.one.history.map((one) => ({ ...one, on: '2099-12-30' })) })
  await readFigures(stage.store, tenant, FIGURE_MARKS)
  assert.equal((await figuresOf(stage.store, tenant, scoped({}))).received, before.received + 1)
})

test('spans are whole months, and the one before is as long', () => {
  assert.deepEqual(spanNamed('monat', '2026-02-14'), { from: '2026-02-01', to: '2026-02-28' })
  assert.deepEqual(spanNamed('vormonat', '2026-01-14'), { from: '2025-12-01', to: '2025-12-31' })
  assert.deepEqual(spanNamed('quartal', '2026-06-30'), { from: '2026-04-01', to: '2026-06-30' })
  assert.deepEqual(spanNamed('vorquartal', '2026-01-01'), { from: '2025-10-01', to: '2025-12-31' })
  assert.deepEqual(spanNamed('vorjahr', '2024-02-29'), { from: '2023-01-01', to: '2023-12-31' })
  assert.deepEqual(spanOf('2026-01', '2026-03'), { from: '2026-01-01', to: '2026-03-31' })
  for (const [from, to] of [['2026-03', '2026-01'], ['2026-13', '2026-13'], ['x', '2026-01']]) assert.equal(spanOf(from!, to!), undefined)
  assert.deepEqual(spanBefore({ from: '2026-03-01', to: '2026-03-31' }), { from: '2026-02-01', to: '2026-02-28' })
  assert.deepEqual(spanBefore({ from: '2026-01-01', to: '2026-12-31' }), { from: '2025-01-01', to: '2025-12-31' })
})
