// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Many deliveries at once, with services that fail, bounces that come twice, and workers that are
// killed between sending and recording. Every fate is drawn from one seed.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ReadBounces } from '../src/command/bounces.ts'
import { execute } from '../src/command/execute.ts'
import { makeHouse } from '../src/command/house.ts'
import { openHybridMail } from '../src/connectors/hybrid-mail/hybrid-mail.ts'
import { startStandIn } from '../src/connectors/hybrid-mail/stand-in.ts'
import type { StandIn } from '../src/connectors/hybrid-mail/stand-in.ts'
import { parseBounce } from '../src/connectors/imap/parse-bounce.ts'
import { postfixBounce } from '../src/connectors/imap/test-bounces.ts'
import { attemptsOf } from '../src/engine/delivery-ledger.ts'
import { saveOverlay } from '../src/store/overlays.ts'
import { waitingLetters } from '../src/store/paper-letters.ts'
import { readTenant } from '../src/store/query.ts'
import { readBounces } from '../src/worker/bounces.ts'
import { sendLetter } from '../src/workspace/print-batch.ts'
import type { Desk } from '../src/workspace/desk.ts'
import { deliveryWorld, linkIn, linkMails } from './delivery-world.ts'
import type { DeliveryWorld } from './delivery-world.ts'
import { expected, OFFICE_DAYS, plus, PRINTER_DAYS } from './delivery-oracle.ts'
import type { Fate } from './delivery-oracle.ts'
import type { WorkerPlace } from './delivery-worker.ts'

const START = '2026-03-02'
const DAYS = [0, 1, 2, 3, 5, 8, 11, 12, 15, 16, 17, 25]
/** Days with much to do, the best to kill on first. */
const KILL_DAYS = [0, 11, 15, 2, 1, 3]
const SIGNING_AT_ONCE = 6
const PASSES_AFTER = 8
const HOLD_MS = 150
const KILL_MS_AT_MOST = 60_000
/** A worker reads each minute. */
const READINGS = 500

export interface Figures {
  readonly deliveries: number
  readonly kills: number
  readonly mails: number
  readonly mailsTwice: number
  readonly printerAsked: number
  readonly printed: number
  readonly bounces: number
  readonly bouncesTwice: number
  readonly events: number
  readonly seconds: number
}

/** Plays `count` deliveries to their end, killing up to `kills` workers, and proves what became of each. */
export async function chaos({ count, seed, kills }: { readonly count: number; readonly seed: number; readonly kills: number }): Promise<Figures> {
  const began = performance.now()
  const it = await deliveryWorld()
  const printer = await startStandIn()
  // A limit of time alone keeps no process alive.
  const alive = setInterval(() => undefined, 1_000)
  try {
    const run = new Run(it, printer, count, seed)
    const killsOn = (day: number) => {
      const place = KILL_DAYS.indexOf(day)
      return place < 0 ? 0 : Math.ceil((kills - place) / KILL_DAYS.length)
    }
    await run.sign()
    for (const day of DAYS) {
      await run.morning(day)
      await run.work(day, killsOn(day))
    }
    return await run.judge(began)
  } finally {
    clearInterval(alive)
    await printer.close()
    await it.close()
  }
}

class Run {
  readonly it: DeliveryWorld
  readonly printer: StandIn
  readonly count: number
  readonly chance: () => number
  readonly cases: { id: string; fate: Fate }[] = []
  readonly mailbox: string[] = []
  kills = 0
  bounces = { count: 0, twice: 0 }

  constructor(it: DeliveryWorld, printer: StandIn, count: number, seed: number) {
    this.it = it
    this.printer = printer
    this.count = count
    this.chance = chanceOf(seed)
  }

  /** All notices are signed on one day; nobody works on them yet. */
  async sign() {
    const { it, printer, chance } = this
    await saveOverlay(it.house.store, it.angeln, { process: 'gestattung', entity: '', parameters: { druckdienst: true } })
    it.smtp.answer = { recipient: (address) => (address.startsWith('weg.') ? 550 : chance() < 0.1 ? 451 : undefined) }
    printer.refuses = (address) => address.some((line) => line.includes('Unbekannt'))
    printer.mood = () => (['dieBefore', 'dieAfter', 'busy'] as const)[Math.floor(chance() * 12)] ?? 'good'
    it.house = makeHouse({ ...it.house, hybridMail: openHybridMail({ url: printer.url, totalMs: 2_000 }), bounces: this.mailServer() })
    const fates = Array.from({ length: this.count }, () => fateOf(chance))
    for (let i = 0; i < fates.length; i += SIGNING_AT_ONCE) {
      await Promise.all(fates.slice(i, i + SIGNING_AT_ONCE).map(async (fate, j) => {
        const name = `${fate.isRefusedByPrinter ? 'Unbekannt' : 'Verein'} ${i + j}`
        const email = `${fate.link?.end === 'refused' ? 'weg' : 'da'}.${i + j}@verein.example`
        this.cases.push({ id: await it.signed(START, fate.wish, { quiet: true, name, email }), fate })
      }))
    }
  }

  /** What people, the post and mail servers do before the workers come. */
  async morning(day: number) {
    const { it, printer } = this
    const today = plus(START, day)
    it.day(today)
    if (PRINTER_DAYS.includes(day)) printer.dispatch(today)
    if (OFFICE_DAYS.includes(day)) {
      const desk = { house: it.house, tenant: it.angeln, person: { id: 'petersen', name: 'Hanna Petersen' } } as unknown as Desk
      for (const letter of (await waitingLetters(it.house.store, it.angeln)).filter((one) => this.isOurs(one.caseId))) {
        await sendLetter(desk, letter, today)
        await sendLetter(desk, letter, today)
      }
    }
    for (const { id, fate } of this.cases) {
      if (fate.link?.day !== day || day === 0) continue
      if (fate.link.end === 'retrieved') await this.retrieve(id, today)
      else await this.bounce(id)
    }
    // Killed before the mails are moved, it reads them again.
    for (let tries = 0; this.mailbox.length && tries < READINGS; tries++) await readBounces(it.house).catch(() => undefined)
  }

  /** Workers that are killed, then one that is not. */
  async work(day: number, kills: number) {
    const { it } = this
    let minutes = 9 * 60
    const now = () => `${plus(START, day)}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`
    for (let i = 0; i < kills; i++) {
      await this.killed(now())
      minutes += 2
    }
    for (let i = 0; i < PASSES_AFTER; i++) {
      it.world.setClock(now())
      await it.drain()
      minutes += 70
      if (!(await this.isBusy(day))) break
    }
  }

  private async isBusy(day: number): Promise<boolean> {
    const rows = await readTenant(this.it.house.store, this.it.angeln, (q) =>
      q(`SELECT 1 FROM effects WHERE state IN ('pending', 'running') AND run_after < $1 LIMIT 1`, [`${plus(START, day)}T18:00:00.000Z`]))
    return rows.length > 0
  }

  private async killed(now: string) {
    const { it, printer, chance } = this
    const child = fork(fileURLToPath(new URL('./delivery-worker.ts', import.meta.url)), {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', new URL('../src/tsx.ts', import.meta.url).href], stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const ended = new Promise<void>((end) => child.once('exit', () => end()))
    const working = new Promise<void>((ready) => child.once('message', () => ready()))
    const place: WorkerPlace = {
      ...it.world.place, now, secret: it.house.secret, address: it.house.address!, smtp: it.smtp.url, hybrid: printer.url,
    }
    child.send(place)
    // The mail has arrived long before the worker hears of it: that is the moment to kill it.
    it.smtp.answer = { ...it.smtp.answer, slowMs: HOLD_MS }
    await Promise.race([working, ended])
    await Promise.race([this.inTheMiddle(1 + Math.floor(chance() * 8)), ended])
    if (child.exitCode === null && child.kill('SIGKILL')) this.kills++
    await ended
    it.smtp.answer = { ...it.smtp.answer, slowMs: 0 }
  }

  /** The services have heard so much more; what they answered may not be written down yet. */
  private async inTheMiddle(more: number) {
    const heard = () => this.it.smtp.received.length + this.printer.asked.count
    const until = heard() + more
    const late = performance.now() + KILL_MS_AT_MOST
    while (heard() < until && performance.now() < late) await sleep(5)
  }

  private isOurs = (id: string) => this.cases.some((one) => one.id === id)

  private async retrieve(id: string, on: string) {
    const { it } = this
    const delivery = await it.notice(id)
    const result = { kind: 'proof' as const, delivery: delivery.id, attempt: 1, proof: { kind: 'retrieved' as const, on } }
    for (let twice = 0; twice < 2; twice++) {
      await execute(it.house, it.angeln, { kind: 'outcome', id: `retrieved:${delivery.id}:1`, result }, { case: id })
    }
  }

  private async bounce(id: string) {
    const { number } = await this.mailOf(id)
    const mail = linkMails(this.it).find((one) => one.to[0] === `da.${number}@verein.example`)!
    const source = postfixBounce({ to: this.chance() < 0.5 ? mail.from : 'zurueck@angeln.example', messageId: mail.messageId })
    this.mailbox.push(source, ...(this.chance() < 0.3 ? [source] : []))
  }

  private async mailOf(id: string) {
    const { email } = (await this.it.seen(id)).fields['antragsteller'] as { readonly email: string }
    return { number: email.split('.')[1]!.split('@')[0]! }
  }

  /** Takes each mail at least once; now and then it dies before it is moved. */
  private mailServer(): ReadBounces {
    return async (take) => {
      const read = { matched: 0, unmatched: 0, passing: 0 }
      while (this.mailbox.length) {
        const isOurs = await take(await parseBounce(Buffer.from(this.mailbox[0]!)))
        this.bounces.count++
        if (this.chance() < 0.2) {
          this.bounces.twice++
          throw new Error('killed')
        }
        this.mailbox.shift()
        read[isOurs ? 'matched' : 'unmatched']++
      }
      return read
    }
  }

  /** Everything that must hold of every delivery, and the figures. */
  async judge(began: number): Promise<Figures> {
    const { it, printer, cases } = this
    const inbox = await readTenant(it.house.store, it.angeln, (q) => q<{ document: string | null }>('SELECT document_id AS document FROM inbox'))
    let events = 0
    let printed = 0
    let links = 0
    for (const { id, fate } of cases) {
      const at = await it.seen(id)
      const notice = await it.notice(id)
      const wanted = expected(START, fate)
      const told = JSON.stringify({ fate, attempts: attemptsOf(notice) })
      assert.deepEqual(attemptsOf(notice).map(({ channel }) => channel), wanted.ways, told)
      assert.equal(notice.status, 'provided', told)
      assert.equal(notice.served, wanted.served, told)
      const [letter, due] = [at.letters.find((one) => one.letter === 'bescheid')!, at.deadlines['widerspruch']?.due]
      if (due !== undefined) assert.equal(due, wanted.objection, told)
      assert.equal(at.reached['bekanntgabe:bekanntgegeben'], await this.reachedOn(wanted.served), told)
      for (const one of attemptsOf(notice)) assert.equal(new Set(one.proofs.map(({ kind }) => kind)).size, one.proofs.length, told)
      // In the postbox, where it was wished, once; else not at all.
      assert.equal(inbox.filter((one) => one.document === letter.document).length, fate.wish === 'postfach' ? 1 : 0, told)
      if (wanted.ways.includes('hybrid') && !fate.isRefusedByPrinter) printed++
      if (fate.link && fate.link.end !== 'refused') links++
      events += at.sequence
    }
    assert.equal(printer.letters.size, printed, 'the print service has each letter once')
    const rows = await readTenant(it.house.store, it.angeln, (q) =>
      q<{ state: string; count: number }>(`SELECT state, count(*) FROM effects WHERE state <> 'done' AND case_id = ANY ($1::uuid[]) GROUP BY state`, [cases.map(({ id }) => id)]))
    assert.deepEqual(rows, [], 'nothing is left lying')
    const paper = await readTenant(it.house.store, it.angeln, (q) =>
      q<{ count: number }>('SELECT count(*) FROM paper_letters WHERE case_id = ANY ($1::uuid[])', [cases.map(({ id }) => id)]))
    assert.equal(paper[0]!.count, cases.filter(({ fate }) => expected(START, fate).ways.includes('post')).length)
    // Mail is at least once: a second one is the same letter under the same Message-ID.
    const ids = new Set(linkMails(it).map((mail) => mail.messageId))
    assert.equal(ids.size, links, 'one Message-ID for each link')
    const all = it.smtp.received
    const bodies = new Map<string, string>()
    for (const mail of all) {
      const what = `${mail.to.join()} ${linkOrNone(mail)}`
      assert.equal(bodies.get(mail.messageId) ?? what, what, 'the same Message-ID is the same mail')
      bodies.set(mail.messageId, what)
    }
    return {
      deliveries: cases.length, kills: this.kills, mails: all.length, mailsTwice: all.length - bodies.size,
      printerAsked: printer.asked.count, printed, bounces: this.bounces.count, bouncesTwice: this.bounces.twice, events,
      seconds: Math.round((performance.now() - began) / 1_000),
    }
  }

  /** The case is looked at on the days of this play only; from the served day on it is told. */
  private async reachedOn(served: string): Promise<string> {
    return DAYS.map((day) => plus(START, day)).find((day) => day >= served)!
  }
}

function linkOrNone(mail: Parameters<typeof linkIn>[0]): string {
  try {
    return linkIn(mail)
  } catch {
    return ''
  }
}

function fateOf(chance: () => number): Fate {
  const isRefusedByPrinter = chance() < 0.25
  const wish = chance()
  if (wish < 0.3) return { wish: 'postfach', isRefusedByPrinter }
  if (wish < 0.5) return { wish: 'post', isRefusedByPrinter }
  const end = chance()
  const pick = (days: readonly number[]) => days[Math.floor(chance() * days.length)]!
  const link = end < 0.1 ? { end: 'refused' as const, day: 0 }
    : end < 0.3 ? { end: 'bounced' as const, day: pick([1, 2, 3]) }
    : end < 0.7 ? { end: 'retrieved' as const, day: pick([1, 2, 3, 5, 8]) }
    : { end: 'lapsed' as const, day: 0 }
  return { wish: 'email', link, isRefusedByPrinter }
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function chanceOf(seed: number): () => number {
  let n = 0
  return () => createHash('sha256').update(`${seed} ${n++}`).digest().readUInt32BE(0) / 2 ** 32
}
