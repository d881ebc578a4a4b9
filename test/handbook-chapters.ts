// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Writes the chapters on deadlines and fees from what the platform answers to their examples.
import { answerDeadline } from '../src/calendar/answer.ts'
import { formatDate, weekdayName } from '../src/calendar/date.ts'
import { assessFee } from '../src/engine/fees.ts'
import { euro } from '../src/engine/money.ts'
import { sightOf, tariffOf } from '../src/engine/test-tariff.ts'
import { deadlineChapters, feeChapters } from './handbook-examples.ts'

type Answer = Readonly<Record<string, unknown>> & { readonly steps: readonly { text: string; basis: string }[] }

const ask = (request: object) => answerDeadline(request) as unknown as Answer
const day = (value: unknown) =>
  typeof value === 'string' ? `${weekdayName(value).slice(0, 2)} ${formatDate(value, 'short')}` : '–'
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\u00a0', ' ')).join(' | ')} |`), '',
]
const ORIGIN = '<!-- Geschrieben aus docs/handbuch/beispiele; neu schreiben: LAUFZETTEL_WRITE=1 und test/handbook.test.ts -->'

const CHANNELS: Readonly<Record<string, string>> = {
  post: 'Brief', email: 'E-Mail', postbox: 'Postfach (§ 9 OZG)', retrieval: 'Abruf', pzu: 'Postzustellungsurkunde',
  handover: 'Aushändigung', public: 'öffentliche Bekanntmachung',
}

/** The chapter on deadlines: `docs/handbuch/fristen.md`. */
export function deadlinePage(): string {
  const parts = deadlineChapters().flatMap(({ title, intro, notices = [], asks = [] }) => [
    `## ${title}`, '', intro, '',
    ...(notices.length ? table(['Nr.', 'Weg', 'Recht', 'abgesandt', 'bekannt gegeben', 'Widerspruch bis', 'Warum'],
      notices.map(({ row, channel, regime, on, received, why }) => {
        const notice = ask({ kind: 'served', channel, regime, on, received })
        const until = ask({ kind: 'objection', served: notice['date'], remedyNotice: 'complete' })
        const arrived = received ? `, zugegangen ${day(received)}` : ''
        return [String(row), CHANNELS[channel]!, regime, day(on) + arrived, day(notice['date']), day(until['date']), why]
      })) : []),
    ...(asks.length ? table(['Nr.', 'Frist', 'gerechnet', 'gilt', 'Begründung'], asks.map(({ row, title: what, request }) => {
      const answer = ask(request)
      const steps = answer.steps.map(({ text, basis }) => `${text} (${basis})`).join('. ')
      const ends = answer['until'] ? `${day(answer['date'])}, ${String(answer['until']).slice(11)} Uhr` : day(answer['date'])
      const raw = answer['raw'] === undefined ? ends : day(answer['raw'])
      return [String(row), what, raw, answer['state'] === 'resting' ? 'ruht' : ends, `${steps}.`]
    })) : []),
  ])
  return page('Wie Fristen gerechnet werden', [
    'Alle Tage gelten in Deutschland und in Schleswig-Holstein, wo nichts anderes steht. Der 24. und der 31. Dezember sind Werktage. '
      + '«Gerechnet» ist der Tag vor der Verschiebung auf einen Werktag, «gilt» der Tag danach.', '',
    '```sh', 'echo \'{"kind":"period","from":"2026-04-17","duration":"P14D"}\' | ./laufzettel deadline', '```', '',
    `Arten von Anfragen (\`kind\`): ${kinds()}.`, '',
  ], parts)
}

/** The kinds the platform itself names when it refuses an unknown one. */
function kinds(): string {
  const { refusal } = answerDeadline({ kind: '?' }) as { refusal: { message: string } }
  const list = /Erlaubt sind: (.*)\.$/.exec(refusal.message)![1]!
  return list.split(', ').map((kind) => `\`${kind}\``).join(', ')
}

/** The chapter on fees: `docs/handbuch/gebuehren.md`. */
export function feePage(): string {
  const parts = feeChapters().flatMap(({ title, fields, tables, rows }) => {
    const prepared = tariffOf(fields, tables)
    return [`## ${title}`, '', ...table(['Nr.', 'Fall', 'Rechnung', 'Positionen', 'Betrag'],
      rows.map(({ row, input, sum, values, on = '2026-06-01' }) => {
        const answer = assessFee(prepared, sightOf(prepared, values, on), on)
        if ('refusal' in answer) return [row, input, sum, answer.refusal.message, 'abgelehnt']
        const { lines, deposits = [], totalCents, depositCents } = answer.fee
        const kept = depositCents === undefined ? '' : `, Sicherheit ${euro(depositCents)}`
        const list = [...lines, ...deposits].map(({ no, cents }) => `${no}: ${euro(cents)}`)
        return [row, input, sum, list.join('; ') || '–', `**${euro(totalCents)}**${kept}`]
      }))]
  })
  return page('Wie Gebühren gerechnet werden', [
    'Jede Position wird für sich kaufmännisch auf Cent gerundet (ab einem halben Cent auf), Summen sind Summen von Cent. '
      + 'Gerechnet wird mit genauen Dezimalzahlen. Es gilt die Tabelle am Tag der Amtshandlung; ein neuer Tarif ändert keinen erlassenen Bescheid. '
      + 'Alle Beträge hier sind Muster.', '',
    'Reihenfolge: Positionen, Rahmen der Tabelle (`min`, `max`), Ermäßigungen in ihrer Folge, dann Auslagen. '
      + 'Auslagen (`kind: expense`) werden nie ermäßigt, eine Sicherheit (`kind: deposit`) ist keine Einnahme. '
      + '`started: { of, each }` zählt angefangene Einheiten, `frame: { min, max, reason }` verlangt einen begründeten Betrag im Rahmen, '
      + '`account` nennt die Kasse einer Position.', '',
    '```sh', 'echo \'{"zeiten":[{"datum":"2026-06-26"}],"ausschankstellen":2}\' | ./laufzettel fee library/gestattung --on 2026-06-01', '```', '',
  ], parts)
}

const page = (title: string, intro: readonly string[], parts: readonly string[]) =>
  `${[`# ${title}`, '', ORIGIN, '', ...intro, ...parts].join('\n').trimEnd()}\n`
