// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { filePlace } from '../documents/record-file.ts'
import type { RecordItem, RecordPaper } from '../documents/record-items.ts'
import { formatSize } from '../forms/format.ts'
import { isUnscanned } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Facts, Lines } from '../ui/facts.tsx'
import { Empty } from '../ui/panel.tsx'
import type { CaseDesk } from './case-desk.ts'
import { mapUrlOf } from './map-link.ts'
import { RequestedPapers } from './requested-papers.tsx'
import type { TabSight } from './tab-sight.ts'

/** The file: where it lies, its papers by number, and everything that is in it in order. */
export function RecordTab({ seen, papers, record }: TabSight) {
  const pending = seen.at.letters.filter(({ document }) => document === undefined)
  return (
    <div class="lz-flow">
      <Place seen={seen} />
      <section aria-labelledby="unterlagen" class="lz-tight">
        <h2 class="kern-heading-small" id="unterlagen">
          Unterlagen
        </h2>
        {pending.map(({ title }) => (
          <p>„{title}“ wird gerade als PDF erstellt.</p>
        ))}
        <Papers seen={seen} papers={papers} record={record} />
        <p>
          <a href={`${seen.home}/schriftstueck`}>Schriftstück zur Akte nehmen</a>
          <br />
          <a href={`${seen.home}/vorlage`}>Word-Vorlage ausfüllen</a>
        </p>
      </section>
      <RequestedPapers seen={seen} papers={papers} />
      <section aria-labelledby="akteninhalt" class="lz-tight">
        <h2 class="kern-heading-small" id="akteninhalt">
          Inhalt der Akte
        </h2>
        <p class="lz-meta">
          In der Folge, in der es zur Akte kam. Nichts davon lässt sich ändern oder entfernen.
        </p>
        <Index seen={seen} record={record} />
      </section>
    </div>
  )
}

function Place({ seen }: { seen: CaseDesk }) {
  const { home, at, prepared } = seen
  const { plan, record, case: name, retention } = filePlace({ at, process: prepared.process })
  return (
    <section aria-labelledby="ablage" class="lz-tight">
      <h2 class="kern-heading-small" id="ablage">
        Ablage
      </h2>
      <Facts
        rows={[
          { label: 'Aktenplan', value: plan },
          { label: 'Akte', value: record },
          { label: 'Vorgang', value: name },
          { label: 'Aufbewahrung', value: retention },
        ]}
      />
      <div class="lz-row">
        <ButtonLink kind="secondary" href={`${home}/akte.pdf`} download>
          Ganze Akte als PDF
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${home}/akte.zip`} download>
          Als ZIP mit allen Dateien
        </ButtonLink>
        <ButtonLink kind="tertiary" href={`${home}/akteneinsicht`}>
          Akteneinsicht geben
        </ButtonLink>
      </div>
    </section>
  )
}

const FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG', 'application/zip': 'ZIP',
}
const ORIGINS: Readonly<Record<string, string>> = {
  applicant: 'vom Antragsteller', portal: 'vom Antragsteller', laufzettel: 'vom Amt', office: 'vom Amt',
  consultee: 'von einer Stelle',
}

function Papers({ seen, papers, record }: Pick<TabSight, 'seen' | 'papers' | 'record'>) {
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const numbered = record.flatMap((item) => item.papers)
  if (numbered.length === 0) {
    return (
      <Empty>
        <p>Hier stehen Dateien, die zum Antrag gehören, und die Briefe des Amtes.</p>
      </Empty>
    )
  }
  return (
    <table class="kern-table kern-table--small">
      <caption class="kern-sr-only">Unterlagen mit laufender Nummer</caption>
      <thead>
        <tr>
          <th scope="col" class="kern-table__header">Nr.</th>
          <th scope="col" class="kern-table__header">Unterlage</th>
        </tr>
      </thead>
      <tbody>
        {numbered.map((paper) => (
          <Line seen={seen} paper={paper} stored={byId.get(paper.key)} />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly seen: CaseDesk
  readonly paper: RecordPaper
  readonly stored: StoredDocument | undefined
}

function Line({ seen: { home }, paper, stored }: LineProps) {
  const { no, key, title, fileName, mediaType, size, createdAt, version, original } = paper
  const from = ORIGINS[stored?.origin ?? '']
  const day = formatDate(localDateOf(createdAt), 'short')
  return (
    <tr>
      <td class="kern-table__cell lz-num">{no}</td>
      <td class="kern-table__cell">
        <a href={`${home}/dokumente/${key}`}>{title}</a>
        {version && ` (Fassung ${version.n} von ${version.of})`}
        <br />
        <span class="lz-meta">
          {day}
          {from && `, ${from}`} · {FORMATS[mediaType] ?? 'Word'}, {formatSize(size)}
          {title !== fileName && ` · ${fileName}`}
          {stored && isUnscanned(stored) && ' · ungeprüft (kein Virenschutz)'}
        </span>
        {original !== undefined && (
          <>
            <br />
            <a href={`${home}/dokumente/${key}?original`}>Original mit Aufnahmeort und -zeit</a>
          </>
        )}
      </td>
    </tr>
  )
}

function Index({ seen, record }: Pick<TabSight, 'seen' | 'record'>) {
  return (
    <table class="kern-table kern-table--small lz-slips">
      <caption class="kern-sr-only">Inhalt der Akte in zeitlicher Folge</caption>
      <thead>
        <tr>
          <th scope="col" class="kern-table__header">Nr.</th>
          <th scope="col" class="kern-table__header">Tag</th>
          <th scope="col" class="kern-table__header">Was und wer</th>
        </tr>
      </thead>
      <tbody>
        {record.map(({ no, day, title, who, facts }) => (
          <tr>
            <td class="kern-table__cell lz-num a">{no}</td>
            <td class="kern-table__cell lz-num c">{formatDate(day, 'short')}</td>
            <td class="kern-table__cell lz-wraps">
              {title}
              <br />
              <span class="lz-meta">{who}</span>
              {facts.length > 0 && <EntryFacts seen={seen} no={no} facts={facts} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What an entry says, such as a protocol; folded, because most look for one entry only. */
function EntryFacts({ seen: { desk }, no, facts }: Pick<TabSight, 'seen'> & Pick<RecordItem, 'no' | 'facts'>) {
  const rows = facts.map(({ label, lines, place }) => ({
    label,
    value: (
      <>
        <Lines lines={lines} />
        {place !== undefined && (
          <p>
            <a href={mapUrlOf(desk.house, place)} rel="noreferrer">
              Auf der Karte ansehen
            </a>
          </p>
        )}
      </>
    ),
  }))
  return (
    <details>
      <summary>
        Angaben<span class="kern-sr-only"> zu Nr. {no}</span>
      </summary>
      <Facts rows={rows} />
    </details>
  )
}
