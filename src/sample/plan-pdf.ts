// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A one-page PDF with a sketch and a title, for the sample uploads. */
export function planPdf(title: string): Uint8Array {
  const text = title.replaceAll(/[()\\]/g, ' ').replaceAll(/[^\u0020-\u00ff]/g, '-')
  const drawing = [
    '1 w 60 120 475 560 re S', '90 420 160 120 re S', '320 440 90 60 re S', '320 360 90 60 re S', '430 160 60 460 re S',
    `BT /F1 20 Tf 60 720 Td (${text}) Tj ET`, 'BT /F1 12 Tf 100 470 Td (Zelt) Tj ET', 'BT /F1 12 Tf 330 465 Td (Ausschank) Tj ET',
    'BT /F1 12 Tf 330 385 Td (Toiletten) Tj ET', 'BT /F1 12 Tf 436 380 Td (Rettung) Tj ET',
  ].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Uint8Array.from(body, (character) => character.charCodeAt(0))
}
