// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The key figures as the page, its pictures and its CSV show them: small numbers are hidden here,
// and every group says how it is counted.
import type { Insight } from '../command/insight.ts'
import type { Figures } from '../store/insight.ts'
import type { Desk } from './desk.ts'
import { shownCount, shownDays, shownEuro, shownParts, shownPortions, shownShare } from './insight-shown.ts'
import type { Shown } from './insight-shown.ts'
import type { InsightQuery } from './insight-query.ts'
import { CHANNELS } from './list-columns.ts'
import { listAddress } from './list-query.ts'
import type { ListQuery } from './list-query.ts'

export interface FigureRow {
  readonly label: string
  readonly now: Shown
  /** Absent where there is only a now. */
  readonly before?: Shown
  /** The list of cases behind it. */
  readonly href?: string
}

export interface FigureGroup {
  readonly key: string
  readonly title: string
  /** How it is counted, and by which rule. */
  readonly how: string
  readonly rows: readonly FigureRow[]
  /** Drawn as bars; they have one unit. */
  readonly isDrawn?: boolean
  /** Said where kinds are too small to be told apart. */
  readonly note?: string
}

const AGE_TITLES = { 0: 'bis 30 Tage', 31: '31 bis 90 Tage', 91: '91 bis 180 Tage', 181: 'über 180 Tage' }
const RESULTS: Readonly<Record<string, string>> = {
  open: 'noch offen', abgeholfen: 'abgeholfen', zurueckgewiesen: 'zurückgewiesen', zurueckgenommen: 'zurückgenommen',
}
const WAITING = {
  // The lists tell own cases from those of colleagues; together they are no list.
  staff: { title: 'auf das Amt', turn: undefined },
  applicant: { title: 'auf Antragsteller', turn: 'antragsteller' },
  consultee: { title: 'auf andere Stellen', turn: 'stellen' },
  nobody: { title: 'nur auf die Zeit', turn: 'niemand' },
} as const
const ALL_SMALL = 'Jede Gruppe hat unter 5 Fälle, darum steht hier keine Aufteilung.'

/** All groups in the order of the page. */
export function figureGroups(desk: Desk, query: InsightQuery, { now, before }: Insight): FigureGroup[] {
  const list = (more: Partial<ListQuery>): string =>
    listAddress(desk.base, {
      view: 'alle', sort: 'due', page: 1,
      ...(query.process !== undefined && { process: query.process }),
      ...(query.entity !== undefined && { entity: query.entity }), ...more,
    })
  // The lists know no offices: they would show more cases than were counted.
  const link = query.unit === undefined || query.process !== undefined ? list : () => undefined
  return [
    intake(now, before), throughput(now, before), shares(now, before), completeness(now, before),
    deadlines(now, before), objections(now, before), money(now, before),
    backlog(now, before, link), waiting(now, link),
  ]
}

type Linked = (more: Partial<ListQuery>) => string | undefined

const withLink = (href: string | undefined) => (href === undefined ? {} : { href })

function pairs(now: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>, title: (key: string) => string): FigureRow[] {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])]
  const full = (counts: Readonly<Record<string, number>>) => Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0]))
  const [shownNow, shownBefore] = [shownParts(full(now)), shownParts(full(before))]
  if (!shownNow && !shownBefore) return []
  const few = { text: 'ohne Aufteilung' }
  return keys.map((key) => ({ label: title(key), now: shownNow?.[key] ?? few, before: shownBefore?.[key] ?? few }))
}

function split(rows: readonly FigureRow[], all: FigureRow, ...more: readonly FigureRow[]) {
  return { rows: [all, ...rows, ...more], ...(rows.length === 0 && { note: ALL_SMALL }) }
}

function intake(now: Figures, before: Figures): FigureGroup {
  const all = { label: 'Eingänge', now: shownCount(now.received), before: shownCount(before.received) }
  return {
    key: 'eingang', title: 'Eingänge nach Weg', isDrawn: true,
    how: 'Vorgänge, deren Antrag im Zeitraum eingegangen ist. Es zählt der Tag des Eingangs in der Eingangsbestätigung, bei Papier der wirkliche Eingangstag, nicht der Tag der Erfassung.',
    ...split(pairs(now.channels, before.channels, (key) => CHANNELS[key] ?? (key || 'ohne Angabe')), all),
  }
}

function throughput({ throughput: a }: Figures, { throughput: b }: Figures): FigureGroup {
  const row = (label: string, key: 'grossMedian' | 'grossP90' | 'netMedian' | 'netP90'): FigureRow =>
    ({ label, now: shownDays(a[key], a.cases), before: shownDays(b[key], b.cases) })
  return {
    key: 'durchlauf', title: 'Durchlaufzeit', isDrawn: true,
    how: 'Kalendertage vom Eingang bis zum ersten Bescheid, zum Eintritt der Fiktion oder zum Abschluss, je nachdem, was zuerst kam; gezählt bei Vorgängen, die im Zeitraum so fertig wurden. „Ohne Wartezeit“ lässt Tage weg, an denen Unterlagen nachgefordert waren (längstens bis zum Ende der gesetzten Frist) oder eine beteiligte Stelle noch nicht geantwortet hatte. Median heißt: Die Hälfte war schneller. 90 % heißt: Neun von zehn waren so schnell oder schneller.',
    rows: [
      row('Median', 'grossMedian'), row('Median ohne Wartezeit', 'netMedian'),
      row('90 %', 'grossP90'), row('90 % ohne Wartezeit', 'netP90'),
    ],
  }
}

function shares(now: Figures, before: Figures): FigureGroup {
  const of = ({ throughput: t }: Figures) => shownPortions({
    office: { cases: t.cases, value: t.grossDays - t.applicantDays - t.consulteeDays },
    applicant: { cases: t.applicantCases, value: t.applicantDays },
    consultee: { cases: t.consulteeCases, value: t.consulteeDays },
  }, (days) => {
    const value = t.grossDays === 0 ? 0 : Math.round((days / t.grossDays) * 100)
    return { text: `${value}\u00a0%`, value }
  })
  const [a, b] = [of(now), of(before)]
  return {
    key: 'wartezeit', title: 'Bei wem die Zeit lag', isDrawn: true,
    how: 'Alle Tage der fertigen Vorgänge zusammen. Ein Tag zählt bei Antragstellern, wenn Unterlagen nachgefordert waren, sonst bei beteiligten Stellen, wenn eine Antwort ausstand, sonst beim Amt. Zum Amt gehören auch Tage, an denen nur eine Frist lief.',
    rows: [
      { label: 'beim Amt', now: a.office, before: b.office },
      { label: 'bei Antragstellern', now: a.applicant, before: b.applicant },
      { label: 'bei beteiligten Stellen', now: a.consultee, before: b.consultee },
    ],
  }
}

function completeness({ throughput: a }: Figures, { throughput: b }: Figures): FigureGroup {
  return {
    key: 'vollstaendig', title: 'Von Anfang an vollständig',
    how: 'Anteil der fertigen Vorgänge, in denen nie Unterlagen nachgefordert wurden.',
    rows: [
      { label: 'Fertige Vorgänge', now: shownCount(a.cases), before: shownCount(b.cases) },
      { label: 'ohne Nachforderung', now: shownShare(a.complete, a.cases), before: shownShare(b.complete, b.cases) },
    ],
  }
}

function deadlines(now: Figures, before: Figures): FigureGroup {
  const share = ({ deadlines: { kept, missed } }: Figures) => shownShare(kept, kept + missed)
  return {
    key: 'fristen', title: 'Fristen des Amtes',
    how: 'Fristen, die das Amt einhalten muss (etwa die Genehmigungsfiktion, § 42a VwVfG) und deren Ende im Zeitraum liegt. Eingehalten: Sie waren spätestens am letzten Tag erledigt oder der Vorgang war da fertig. Ruhende Fristen und Termine zählen nicht. Fiktionen zählen am Tag ihres Eintritts.',
    rows: [
      { label: 'eingehalten', now: shownCount(now.deadlines.kept), before: shownCount(before.deadlines.kept) },
      { label: 'versäumt', now: shownCount(now.deadlines.missed), before: shownCount(before.deadlines.missed) },
      { label: 'Anteil eingehalten', now: share(now), before: share(before) },
      { label: 'Fiktionen eingetreten', now: shownCount(now.fictions), before: shownCount(before.fictions) },
    ],
  }
}

function objections(now: Figures, before: Figures): FigureGroup {
  const all = { label: 'Widersprüche', now: shownCount(now.objections), before: shownCount(before.objections) }
  return {
    key: 'widerspruch', title: 'Widersprüche',
    how: 'Vorgänge, in denen im Zeitraum ein Widerspruch einging (§ 70 VwGO), nach dem Ergebnis, das heute im Vorgang steht.',
    ...split(pairs(now.objectionResults, before.objectionResults, (key) => RESULTS[key] ?? key), all),
  }
}

function money(now: Figures, before: Figures): FigureGroup {
  const of = ({ money: m }: Figures) => {
    const part = (key: 'paid' | 'open' | 'cancelled') => ({ cases: m[key].cases, value: m[key].cents })
    const parts = shownPortions({ paid: part('paid'), open: part('open'), cancelled: part('cancelled') }, shownEuro)
    const [set] = Object.values(shownPortions({ set: { cases: m.set.cases, value: m.set.cents } }, shownEuro))
    return { ...parts, set: set! }
  }
  const [a, b] = [of(now), of(before)]
  return {
    key: 'gebuehren', title: 'Gebühren', isDrawn: true,
    how: 'Forderungen, die im Zeitraum gebucht wurden, mit Auslagen, und was bis heute daraus geworden ist. „Erlassen oder storniert“ sind Forderungen, die das Amt aufgehoben hat. Beträge sind auf zwei Stellen, mindestens auf 100 € abgerundet; genaue Zahlen hat die Kasse.',
    rows: [
      { label: 'festgesetzt', now: a.set, before: b.set }, { label: 'bezahlt', now: a.paid, before: b.paid },
      { label: 'offen', now: a.open, before: b.open }, { label: 'erlassen oder storniert', now: a.cancelled, before: b.cancelled },
    ],
  }
}

function backlog(now: Figures, before: Figures, link: Linked): FigureGroup {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
  const rows = pairs(now.backlog, before.backlog, (key) => AGE_TITLES[key as unknown as keyof typeof AGE_TITLES] ?? key)
  return {
    key: 'bestand', title: 'Bestand', isDrawn: true,
    how: 'Vorgänge, die am Ende des Zeitraums (oder heute, wenn er noch läuft) eingegangen, aber noch nicht fertig waren, nach dem Alter seit dem Eingang. Die Liste zeigt den Stand von heute und auch Vorgänge, in denen nach dem Bescheid noch etwas offen ist.',
    ...split(rows, { label: 'Unerledigt', now: shownCount(sum(now.backlog)), before: shownCount(sum(before.backlog)), ...withLink(link({})) }),
  }
}

function waiting(now: Figures, link: Linked): FigureGroup {
  const shown = shownParts(now.waiting)
  const rows = Object.entries(WAITING).filter(() => shown).map(([key, { title, turn }]) => ({
    label: title, now: shown?.[key] ?? shownCount(0), ...withLink(turn && link({ turn })),
  }))
  return {
    key: 'wartet', title: 'Worauf unerledigte Vorgänge heute warten', isDrawn: true,
    how: 'Vorgänge ohne Bescheid, Fiktion oder Abschluss, nach dem, der heute am Zug ist. Der Zeitraum spielt hier keine Rolle. Die Listen zeigen auch Vorgänge, in denen nach dem Bescheid noch etwas offen ist.',
    rows, ...(rows.length === 0 && { note: ALL_SMALL }),
  }
}
