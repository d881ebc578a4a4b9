// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const WAYS: Readonly<Record<string, string>> = {
  post: 'Brief mit der Post',
  hybrid: 'Brief über den Druckdienst',
  email: 'E-Mail',
  postbox: 'Postfach im Portal',
  retrieval: 'E-Mail mit Link zum Abruf',
  pzu: 'Postzustellungsurkunde',
  handover: 'Übergabe im Amt',
  public: 'Öffentliche Bekanntmachung',
}

/** A way of delivery as the office calls it; an unknown one stays as it is. */
export const wayTitle = (way: string): string => WAYS[way] ?? way
