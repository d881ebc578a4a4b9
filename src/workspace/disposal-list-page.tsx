// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One list of files to be disposed of: appraise, tell the archive, release; afterwards the record of
// what was erased.
import { formatDate } from '../calendar/date.ts'
import type { Problem } from '../engine/input.ts'
import type { Typed } from '../forms/typed.ts'
import { typedOf } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { CsrfField } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import type { DisposalCase } from '../store/disposals.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import type { Fact } from '../ui/facts.tsx'
import { FieldInput } from '../ui/field.tsx'
import { OneFile } from '../ui/one-file.tsx'
import { Panel } from '../ui/panel.tsx'
import { Options, Pick } from '../ui/pick.tsx'
import { Say } from '../ui/say.tsx'
import { APPRAISALS, DISPOSAL, disposalDeskOf, filesText, nameOfList, notReleasable } from './disposal-desk.ts'
import type { DisposalDesk } from './disposal-desk.ts'
import { packagesOf } from './disposal-files.ts'
import { stateWords } from './disposal-page.tsx'
import { placeName } from './desk.ts'
import { deskPage } from './frame.tsx'
import { momentOf } from './moment.ts'

/** How the archive says that it has what it wanted. */
export const TAKEN: Readonly<Record<string, Field>> = {
  tag: { type: 'date', title: 'Seit wann hat das Archiv die Akten?' },
  beleg: { type: 'text', title: 'Wie hat es die Übernahme bestätigt?', help: 'Zum Beispiel: Schreiben vom 3. März, Zugang 12/2026.', length: 200 },
}

const ANSWER: Field = {
  type: 'file', title: 'Antwort des Archivs einlesen', help: 'xdomea 0502 (Bewertung) oder 0506 (Übernahme bestätigt), als XML oder ZIP.',
}

/** What the person typed that could not be taken, and why. */
export interface Sent {
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const NOTES: Readonly<Record<string, string>> = {
  bewertet: 'Die Bewertung ist gespeichert.',
  eingelesen: 'Die Antwort des Archivs ist übernommen.',
  uebernommen: 'Die Übernahme durch das Archiv ist vermerkt.',
}

/** `/aussonderung/{liste}` */
export async function showDisposal(c: Page): Promise<Response> {
  const seen = await disposalDeskOf(c)
  if (!seen) return c.notFound() as Response
  return disposalPage(c, seen, { typed: typedOf([]), problems: [] })
}

/** The page of a list, with what was typed wrong. */
export function disposalPage(c: Page, seen: DisposalDesk, sent: Sent, status: 200 | 422 = 200): Promise<Response> {
  const { desk, list, process, home, csrf } = seen
  const isOpen = list.state === 'open'
  const isKept = isOpen && seen.isKeeper
  const isRunning = list.state === 'released' && !list.stuck
  const note = NOTES[c.req.query('vermerkt') ?? '']
  return deskPage(c, {
    desk,
    title: nameOfList(list),
    hasProblems: sent.problems.length > 0,
    place: 'aussonderung',
    ...(isRunning && { scripts: ['progress.js'] }),
    children: (
      <>
        <ErrorSummary problems={sent.problems} />
        <p>
          <a href={`${desk.base}/${DISPOSAL}`}>Aussonderung</a>
        </p>
        <h1 class="kern-heading-medium">
          {nameOfList(list)} <span class="lz-count">{filesText(list.total)}</span>
        </h1>
        <p>
          {process.title}: {stateWords(list)}.
        </p>
        {note && isOpen && (
          <Alert kind="success" title="Gespeichert">
            <p>{note}</p>
          </Alert>
        )}
        {list.state === 'released' && <Progress seen={seen} isRunning={isRunning} />}
        {isKept ? <Appraising seen={seen} /> : <Cases seen={seen} />}
        {isKept && <Archive seen={seen} sent={sent} />}
        {isOpen && <Releasing seen={seen} />}
        <Panel title="Nachweis">
          <Facts rows={factsOf(seen)} />
          <ButtonLink kind="secondary" href={`${home}/liste.csv`}>
            Liste als CSV
          </ButtonLink>
        </Panel>
        {isKept && (
          <form method="post" action={`${home}/verwerfen`}>
            <CsrfField csrf={csrf} />
            <Button kind="tertiary">Liste verwerfen</Button>
          </form>
        )}
      </>
    ),
  }, status)
}

function Progress({ seen: { list, home, csrf }, isRunning }: { seen: DisposalDesk; isRunning: boolean }) {
  const done = list.counts.erased + list.counts.kept
  return (
    <div class="lz-tight" {...(isRunning && { 'data-progress': '' })}>
      <progress class="lz-progress" value={done} max={list.total} aria-label={`${done} von ${filesText(list.total)}`} />
      {isRunning && (
        <p>
          <a href={home}>Stand neu laden</a>
        </p>
      )}
      {list.stuck && (
        <form method="post" action={`${home}/lauf`}>
          <CsrfField csrf={csrf} />
          <Button>Fortsetzen</Button>
        </form>
      )}
    </div>
  )
}

/** Each case with what shall become of it; one button for all that are left. */
function Appraising({ seen }: { seen: DisposalDesk }) {
  const { home, csrf, list } = seen
  return (
    <form class="lz-flow" method="post" action={`${home}/bewertung`}>
      <CsrfField csrf={csrf} />
      <Cases seen={seen} isOpen />
      <div class="lz-row">
        <Button kind={list.counts.open > 0 ? 'primary' : 'secondary'}>Bewertung speichern</Button>
        {list.counts.open > 0 && (
          <Pick title="Alle noch offenen" name="rest" value="" options={APPRAISALS} empty="einzeln bewerten" />
        )}
      </div>
    </form>
  )
}

function Cases({ seen, isOpen = false }: { seen: DisposalDesk; isOpen?: boolean }) {
  const { desk, cases, list } = seen
  const heads = ['Aktenzeichen', 'Betreff', 'Gemeinde', 'Abgeschlossen', 'Aufbewahrt bis', 'Unterlagen', isOpen ? 'Was wird daraus?' : 'Ergebnis']
  return (
    <div class="lz-panel lz-panel--flush kern-layer kern-level-2">
      <table class="lz-grid" aria-label={`Akten der ${nameOfList(list)}`}>
        <thead>
          <tr>
            {heads.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr>
              <td class="c">
                {one.title === null ? (
                  <span class="lz-num">{one.fileNumber ?? 'ohne Zeichen'}</span>
                ) : (
                  <a class="lz-num" href={`${desk.base}/vorgaenge/${one.caseId}`}>
                    {one.fileNumber ?? 'ohne Zeichen'}
                  </a>
                )}
              </td>
              <td>{one.title ?? 'gelöscht'}</td>
              <td data-title="Gemeinde">{placeName(desk, one.entity)}</td>
              <td data-title="abgeschlossen">{formatDate(one.closedOn, 'short')}</td>
              <td data-title="aufbewahrt bis">{formatDate(one.keptUntil, 'short')}</td>
              <td data-title="Unterlagen">{one.papers}</td>
              <td>{isOpen ? <Choice one={one} /> : <Outcome one={one} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Choice({ one: { position, fileNumber, appraisal } }: { one: DisposalCase }) {
  return (
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" name={`b${position}`} aria-label={`Was wird aus ${fileNumber ?? `Nr. ${position}`}?`}>
        <Options value={appraisal ?? undefined} options={APPRAISALS} empty="noch offen" />
      </select>
    </div>
  )
}

function Outcome({ one: { appraisal, outcome, sentence } }: { one: DisposalCase }) {
  if (outcome === null) return <Say mark="open">{appraisal ? APPRAISALS[appraisal] : 'noch offen'}</Say>
  if (outcome === 'erased') return <Say mark="done">{appraisal === 'archive' ? 'im Archiv, hier gelöscht' : 'vernichtet'}</Say>
  return sentence === null ? <Say mark="open">zurückgestellt</Say> : (
    <>
      <Say mark="late">geblieben</Say>
      <br />
      <span class="lz-meta">{sentence}</span>
    </>
  )
}

/** What goes to the archive and what comes back from it. */
function Archive({ seen, sent: { typed, problems } }: { seen: DisposalDesk; sent: Sent }) {
  const { desk, list, home, csrf } = seen
  const archive = String(desk.tenant.settings['archive'] || 'Das Archiv')
  const packages = packagesOf(seen)
  return (
    <Panel title="Archiv">
      <p>
        {archive} erhält die Anbietung (xdomea 0501) und sagt, was es will. Seine Antwort (xdomea 0502) tragen Sie oben ein oder lesen sie ein.
      </p>
      <div class="lz-row">
        <ButtonLink kind="secondary" href={`${home}/anbietung.zip`}>
          Anbietung für das Archiv
        </ButtonLink>
      </div>
      {packages.length > 0 && (
        <>
          <h3 class="kern-heading-small">Übergeben, was das Archiv übernimmt</h3>
          <p>Mit allen Unterlagen und der ganzen Akte als PDF/A (xdomea 0503).</p>
          <div class="lz-row">
            {packages.map(({ no, cases }) => (
              <ButtonLink kind="secondary" href={`${home}/paket/${no}`}>
                Paket {no} von {packages.length} ({filesText(cases.length)})
              </ButtonLink>
            ))}
          </div>
        </>
      )}
      <form class="lz-flow lz-text" method="post" action={`${home}/einlesen`} enctype="multipart/form-data">
        <CsrfField csrf={csrf} />
        <OneFile control={{ field: ANSWER, path: 'datei', problem: problems.find(({ field }) => field === 'datei')?.message }} accept=".xml,.zip,application/xml,text/xml,application/zip" />
        <Button kind="secondary">Einlesen</Button>
      </form>
      {list.counts.archive > 0 && (
        <form class="lz-flow lz-text" method="post" action={`${home}/uebernahme`} novalidate>
          <h3 class="kern-heading-small">Übernahme vermerken</h3>
          {list.takenOn !== null && (
            <p>
              Vermerkt: {formatDate(list.takenOn, 'long')}, {list.takenNote}.
            </p>
          )}
          {Object.entries(TAKEN).map(([path, field]) => (
            <FieldInput field={field} path={path} form={{ typed, problems }} />
          ))}
          <CsrfField csrf={csrf} />
          <Button kind="secondary">Übernahme vermerken</Button>
        </form>
      )}
    </Panel>
  )
}

function Releasing({ seen }: { seen: DisposalDesk }) {
  const why = notReleasable(seen)
  return (
    <Panel title="Freigabe">
      {why === undefined ? (
        <>
          <p>Die Liste ist bewertet. Mit der Freigabe wird gelöscht, was nicht zurückgestellt ist.</p>
          <ButtonLink href={`${seen.home}/freigabe`}>Zur Freigabe</ButtonLink>
        </>
      ) : (
        <p>{why}</p>
      )}
    </Panel>
  )
}

function factsOf({ desk, list }: DisposalDesk): Fact[] {
  const name = (id: string) => desk.staff.get(id)?.name ?? id
  const others = list.hands.filter((id) => id !== list.madeBy).map(name)
  return [
    { label: 'Angelegt', value: `${momentOf(list.madeAt, desk.today)} von ${name(list.madeBy)}` },
    ...(others.length ? [{ label: 'Mitgewirkt', value: others.join(', ') }] : []),
    ...(list.takenOn === null ? [] : [{ label: 'Vom Archiv übernommen', value: `${formatDate(list.takenOn, 'long')}, ${list.takenNote}` }]),
    ...(list.releasedAt === null ? [] : [{ label: 'Freigegeben', value: `${momentOf(list.releasedAt, desk.today)} von ${name(list.releasedBy!)}` }]),
    ...(list.finishedAt === null ? [] : [{ label: 'Ausgesondert', value: momentOf(list.finishedAt, desk.today) }]),
  ]
}
