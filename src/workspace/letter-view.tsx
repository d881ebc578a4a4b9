// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Filled, FilledTable, LetterContent, Run, Runs as AllRuns } from '../engine/letter-content.ts'
import { Arms } from '../ui/arms.tsx'

/** A letter as it will read on paper; printing is done from the PDF. */
export function LetterView({
  content,
  label,
}: {
  readonly content: LetterContent
  readonly label: string
}) {
  const { sender, recipient, pairs, date, subject, reference, blocks } = content
  const { attachments = [], copies = [] } = content
  return (
    <article class="lz-letter" data-kern-theme="light" aria-label={label}>
      <header>
        <p>
          <strong>{sender.authority}</strong>
          <br />
          {sender.office}
        </p>
        <Arms name={sender.arms} />
      </header>
      <header>
        <p>
          {recipient.map((line) => (
            <>
              {line}
              <br />
            </>
          ))}
        </p>
        <p>
          {pairs.map(([name, value]) => (
            <>
              {name} <span class="lz-num">{value}</span>
              <br />
            </>
          ))}
          {formatDate(date, 'long')}
        </p>
      </header>
      <h3>{subject}</h3>
      {reference && <p>{reference}</p>}
      {blocks.map((block) => (
        <BlockView block={block} />
      ))}
      <Below title="Anlagen" lines={attachments} />
      <Below title="Verteiler" lines={copies} />
    </article>
  )
}

/** One block of a letter. */
export function BlockView({ block }: { block: Filled }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4>
          <Runs runs={block.runs} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list': {
      const items = block.items.map((runs) => (
        <li>
          <Runs runs={runs} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <Table table={block} />
    case 'fees':
      return <Fees rows={block.rows} total={block.total} />
    case 'payment':
      return (
        <p>
          Empfänger {block.holder}
          <br />
          IBAN <span class="lz-num">{block.iban.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
          <br />
          Betrag {block.amount}
          <br />
          Kassenzeichen <span class="lz-num">{block.reference}</span>
        </p>
      )
  }
}

function Below({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <p>
      <strong>{title}</strong>
      {lines.map((line) => (
        <>
          <br />
          {line}
        </>
      ))}
    </p>
  )
}

function Table({ table: { head, rows, right } }: { table: FilledTable }) {
  const place = (i: number) => (right[i] ? 'lz-num' : undefined)
  const cells = (row: readonly AllRuns[]) =>
    row.map((cell, i) => (
      <td class={place(i)}>
        <Runs runs={cell} />
      </td>
    ))
  return (
    <table>
      {head.length > 0 && (
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th scope="col" class={place(i)}>
                <Runs runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr>{cells(row)}</tr>
        ))}
      </tbody>
    </table>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map(({ text, bold }) => (bold ? <strong>{text}</strong> : text))}</>
}

function Fees({
  rows,
  total,
}: {
  rows: readonly (readonly [string, string, string])[]
  total: string
}) {
  return (
    <table>
      <caption class="kern-sr-only">Berechnung der Gebühr</caption>
      <tbody>
        {rows.map(([no, title, amount]) => (
          <tr>
            <td>{no}</td>
            <td>{title}</td>
            <td class="lz-num">{amount}</td>
          </tr>
        ))}
        <tr>
          <td></td>
          <td>
            <strong>Zusammen</strong>
          </td>
          <td class="lz-num">
            <strong>{total}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
