// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sample people: one in every role of a town hall, each with what to try as them.

export interface SamplePerson {
  readonly id: string
  readonly name: string
  readonly title: string
  /** One sentence what to try. */
  readonly hint: string
  readonly group: 'portal' | 'amt' | 'kulissen'
  readonly roles: readonly string[]
  readonly phone?: string
  readonly email: string
  readonly deputyFor?: readonly string[]
  /** The unit of the house they work in. */
  readonly unit?: string
  /** Legal form of the applicant. */
  readonly organisation?: string
  /** Citizens: id of the account. */
  readonly account?: string
  /** Consultees answer through their link and have no account. */
  readonly consultee?: string
}

const MUSTERANGELN: readonly SamplePerson[] = [
  {
    id: 'sommer', name: 'Jana Sommer', title: 'Antragstellerin, TSV Süderau', group: 'portal', roles: [],
    hint: 'Stellen Sie einen Antrag und sehen Sie, wie weit das Dorffest ist.',
    email: 'jana.sommer@tsv-suederau.example', account: '5b0c3f1e-7a10-4c11-9b7e-000000000001', organisation: 'TSV Süderau e. V.',
  },
  {
    id: 'jessen', name: 'Marten Jessen', title: 'Bevollmächtigter, Festzeltbetrieb Jessen', group: 'portal', roles: [],
    hint: 'Reichen Sie für den Kulturverein die fehlenden Unterlagen nach.',
    email: 'marten@festzelt-jessen.example', account: '5b0c3f1e-7a10-4c11-9b7e-000000000002', organisation: 'Kulturverein Alte Meierei e. V.',
  },
  {
    id: 'detlefsen', name: 'Anke Detlefsen', title: 'Antragstellerin, Reit- und Fahrverein Holm', group: 'portal', roles: [],
    hint: 'Sehen Sie einen Antrag, der gerade erst angekommen ist.',
    email: 'detlefsen@rfv-holm.example', account: '5b0c3f1e-7a10-4c11-9b7e-000000000004', organisation: 'Reit- und Fahrverein Holm',
  },
  {
    id: 'boysen', name: 'Kai Boysen', title: 'Polizei Süderau, beteiligte Stelle', group: 'portal', roles: ['stelle'],
    hint: 'Antworten Sie auf die Frage des Amtes, ohne sich ein Konto anzulegen.', email: 'kai.boysen@polizei.example', consultee: 'polizei',
  },
  {
    id: 'petersen', name: 'Hanna Petersen', title: 'Sachbearbeitung Ordnungsamt', group: 'amt', roles: ['sb'], unit: 'ordnungsamt',
    hint: 'Prüfen Sie einen Antrag, fragen Sie drei Stellen und entwerfen Sie den Bescheid.',
    phone: '04600 0032', email: 'h.petersen@musterangeln.example', deputyFor: ['lorenzen'],
  },
  {
    id: 'thomsen', name: 'Uwe Thomsen', title: 'Sachbearbeitung Bauamt, Vertretung von Frau Petersen', group: 'amt', roles: ['mz'], unit: 'bauamt',
    hint: 'Sehen Sie, was Sie in Vertretung dürfen und was nicht.',
    phone: '04600 0041', email: 'u.thomsen@musterangeln.example', deputyFor: ['petersen'],
  },
  {
    id: 'nommensen', name: 'Silke Nommensen', title: 'Sachbearbeitung Bürgerbüro', group: 'amt', roles: ['sb'], unit: 'buergerbuero',
    hint: 'Übernehmen Sie, was das Ordnungsamt an Ihr Bürgerbüro übergibt.',
    phone: '04600 0051', email: 's.nommensen@musterangeln.example',
  },
  {
    id: 'lorenzen', name: 'Dr. Inga Lorenzen', title: 'Zeichnungsbefugte, Leitung Ordnungsamt', group: 'amt', roles: ['zb'], unit: 'ordnungsamt',
    hint: 'Zeichnen Sie den Bescheid oder geben Sie ihn mit Grund zurück.', phone: '04600 0030', email: 'i.lorenzen@musterangeln.example',
  },
  {
    id: 'rohde', name: 'Sönke Rohde', title: 'Amtskasse', group: 'amt', roles: ['kasse'],
    hint: 'Buchen Sie die Zahlung zu einem Kassenzeichen.', phone: '04600 0022', email: 's.rohde@musterangeln.example',
  },
  {
    id: 'matthiesen', name: 'Gesa Matthiesen', title: 'Poststelle', group: 'amt', roles: ['poststelle'],
    hint: 'Vermerken Sie, wann ein Bescheid zur Post gegangen ist.', phone: '04600 0010', email: 'g.matthiesen@musterangeln.example',
  },
  { id: 'clausen', name: 'Birte Clausen', title: 'Feststellung, sachlich und rechnerisch', group: 'amt', roles: ['feststeller'], unit: 'kaemmerei', hint: 'Sehen Sie Gebühr und Berechnung mit Rechtsgrundlage in einem Vorgang.', email: 'b.clausen@musterangeln.example' },
  { id: 'brodersen', name: 'Thies Brodersen', title: 'Anordnungsbefugter, Kämmerei', group: 'amt', roles: ['anordner', 'steuer_zb'], unit: 'kaemmerei', hint: 'Sehen Sie, welche Forderungen schon feststehen.', email: 't.brodersen@musterangeln.example' },
  { id: 'harms', name: 'Elke Harms', title: 'Steueramt', group: 'amt', roles: ['steuer'], unit: 'kaemmerei', hint: 'Sehen Sie, dass Steuervorgänge nur hier erscheinen.', email: 'e.harms@musterangeln.example' },
  { id: 'hansen', name: 'Olaf Hansen', title: 'Außendienst', group: 'amt', roles: ['aussendienst'], unit: 'ordnungsamt', hint: 'Nehmen Sie eine Straße ab: mit Foto, Standort und Unterschrift, auch ohne Netz.', email: 'o.hansen@musterangeln.example' },
  { id: 'lueders', name: 'Dr. Maren Lüders', title: 'Prozessverantwortung', group: 'kulissen', roles: ['fachadmin'], hint: 'Sehen Sie in einem Vorgang, warum eine Aktion gesperrt ist.', email: 'm.lueders@musterangeln.example' },
  { id: 'andresen', name: 'Timo Andresen', title: 'Verwaltung der Instanz', group: 'kulissen', roles: ['verwaltung'], hint: 'Ändern Sie unter Verwaltung eine Gebühr und sehen Sie vorher, was das bewirkt.', email: 't.andresen@musterangeln.example' },
  { id: 'friedrichsen', name: 'Antje Friedrichsen', title: 'Registratur und Archiv', group: 'kulissen', roles: ['registratur', 'archiv'], hint: 'Sehen Sie die geschlossenen Akten.', email: 'a.friedrichsen@musterangeln.example' },
  { id: 'nissen', name: 'Ingrid Nissen', title: 'Datenschutz', group: 'kulissen', roles: ['dsb'], hint: 'Sehen Sie im Verlauf, was festgehalten wird.', email: 'i.nissen@musterangeln.example' },
  { id: 'paulsen', name: 'Jens Paulsen', title: 'Rechnungsprüfung', group: 'kulissen', roles: ['rpa'], hint: 'Lesen Sie Vorgänge mit, ohne etwas zu ändern.', email: 'j.paulsen@musterangeln.example' },
]

const LINDENBRUECK: readonly SamplePerson[] = [
  {
    id: 'arslan', name: 'Deniz Arslan', title: 'Antragsteller, Stadtfest Lindenbrück GmbH', group: 'portal', roles: [],
    hint: 'Stellen Sie in einer anderen Stadt einen Antrag.', email: 'arslan@stadtfest-lindenbrueck.example',
    account: '5b0c3f1e-7a10-4c11-9b7e-000000000003', organisation: 'Stadtfest Lindenbrück GmbH',
  },
  { id: 'kruse', name: 'Svenja Kruse', title: 'Sachbearbeitung Bürgeramt', group: 'amt', roles: ['sb', 'poststelle'], hint: 'Hier sehen Sie nur Vorgänge Ihrer Stadt.', phone: '04700 0012', email: 's.kruse@lindenbrueck.example' },
  { id: 'ehlers', name: 'Henning Ehlers', title: 'Bürgermeister', group: 'amt', roles: ['zb'], hint: 'Zeichnen Sie für die Stadt.', phone: '04700 0001', email: 'h.ehlers@lindenbrueck.example' },
  { id: 'voss', name: 'Karin Voß', title: 'Stadtkasse und Registratur', group: 'amt', roles: ['kasse', 'registratur'], hint: 'Buchen Sie eine Zahlung, bieten Sie eine alte Akte dem Archiv an.', phone: '04700 0020', email: 'k.voss@lindenbrueck.example' },
]

export const SAMPLE_PEOPLE: Readonly<Record<string, readonly SamplePerson[]>> = {
  musterangeln: MUSTERANGELN,
  lindenbrueck: LINDENBRUECK,
}
