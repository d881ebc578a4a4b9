// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What archives answer, written for tests in each version we read.
import { zipSync } from 'fflate'
import { PROCESS } from './test-offer.ts'
import { namespaceOf } from './versions.ts'
import type { ReadVersion } from './versions.ts'

/** Until 2.4.0 codes and results are written otherwise. */
export const isOld = (version: ReadVersion) => version === '2.3.0' || version === '2.4.0'

/** A message of an archive with this body. */
export function answer(type: string, version: ReadVersion, body: string, head = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xdomea:${type} xmlns:xdomea="${namespaceOf(version)}">
  <xdomea:Kopf>
    <xdomea:ProzessID>${PROCESS.toUpperCase()}</xdomea:ProzessID>
    <xdomea:Nachrichtentyp><code>${type.slice(-4)}</code></xdomea:Nachrichtentyp>
    <xdomea:Erstellungszeitpunkt>2036-03-01T10:00:00</xdomea:Erstellungszeitpunkt>
    <xdomea:Absender><xdomea:Institution><xdomea:Name>Kreisarchiv</xdomea:Name></xdomea:Institution></xdomea:Absender>
    <xdomea:Empfaenger><xdomea:Institution><xdomea:Name>Amt Musterangeln</xdomea:Name></xdomea:Institution></xdomea:Empfaenger>
    <xdomea:SendendesSystem><xdomea:InstanzID>1</xdomea:InstanzID><xdomea:Produktname>Archiv</xdomea:Produktname><xdomea:Version>1</xdomea:Version></xdomea:SendendesSystem>${head}
  </xdomea:Kopf>
${body}
</xdomea:${type}>
`
}

/** 0502: a code for each id. */
export function appraisalXml(said: readonly (readonly [id: string, code: string])[], version: ReadVersion = '3.1.0'): string {
  const objects = said.map(([id, code]) => {
    const inner = isOld(version) ? `<code>${code}</code>` : `<xdomea:Aussonderungsart><code>${code}</code></xdomea:Aussonderungsart>`
    return `  <xdomea:BewertetesObjekt><xdomea:ID>${id}</xdomea:ID><xdomea:Aussonderungsart>${inner}</xdomea:Aussonderungsart></xdomea:BewertetesObjekt>`
  })
  return answer('Aussonderung.Bewertungsverzeichnis.0502', version, objects.join('\n'), '<xdomea:Empfangsbestaetigung>1</xdomea:Empfangsbestaetigung>')
}

/** 0506 since 3.0.0: success for each id, with what else is said of it. */
export function importXml(said: readonly (readonly [id: string, success: string, more?: string])[], version: ReadVersion = '3.1.0'): string {
  const objects = said.map(([id, success, more = '']) =>
    `  <xdomea:AusgesondertesSGO><xdomea:IDSGO>${id}</xdomea:IDSGO><xdomea:Erfolgreich>${success}</xdomea:Erfolgreich>${more}</xdomea:AusgesondertesSGO>`)
  return answer('Aussonderung.AussonderungImportBestaetigen.0506', version, objects.join('\n'))
}

export const bytesOfXml = (xml: string): Uint8Array => new Uint8Array(Buffer.from(xml))
/** A ZIP as archives send it. */
export const zipped = (entries: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, bytesOfXml(text)])))
