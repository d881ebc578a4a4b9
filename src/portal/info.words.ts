// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { words } from '../words/words.ts'

/** The pages every website owes, and help. */
export const INFO = words({
  de: {
    contact: { address: 'Anschrift', phone: 'Telefon', email: 'E-Mail' },
    imprint: {
      title: 'Impressum',
      publisher: (name: string) => `Herausgeber: ${name}`,
      represented: 'Vertreten durch',
      legalForm: 'Rechtsform',
      supervision: 'Aufsicht',
      software: 'Software und Schriften',
      licences:
        'Das Portal läuft mit Laufzettel, freier Software unter der European Union Public Licence 1.2. Die Gestaltung folgt dem KERN-UX-Standard (EUPL-1.2). Die Schrift Fira Sans steht unter der [SIL Open Font License].',
    },
    accessibility: {
      title: 'Barrierefreiheit',
      aim: (name: string) =>
        `Alle sollen dieses Portal benutzen können. Diese Erklärung gilt für die Seiten von: ${name}. Maßstab ist die Norm WCAG 2.2, Stufe AA, auf die sich BITV 2.0 und EN 301 549 beziehen.`,
      works: 'Was geht',
      list: [
        'Alle Seiten lassen sich mit der Tastatur bedienen und vorlesen.',
        'Sie können bis 400 Prozent vergrößern; auf dem Telefon reicht eine Spalte.',
        'Helle und dunkle Darstellung richten sich nach Ihrem Gerät, auch hoher Kontrast.',
        'Kein Zeitdruck: Ihre Angaben sind nach jeder Seite gespeichert.',
        'Das Portal spricht Deutsch, Englisch und Leichte Sprache; Sie wählen die Sprache oben auf jeder Seite.',
      ],
      missing: 'Was noch fehlt',
      gaps: 'Videos in Gebärdensprache gibt es noch nicht. Bescheide und andere Briefe schreibt das Amt in der Amtssprache Deutsch. Hochgeladene Unterlagen anderer sind nicht immer barrierefrei.',
      report: 'Barriere melden',
      stuck:
        'Kommen Sie irgendwo nicht weiter? Sagen Sie es uns, wir antworten und helfen Ihnen auch am Telefon.',
      arbitration:
        'Werden wir uns nicht einig, vermittelt die Schlichtungsstelle oder Durchsetzungsstelle Ihres Landes.',
    },
    help: {
      title: 'Hilfe',
      later: 'Wie mache ich später weiter?',
      laterText:
        'Wählen Sie auf jeder Seite „Speichern und später fortsetzen“. Sie bekommen einen Code. Mit ihm machen Sie unter [Antrag fortsetzen] weiter, auch an einem anderen Gerät.',
      howFar: 'Wie weit ist mein Antrag?',
      howFarText:
        'Mit dem Zugangscode aus der Eingangsbestätigung sehen Sie den [Stand]. Mit einem Konto sehen Sie auch Briefe und können Unterlagen nachreichen.',
      file: 'Meine Datei wird nicht angenommen',
      fileText:
        'Möglich sind PDF, JPG und PNG bis 10 MB. Fotografieren Sie ein Papier einfach mit dem Telefon. Große PDF-Dateien werden kleiner, wenn Sie sie neu speichern oder drucken („Als PDF drucken“).',
      account: 'Brauche ich ein Konto?',
      accountText:
        'Nein. Mit einem Konto bekommen Sie Bescheide ins Postfach und müssen Ihre Anschrift nicht jedes Mal neu schreiben.',
      language: '',
      languageText: '',
      talk: 'Ich möchte mit jemandem sprechen',
    },
  },
  en: {
    contact: { address: 'Address', phone: 'Telephone', email: 'E-mail' },
    imprint: {
      title: 'Legal notice',
      publisher: (name) => `Publisher: ${name}`,
      represented: 'Represented by',
      legalForm: 'Legal form',
      supervision: 'Supervisory authority',
      software: 'Software and typefaces',
      licences:
        'The portal runs on Laufzettel, free software under the European Union Public Licence 1.2. The design follows the KERN UX standard (EUPL-1.2). The typeface Fira Sans is under the [SIL Open Font License].',
    },
    accessibility: {
      title: 'Accessibility',
      aim: (name) =>
        `Everybody should be able to use this portal. This statement is for the pages of: ${name}. The measure is the standard WCAG 2.2, level AA, to which the German regulation BITV 2.0 and EN 301 549 refer.`,
      works: 'What works',
      list: [
        'All pages can be used with a keyboard and read aloud.',
        'You can zoom in up to 400 per cent; one column is enough on a telephone.',
        'Light and dark colours follow your device, and so does high contrast.',
        'No time pressure: your answers are saved after every page.',
        'The portal speaks German, English and Easy German (Leichte Sprache); you choose the language at the top of every page.',
      ],
      missing: 'What is still missing',
      gaps: 'There are no videos in sign language yet. The authority writes decisions and other letters in German, the official language. Documents uploaded by others are not always accessible.',
      report: 'Report a barrier',
      stuck: 'Are you stuck somewhere? Tell us. We will answer and also help you by telephone.',
      arbitration:
        'If we cannot agree, the arbitration or enforcement body of your federal state mediates.',
    },
    help: {
      title: 'Help',
      later: 'How do I continue later?',
      laterText:
        'Select “Save and continue later” on any page. You get a code. With it you go on under [Continue an application], also on another device.',
      howFar: 'How far is my application?',
      howFarText:
        'With the access code (Zugangscode) from the confirmation you see [how far it is]. With an account you also see letters and can send in documents.',
      file: 'My file is not accepted',
      fileText:
        'You can use PDF, JPG and PNG up to 10 MB. Simply take a photo of a paper with your telephone. Large PDF files become smaller if you save them again or print them (“Print to PDF”).',
      account: 'Do I need an account?',
      accountText:
        'No. With an account you receive decisions (Bescheide) in your postbox and need not write your address every time.',
      language: 'Which language do I write in?',
      languageText:
        'German is the official language. Please answer in German if you can. Letters and decisions from the authority are in German; e-mails come in the language you read here. If you do not understand a letter, call us.',
      talk: 'I would like to talk to somebody',
    },
  },
  'de-leicht': {
    contact: { address: 'Adresse', phone: 'Telefon', email: 'E-Mail' },
    imprint: {
      title: 'Wer diese Seite macht',
      publisher: (name) => `Diese Internet-Seite macht: ${name}`,
      represented: 'Diese Person leitet das Amt',
      legalForm: 'So heißt das im Gesetz',
      supervision: 'Diese Stelle passt auf das Amt auf',
      software: 'Programm und Schrift',
      licences:
        'Die Seite läuft mit dem Programm Laufzettel. Das Programm ist für alle frei. So sieht die Seite aus: nach dem KERN-UX-Standard. Die Schrift heißt Fira Sans. Das sind die [Regeln für die Schrift].',
    },
    accessibility: {
      title: 'Barriere-Freiheit',
      aim: (name) =>
        `Barriere-Freiheit heißt: Alle Menschen können diese Seite benutzen. Diese Erklärung ist von: ${name}. Für Barriere-Freiheit gibt es Regeln. Die Regeln heißen WCAG 2.2.`,
      works: 'Das geht schon',
      list: [
        'Sie brauchen keine Maus. Alles geht mit der Tastatur.',
        'Ein Programm kann Ihnen die Seiten vorlesen.',
        'Sie können die Schrift sehr groß machen.',
        'Die Seite ist hell oder dunkel. So wie Ihr Computer eingestellt ist.',
        'Sie haben viel Zeit. Ihre Antworten sind nach jeder Seite gespeichert.',
        'Sie können oben die Sprache wählen: Deutsch, Englisch oder Leichte Sprache.',
      ],
      missing: 'Das fehlt noch',
      gaps: 'Es gibt noch keine Videos in Gebärden-Sprache. Briefe vom Amt sind in schwerer Sprache. Manche Papiere kann man nicht gut vorlesen.',
      report: 'Sagen Sie uns: Hier ist ein Problem',
      stuck: 'Verstehen Sie etwas nicht? Geht etwas nicht? Sagen Sie es uns. Wir helfen Ihnen. Auch am Telefon.',
      arbitration:
        'Können wir Ihnen nicht helfen? Dann gibt es die Schlichtungs-Stelle. Die Schlichtungs-Stelle hilft bei Streit. Jedes Bundes-Land hat eine eigene Stelle dafür.',
    },
    help: {
      title: 'Hilfe',
      later: 'Wie mache ich später weiter?',
      laterText:
        'Klicken Sie auf „Speichern und später weiter machen“. Sie bekommen einen Code. Schreiben Sie den Code auf. Klicken Sie später auf [Antrag weiter machen]. Schreiben Sie dort den Code.',
      howFar: 'Wie weit ist mein Antrag?',
      howFarText:
        'Sie haben eine Bestätigung bekommen. Darin steht der Zugangs-Code. Mit dem Code können Sie [nachsehen: So weit ist der Antrag]. Im Konto sehen Sie auch Briefe.',
      file: 'Meine Datei geht nicht',
      fileText:
        'Diese Dateien gehen: PDF, JPG und PNG. Eine Datei darf 10 MB groß sein. Sie haben ein Papier? Machen Sie mit dem Handy ein Foto davon. Das Foto können Sie hochladen.',
      account: 'Brauche ich ein Konto?',
      accountText:
        'Nein. Aber ein Konto hat Vorteile. Im Konto bekommen Sie Ihre Briefe. Und Sie müssen Ihre Adresse nur einmal schreiben.',
      language: 'Muss ich schwer schreiben?',
      languageText:
        'Nein. Sie können einfach schreiben. Verstehen Sie einen Brief vom Amt nicht? Rufen Sie uns an. Wir erklären Ihnen den Brief. Das kostet nichts.',
      talk: 'Ich möchte mit einem Menschen sprechen',
    },
  },
})
