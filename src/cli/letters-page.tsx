// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LetterMatrix, Variant } from '../engine/letter-matrix.ts'
import { LetterView } from '../workspace/letter-view.tsx'

/** A page of its own: nothing around it, so that it can be sent to a colleague and printed. */
const STYLE = `
:root{color-scheme:light;--page:#fff;--text:#171a2b;--line:#b4bacb}
body{margin:2rem;font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:#f4f5f8}
h1,h2{line-height:1.25}
.row{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:1.5rem;align-items:start}
figure{margin:0;background:#fff;border:1px solid var(--line);padding:1rem}
figcaption{font-size:.875rem;border-bottom:1px solid var(--line);padding-bottom:.5rem;margin-bottom:1rem}
figcaption ul,.notes ul{margin:.25rem 0;padding-left:1.25rem}
.lz-letter{font-size:.875rem}
.lz-letter header{display:flex;justify-content:space-between;gap:1rem}
.lz-letter header svg{width:2rem;height:2.5rem}
.lz-letter table{width:100%;border-collapse:collapse}
.lz-letter td,.lz-letter th{text-align:left;padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.lz-letter .lz-num,.lz-letter td:last-child{text-align:right;white-space:nowrap}
.kern-sr-only{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.bad{color:#a3001b}
@media print{body{margin:0;background:none}.row{display:block}figure{break-inside:avoid;margin-bottom:1rem}}
`

/** Every variant of every letter of a process side by side, with what the legal check says. */
export function MatrixPage({ title, matrix }: { title: string; matrix: LetterMatrix }) {
  const { letters, unseen, unused, faults } = matrix
  return (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`Alle Briefe: ${title}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>Alle Briefe: {title}</h1>
          <Notes title="Nicht zu schreiben" lines={faults.map((one) => `${one.scenario}: ${one.message}`)} />
          <Notes title="In keinem Beispielfall gesehen" lines={unseen.map((one) => `${one.title} (${one.where})`)} />
          <Notes title="Textbausteine, die kein Brief einschließt" lines={unused} />
          {letters.map((letter) => (
            <section aria-labelledby={letter.key}>
              <h2 id={letter.key}>
                {letter.title} ({letter.variants.length})
              </h2>
              {letter.variants.length === 0 && <p>Kein Beispielfall schreibt diesen Brief.</p>}
              <div class="row">
                {letter.variants.map((variant, i) => (
                  <VariantView variant={variant} label={`${letter.title}, Fassung ${i + 1}`} />
                ))}
              </div>
            </section>
          ))}
        </main>
      </body>
    </html>
  )
}

function Notes({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section class="notes">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function VariantView({ variant, label }: { variant: Variant; label: string }) {
  const { scenarios, passages, findings, content } = variant
  return (
    <figure>
      <figcaption>
        <strong>{label}</strong>
        <br />
        {scenarios.join('; ')}
        {passages.length > 0 && (
          <>
            <br />
            mit {passages.join(', ')}
          </>
        )}
        {findings.length > 0 && (
          <ul class="bad">
            {findings.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        )}
      </figcaption>
      <LetterView content={content} label={label} />
    </figure>
  )
}
