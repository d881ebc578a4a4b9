// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Where a process could be made simpler, as far as its history shows it; each hint has its numbers.
import type { Process } from '../process/process.ts'
import type { Throughput } from '../store/insight.ts'
import type { FormExperience } from '../store/form-experience.ts'
import type { ProcessPicture } from '../store/insight-way.ts'
import { stumblesOf } from './insight-form.tsx'
import { FEWEST, shownCount, shownPortions, shownShare } from './insight-shown.ts'

export interface Hint {
  readonly found: string
  readonly advice: string
}

/** A share of the whole time from which waiting for others is worth a hint, in percent. */
const WAITING_FROM = 25
/** Days between two stations from which the leg is worth a hint. */
const SLOW_FROM = 5

/** A share of applications from which a refused question is worth a hint, in percent. */
const MISTAKES_FROM = 10

/** Hints in the order in which applicants meet what they are about. */
export function hintsOf(
  process: Process, picture: ProcessPicture, throughput: Throughput, experience: FormExperience,
): Hint[] {
  return [mistakes(process, experience), requests(picture), waiting(throughput), slowest(process, picture), loops(process, picture)]
    .filter((hint) => hint !== undefined)
}

function mistakes(process: Process, experience: FormExperience): Hint | undefined {
  const most = stumblesOf(process, experience)[0]
  if (!most || most.drafts * 100 < experience.sent * MISTAKES_FROM) return undefined
  return {
    found: `Bei der Frage „${most.title}“ wurde in ${shownCount(most.drafts).text} von ${shownCount(experience.sent).text} Anträgen im Internet ein Fehler gemeldet (${shownShare(most.drafts, experience.sent).text}).`,
    advice: 'Lesen Sie Frage, Hilfetext und Prüfung noch einmal. Oft hilft ein Beispiel, oder die Prüfung ist zu streng.',
  }
}

function requests({ cases, requested, items }: ProcessPicture): Hint | undefined {
  if (requested < FEWEST) return undefined
  const often = items.filter((one) => one.cases >= FEWEST)
    .map(({ item, cases: n }) => `„${item}“ (in ${shownCount(n).text} Vorgängen)`)
  return {
    found: `Nachgefordert wurde in ${shownCount(requested).text} von ${shownCount(cases).text} Vorgängen (${shownShare(requested, cases).text})`
      + (often.length ? `, am häufigsten ${often.join(', ')}.` : '. Keine Unterlage kam dabei in fünf Vorgängen vor.'),
    advice: often.length
      ? 'Fragen Sie danach schon im Formular, mit einem Satz, wozu Sie es brauchen, oder verzichten Sie darauf.'
      : 'Gleiches gleich zu benennen, hilft: Dann zeigt sich hier, was am häufigsten fehlt.',
  }
}

function waiting(t: Throughput): Hint | undefined {
  // The same parts as in the figures, so that nothing is shown here that is hidden there.
  const { consultee } = shownPortions({
    office: { cases: t.cases, value: t.grossDays - t.applicantDays - t.consulteeDays },
    applicant: { cases: t.applicantCases, value: t.applicantDays },
    consultee: { cases: t.consulteeCases, value: t.consulteeDays },
  }, (days) => ({ text: '', value: t.grossDays ? Math.round((days / t.grossDays) * 100) : 0 }))
  if (consultee.value === undefined || consultee.value < WAITING_FROM) return undefined
  return {
    found: `Auf die Antwort anderer Stellen entfallen ${consultee.value}\u00a0% der Laufzeit (${shownCount(t.consulteeCases).text} von ${shownCount(t.cases).text} Vorgängen).`,
    advice: 'Beteiligen Sie nur, wen die Vorschrift verlangt, oder vereinbaren Sie Fälle, in denen Schweigen als Zustimmung gilt.',
  }
}

function slowest({ way }: Process, { passages }: ProcessPicture): Hint | undefined {
  const slow = passages.filter(({ cases, median }) => cases >= FEWEST && median >= SLOW_FROM)
    .sort((a, b) => b.median - a.median)[0]
  if (!slow) return undefined
  return {
    found: `Am längsten dauert der Schritt von „${way[slow.from]!.title}“ zu „${way[slow.to]!.title}“: im Median ${slow.median} Tage (${shownCount(slow.cases).text} Vorgänge).`,
    advice: 'Sehen Sie in einigen dieser Vorgänge nach, worauf gewartet wurde.',
  }
}

function loops({ way }: Process, { stations }: ProcessPicture): Hint | undefined {
  const most = stations.filter(({ again }) => again >= FEWEST).sort((a, b) => b.again - a.again)[0]
  if (!most) return undefined
  return {
    found: `Zu „${way[most.index]!.title}“ kehrten ${shownCount(most.again).text} von ${shownCount(most.reached).text} Vorgängen noch einmal zurück.`,
    advice: 'Lesen Sie nach, mit welchem Grund zurückgegeben wurde. Oft hilft eine Prüfliste davor.',
  }
}
