// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rechnet eine mit «laufzettel audit export» geschriebene Prüfkette nach, ohne Laufzettel und ohne
// Netz. Dieses Skript teilt keine Zeile mit der Plattform; es braucht nur Node ab Version 20.
//
//   node nachrechnen.mjs KETTE [--checkpoint DATEI --key OEFFENTLICHER_SCHLUESSEL_BASE64]
//
// Ergebnis 0: unversehrt. Ergebnis 1: verändert, mit Zeile und Grund. Ergebnis 2: falscher Aufruf.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'

const LINE_CHARS_AT_MOST = 1_000_000

class Broken extends Error {}

/** RFC 8785 für die Werte der Kette: Namen sortiert, keine Leerzeichen. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + canonical(value[i])
    return text + ']'
  }
  const names = Object.keys(value).sort()
  let text = '{'
  for (let i = 0; i < names.length; i++) {
    text += (i ? ',' : '') + JSON.stringify(names[i]) + ':' + canonical(value[names[i]])
  }
  return text + '}'
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** 32 Byte Vorgänger, 8 Byte Nummer, 32 Byte Hash des Inhalts. */
const link = Buffer.alloc(72)

function check(entry, head) {
  if (entry.number !== head.number + 1) {
    throw new Broken(`nach Eintrag ${head.number} fehlt ein Eintrag`)
  }
  if (entry.previous !== head.hash) throw new Broken('schließt nicht an den Vorgänger an')
  if (sha256(canonical(entry.content)) !== entry.contentHash) {
    throw new Broken('der Inhalt ist verändert')
  }
  link.write(entry.previous, 0, 'hex')
  link.writeBigUInt64BE(BigInt(entry.number), 32)
  link.write(entry.contentHash, 40, 'hex')
  if (sha256(link) !== entry.hash) throw new Broken('die Prüfsumme stimmt nicht')
  const { at, kind, case: file, command } = entry.content
  const isSame =
    at === entry.at && kind === entry.kind && file === entry.case &&
    (command ?? null) === entry.command
  if (!isSame) throw new Broken('die Angaben neben dem Inhalt sind verändert')
}

async function* lines(file) {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()
    if (rest.length > LINE_CHARS_AT_MOST) throw new Broken('die Zeile ist zu lang')
    yield* parts
  }
  if (rest) throw new Broken('die letzte Zeile ist abgeschnitten')
}

function readCheckpoint(file, key) {
  const text = readFileSync(file, 'utf8')
  const signature = /,"signature":"([0-9a-f]{128})"\}\n$/.exec(text)
  if (!signature) throw new Broken('der Prüfpunkt ist keiner')
  const body = text.slice(0, signature.index) + '}'
  const open = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(body), open, Buffer.from(signature[1], 'hex'))) {
    throw new Broken('die Unterschrift des Prüfpunkts stimmt nicht')
  }
  return JSON.parse(body)
}

/** Rechnet die Kette nach; gibt ihre Wurzel. */
async function run(file, checkpoint) {
  let head = { number: 0, hash: '0'.repeat(64) }
  let top, end, point
  let at = 0
  try {
    for await (const text of lines(file)) {
      at++
      const value = JSON.parse(text)
      if (end) throw new Broken('nach dem Ende steht noch etwas')
      if (at === 1) {
        if (value.format !== 'laufzettel-audit-1') throw new Broken('das ist keine Prüfkette')
        top = value
        point = checkpoint?.chains.find((one) => one.tenant === top.tenant)
        if (checkpoint && !point) throw new Broken('der Prüfpunkt kennt diese Verwaltung nicht')
        if (point?.number === 0) point = undefined
      } else if (value.end) end = value.end
      else {
        check(value, head)
        head = { number: value.number, hash: value.hash }
        if (point?.number === head.number) {
          if (point.hash !== head.hash) throw new Broken('der Prüfpunkt liegt nicht auf der Kette')
          point = undefined
        }
      }
    }
    if (!end || end.number !== head.number || end.hash !== head.hash) {
      throw new Broken('das Ende fehlt oder ist ersetzt')
    }
    if (point) throw new Broken(`die Kette endet vor dem Prüfpunkt (Eintrag ${point.number})`)
  } catch (error) {
    if (!(error instanceof Broken || error instanceof SyntaxError)) throw error
    throw new Broken(`Zeile ${at}: ${error.message}`)
  }
  return { ...head, name: top.name }
}

const [file, ...rest] = process.argv.slice(2)
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
const [checkpointFile, key] = [option('--checkpoint'), option('--key')]
if (!file || (checkpointFile === undefined) !== (key === undefined)) {
  console.error('So geht es: node nachrechnen.mjs KETTE [--checkpoint DATEI --key SCHLUESSEL]')
  process.exit(2)
}
try {
  const start = performance.now()
  const { number, hash, name } = await run(file, key && readCheckpoint(checkpointFile, key))
  const seconds = (performance.now() - start) / 1000
  console.log(`${name}: ${number} Einträge unversehrt, Wurzel ${hash}`)
  console.log(`${seconds.toFixed(1)} s, ${Math.round(number / seconds)} Einträge/s`)
} catch (error) {
  console.error(`VERÄNDERT: ${error.message}`)
  process.exitCode = 1
}
