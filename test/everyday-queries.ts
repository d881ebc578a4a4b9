// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people type, and the service they look for; add what a town hall hears.

/** All of these must find their service first. */
export const EVERYDAY_QUERIES: Readonly<Record<string, readonly string[]>> = {
  gestattung: [
    'Bierwagen Dorffest', 'bierwagen', 'Ausschank', 'Alkohol ausschenken', 'ausschankgenehmigung verein',
    'Glühwein Weihnachtsmarkt', 'Gluehweinstand', 'Schankerlaubnis', 'Bier verkaufen auf dem Sommerfest',
    'Gestattung § 12 GastG', 'Schützenfest Bar', 'sektstand', 'Osterfeuer mit Getränken', 'Feuerwehrfest',
    'Gestatung', 'Alkoholausschank', 'Wein Fest', 'gaststaettengesetz', 'Ich möchte ein Vereinsfest anmelden',
    'Alkohl Fest',
  ],
  hundesteuer: [
    'Hunde Steuer', 'hund anmelden', 'Hundesteuer', 'hundesteur', 'HUND ABMELDEN', 'Hund gestorben', 'Hundemarke verloren',
    'neuer Welpe', 'Steuer Hund', 'kampfhund', 'Hund aus dem Tierheim', 'Hundeanmeldung', 'hudesteuer', 'Hunde',
    'wie melde ich meinen hund an', 'Hund ummelden nach Umzug', 'blindenhund befreiung', 'Steuermarke für Hund',
  ],
  plakatierung: [
    'Plakate aufhängen Wahl', 'plakatieren', 'Wahlplakate', 'Plakatgenehmigung', 'Plakate aufhaengen', 'Banner aufhängen',
    'Werbung an Laternen', 'plakat', 'Wahlwerbung', 'Plackate', 'Zirkus Werbung', 'Plakatierungserlaubnis',
    'Bürgerentscheid Plakate', 'Wahl Plakate Partei', 'Plakatständer',
  ],
  verkehrsanordnung: [
    'Strasse sperren Umzug', 'Halteverbot', 'Haltverbot Umzug', 'Parkplatz für Umzugswagen', 'Container auf der Straße',
    'Gerüst Gehweg', 'geruest aufstellen', 'Straßensperrung', 'strassensperrung', 'Halteferbot', 'Kran aufstellen', 'Baustellenampel',
    'Parkverbot Möbelwagen', 'Baustelle absichern', 'Vollsperrung', 'verkehrsrechtliche Anordnung', 'halte verbot', 'Straße für Laternenumzug sperren',
    'Baum fällen an der Straße',
  ],
  aufgrabung: [
    'Gehweg aufgraben', 'Aufgrabeschein', 'Glasfaser verlegen', 'Rohrbruch', 'Wasseranschluss', 'Hausanschluss legen',
    'Strasse aufreissen', 'Bordstein absenken', 'aufbruch strasse', 'Glasfaserkabel', 'Aufgrabung', 'Leitung in der Straße reparieren',
    'Zufahrt Grundstück bauen', 'glas faser',
  ],
  negativzeugnis: [
    'Haus kaufen Vorkaufsrecht', 'Vorkaufsrecht', 'Negativattest', 'Vorkaufsrechtsverzicht', 'Grundstück verkaufen',
    'Vorkaufrecht Gemeinde', 'Negativbescheinigung Notar', 'hauskauf', 'Haus verkauft Notar', 'Vorkaufsrechtsbescheinigung', 'negatifzeugnis',
  ],
  baulastenauskunft: [
    'Baulasten', 'Baulastenverzeichnis', 'Auszug Baulast', 'Baulast Auskunft', 'Bau Lasten', 'baulasteverzeichnis',
    'Abstandsfläche Nachbar', 'Wegerecht', 'Bank braucht Baulastenauskunft', 'Grundstück finanzieren Baulast',
  ],
  'allgemeiner-antrag': [
    'Loch in der Strasse', 'Schlagloch', 'Straßenlaterne kaputt', 'laterne defekt', 'wilder Müll', 'Beschwerde', 'Lärm Nachbar',
    'Mängelmelder', 'Maengelmelder', 'Auskunft über meine Daten', 'Müll im Wald', 'Spielplatz defekt', 'Ruhestörung',
    'Frage an die Verwaltung', 'Gulli Deckel', 'Informationsfreiheit',
  ],
}

/** What a town hall is asked for and this library has no service for. */
export const WITHOUT_SERVICE = ['Reisepass', 'Raumschiff', 'Führerschein umtauschen', 'Geburtsurkunde', 'xyzzy', 'heiraten', '!!!', 'der die das']

/** Written after the synonyms and never used to mend them: what the search makes of new words. */
export const HELD_OUT: Readonly<Record<string, readonly string[]>> = {
  gestattung: [
    'Bierzelt', 'Ausschank Alkohol Feuerwehr Jubiläum', 'Caipirinha verkaufen Dorfplatz', 'Getränkeverkauf Fest', 'Schankgenehmigung',
    'Bier auf dem Weihnachtsmarkt', 'Kneipe für einen Tag', 'Veranstaltung mit Bier', 'Abiparty', 'Schausteller Bierstand',
  ],
  hundesteuer: [
    'Steuer für meinen Dackel', 'Hund', 'Hundeabmeldung Tod', 'Hund weggezogen abmelden', 'Hundsteuer', 'Wauwau', 'hund zugelaufen',
    'Hundemarke', 'Hundesteuerbescheid', 'Zwei Hunde anmelden',
  ],
  plakatierung: [
    'Wahlplakat', 'Plakate kleben', 'Werbeplakate für Konzert', 'Laterne Plakat', 'Poster aufhängen', 'Plakatwerbung', 'Werbeschild Straße',
    'Bauzaunbanner', 'Plakate Zirkus', 'Plakataktion',
  ],
  verkehrsanordnung: [
    'Halteverbotszone Umzug beantragen', 'Möbelwagen parken', 'Schuttmulde', 'Straße absperren', 'Baukran', 'halbseitige Straßensperrung',
    'Umzug', 'Parkplatz sperren', 'Gerüstaufstellung', 'Umleitung Baustelle',
  ],
  aufgrabung: [
    'Gehweg öffnen', 'Telekom Kabel Gehweg', 'Wasserleitung kaputt', 'Straße aufbuddeln', 'Stromkabel', 'Bürgersteig aufgraben',
    'Gasleitung', 'Hausanschluß', 'Tiefbauarbeiten Straße', 'Gehwegabsenkung',
  ],
  negativzeugnis: [
    'Vorkauf', 'Kaufvertrag Grundstück Bescheinigung', 'Wohnung kaufen', 'Notaranfrage Vorkaufsrecht', 'Verzichtserklärung Vorkaufsrecht',
    'Grundstückskaufvertrag', 'Eigentümer werden Grundbuch',
  ],
  baulastenauskunft: [
    'Baulastenregister', 'Auskunft Baulast Flurstück', 'Baulast löschen', 'Grundstück Belastungen', 'Baulastenbescheinigung',
    'Last auf dem Grundstück',
  ],
  'allgemeiner-antrag': [
    'Straßenlampe defekt', 'Schlaglöcher', 'Strassenschäden', 'Müll liegt rum', 'Frage', 'Beschwerde über Amt', 'lauter Nachbar',
    'Kontaktformular', 'Schaukel kaputt', 'Laub auf dem Gehweg',
  ],
}

/** What who reads English types; each must find its service first. */
export const ENGLISH_QUERIES: Readonly<Record<string, readonly string[]>> = {
  gestattung: ['beer', 'sell beer at a festival', 'alcohol licence', 'serve wine', 'street party'],
  hundesteuer: ['dog', 'dog tax', 'register my dog', 'my dog died', 'puppy'],
  plakatierung: ['posters', 'hang up a banner', 'election posters'],
  verkehrsanordnung: ['moving house', 'scaffolding', 'skip', 'no parking', 'close the road'],
  aufgrabung: ['burst pipe', 'dig up the pavement', 'water connection'],
  negativzeugnis: ['buying a house', 'right of first refusal', 'notary'],
  baulastenauskunft: ['public easement', 'right of way'],
  'allgemeiner-antrag': ['pothole', 'complaint', 'street light broken', 'noise'],
}
