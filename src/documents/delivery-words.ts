// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How the ledger of a delivery speaks: proofs in the words of the office.
import type { Proof, ProofKind } from '../engine/case.ts'
import { FAILURES, successOf } from '../engine/delivery.ts'

const PROOFS: Readonly<Record<ProofKind, string>> = {
  provided: 'Bereitgestellt',
  notified: 'Benachrichtigt',
  submitted: 'An den Druckdienst gegeben',
  posted: 'Zur Post gegeben',
  retrieved: 'Abgerufen',
  handover: 'Ausgehändigt',
  pzu: 'Zugestellt',
  receipt: 'Zugang nachgewiesen',
  bounced: 'E-Mail kam als unzustellbar zurück',
  refused: 'Vom Druckdienst abgelehnt',
  returned: 'Nicht angekommen',
  lapsed: 'Nicht innerhalb von zehn Tagen abgerufen',
  unavailable: 'Dieser Weg ging nicht',
  replaced: 'Anderer Weg gewählt',
}

/** What a proof shows, in a few words. */
export const proofTitle = (kind: ProofKind): string => PROOFS[kind]

/** By what a way is completed: `Zur Post gegeben`. */
export const doneTitle = (way: string): string => PROOFS[successOf(way)]

/** Does it speak for the letter having arrived? */
export const isGood = ({ kind }: Proof): boolean => !FAILURES.includes(kind)
