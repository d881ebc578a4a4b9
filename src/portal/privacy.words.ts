// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** Art. 13 DSGVO, as far as the software decides it. */
export const PRIVACY = words({
  de: {
    title: 'Datenschutz',
    each: 'Was bei einem Antrag gilt, steht bei jeder Leistung: [Leistungen von A bis Z]',
    intro: (name: string) =>
      `Verantwortlich für Ihre Daten: ${name}. Hier steht, was dieses Portal speichert, wozu und wie lange.`,
    rows: (days: number): readonly (readonly [label: string, text: string])[] => [
      ['Entwürfe', `Ihre Angaben speichern wir nach jeder Seite, damit nichts verloren geht. Wir löschen sie ${days} Tage nach der letzten Änderung.`],
      ['Anträge', 'Ihre Angaben brauchen wir, um über den Antrag zu entscheiden (Art. 6 Abs. 1 Buchstaben c und e DSGVO). Andere Stellen erfahren nur, was sie für ihre Antwort wissen müssen. Danach gelten die Aufbewahrungsfristen des Verfahrens.'],
      ['Fotos und Dateien', 'Aus Fotos nehmen wir Aufnahmeort, Zeit und Gerät heraus, bevor wir sie speichern. Wo das Original als Beweis gebraucht wird, steht es beim Feld.'],
      ['E-Mails', 'Wir schreiben Ihnen nur, dass etwas im Postfach liegt oder ein Entwurf bald gelöscht wird, nie worum es geht. Das können Sie unter „Meine Daten“ abschalten.'],
      ['Konto', 'Name, E-Mail-Adresse und ein verschlüsselter Prüfwert Ihres Kennworts. Weitere Angaben machen Sie freiwillig unter „Meine Daten“.'],
      ['Cookies', 'Wir setzen nur Cookies, ohne die das Portal nicht geht: für die Anmeldung, gegen gefälschte Formulare, für die Sprache und um Ihren Entwurf wiederzufinden. Wir zählen keine Besuche und binden nichts von anderen Anbietern ein.'],
      ['Protokoll', 'Der Server schreibt auf, welche Seitenart wann abgerufen wurde und ob es geklappt hat. Namen und Adressen stehen nicht darin.'],
      ['Ihre Rechte', 'Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und widersprechen (Art. 15 bis 18 und 21 DSGVO). Beschweren können Sie sich bei der Datenschutzaufsicht Ihres Landes.'],
    ],
  },
  en: {
    title: 'Privacy',
    each: 'What holds for an application is told with each service: [all services]',
    intro: (name) =>
      `Responsible for your data: ${name}. Here you read what this portal stores, what for and for how long.`,
    rows: (days) => [
      ['Drafts', `We save your answers after every page so that nothing is lost. We delete them ${days} days after the last change.`],
      ['Applications', 'We need your answers to decide on the application (Article 6(1)(c) and (e) GDPR). Other bodies only learn what they must know for their answer. After that the retention periods of the procedure apply.'],
      ['Photos and files', 'We remove the place, time and device from photos before we save them. Where the original is needed as evidence, the field says so.'],
      ['E-mails', 'We only write that something is in your postbox or a draft is about to be deleted, never what it is about. You can turn this off under “My details”.'],
      ['Account', 'Name, e-mail address and an encrypted check value of your password. Everything else under “My details” is optional.'],
      ['Cookies', 'We only set cookies without which the portal does not work: for signing in, against forged forms, for the language and to find your draft again. We do not count visits and include nothing from other providers.'],
      ['Log', 'The server notes which kind of page was requested when and whether it worked. Names and addresses are not in it.'],
      ['Your rights', 'You can ask for access, rectification, erasure and restriction, and you can object (Articles 15 to 18 and 21 GDPR). You can complain to the data protection authority of your federal state.'],
    ],
  },
  'de-leicht': {
    title: 'Daten-Schutz',
    each: 'Zu jedem Antrag gibt es eigene Regeln. Die Regeln stehen bei der Leistung: [Alle Leistungen]',
    intro: (name) =>
      `Daten-Schutz heißt: Wir passen auf Ihre Daten auf. Verantwortlich ist: ${name}. Hier steht: Diese Daten speichern wir. Dafür brauchen wir sie. So lange heben wir sie auf.`,
    rows: (days) => [
      ['Nicht fertige Anträge', `Wir speichern Ihre Antworten nach jeder Seite. Dann geht nichts verloren. Nach ${days} Tagen ohne Änderung löschen wir alles.`],
      ['Anträge', 'Wir brauchen Ihre Antworten. Damit entscheiden wir über den Antrag. Das steht im Gesetz. Manchmal fragen wir andere Ämter. Sie bekommen nur die Daten, die sie brauchen. Wir müssen den Antrag eine Zeit lang aufheben.'],
      ['Fotos und Dateien', 'In einem Foto ist oft gespeichert: Wo und wann ist das Foto gemacht? Das löschen wir. Manchmal brauchen wir es aber. Dann steht es bei der Frage.'],
      ['E-Mails', 'Wir schreiben Ihnen manchmal eine E-Mail. Zum Beispiel: Sie haben Post. In der E-Mail steht nicht, worum es geht. Wollen Sie keine E-Mails? Das können Sie bei „Meine Daten“ ändern.'],
      ['Konto', 'Wir speichern Ihren Namen und Ihre E-Mail-Adresse. Ihr Passwort speichern wir geheim. Niemand kann es lesen. Mehr müssen Sie nicht schreiben.'],
      ['Cookies', 'Cookies sind kleine Dateien auf Ihrem Computer. Das Wort spricht man so: Ku-kies. Wir brauchen Cookies zum Anmelden. Und für die Sprache. Und für Ihren nicht fertigen Antrag. Wir zählen keine Besuche. Andere Firmen bekommen keine Daten.'],
      ['Technik', 'Unser Computer schreibt auf: Wann war jemand auf einer Seite? Hat alles geklappt? Ihr Name steht dort nicht.'],
      ['Ihre Rechte', 'Sie dürfen fragen: Welche Daten haben Sie von mir? Sie dürfen sagen: Diese Daten sind falsch. Oder: Löschen Sie meine Daten. Sind Sie nicht zufrieden? Dann können Sie sich beschweren. Dafür gibt es in jedem Bundes-Land eine Stelle für Daten-Schutz.'],
    ],
  },
})
