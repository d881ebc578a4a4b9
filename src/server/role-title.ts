// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The roles every town hall knows; a process may name its own or call these otherwise. */
const STANDARD: Readonly<Record<string, string>> = {
  poststelle: 'Poststelle',
  sb: 'Sachbearbeitung',
  mz: 'Mitzeichnung',
  zb: 'Zeichnungsbefugte',
  feststeller: 'Feststellung',
  anordner: 'Anordnung',
  kasse: 'Kasse',
  aussendienst: 'Außendienst',
  registratur: 'Registratur',
  archiv: 'Archiv',
  dsb: 'Datenschutz',
  fachadmin: 'Prozessverantwortung',
  rpa: 'Rechnungsprüfung',
  verwaltung: 'Verwaltung der Instanz',
}

/** A role in words, where no process names it. */
export function standardRoleTitle(role: string): string {
  return STANDARD[role] ?? role
}
