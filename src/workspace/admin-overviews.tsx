// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What is only looked at: connections, retention, reads of protected cases.
import { addDays, formatDate, parseLocalDate } from '../calendar/date.ts'
import { dueOf } from '../command/disposal.ts'
import type { Page } from '../server/web.ts'
import { caseReads, READS_AT_ONCE } from '../store/audit-reads.ts'
import { countDue } from '../store/disposals.ts'
import { closedByProcess } from '../store/retention.ts'
import { subjectHash } from '../store/secret.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { adminPage } from './admin-frame.tsx'
import { allProcesses } from './admin-roles.tsx'
import { deskOf } from './desk.ts'
import { appraisedBy, DISPOSAL } from './disposal-desk.ts'
import { momentOf } from './moment.ts'

const DAYS_SHOWN = 30

/** Which services outside are set up; addresses and secrets stay with the operator. */
export async function showConnections(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { house, tenant } = desk
  const mail = tenant.settings['mail'] as { readonly sender?: string } | undefined
  const state = (isOn: boolean, on: string, off: string) => (
    <>
      <Icon name={isOn ? 'success' : 'info'} /> {isOn ? on : off}
    </>
  )
  const rows = [
    {
      label: 'Öffentliche Adresse',
      value: state(
        house.address !== undefined,
        house.address ?? '',
        'Nicht gesetzt: Briefe enthalten keine Links.',
      ),
    },
    {
      label: 'Mailserver',
      value: state(
        house.mail !== undefined,
        'Eingerichtet',
        'Nicht eingerichtet: Es gehen keine E-Mails hinaus.',
      ),
    },
    {
      label: 'Absender',
      value: state(
        Boolean(mail?.sender),
        mail?.sender ?? '',
        'Nicht gesetzt: Tragen Sie ihn unter Allgemeines ein.',
      ),
    },
    {
      label: 'Unzustellbare E-Mails',
      value: state(
        house.bounces !== undefined,
        'Werden gelesen',
        'Werden nicht gelesen: Dass eine E-Mail nicht ankam, erfahren Vorgänge nicht.',
      ),
    },
    {
      label: 'Druckdienst',
      value: state(
        house.hybridMail !== undefined,
        'Eingerichtet',
        'Nicht eingerichtet: Briefe auf Papier liegen unter Druck.',
      ),
    },
    {
      label: 'Virenprüfung',
      value: state(
        house.scan !== undefined,
        'Eingerichtet',
        'Nicht eingerichtet: Hochgeladenes wird nicht geprüft, die Akte sagt das.',
      ),
    },
    {
      label: 'Elektronisches Siegel',
      value: state(
        house.seal !== undefined,
        'Eingerichtet für Verwaltungen mit Zertifikat',
        'Nicht eingerichtet: Bescheide tragen kein elektronisches Siegel.',
      ),
    },
  ]
  return adminPage(c, {
    desk,
    title: 'Anschlüsse',
    children: (
      <div class="lz-flow lz-text">
        <p>
          Anschlüsse richtet ein, wer Laufzettel betreibt. Zugangsdaten stehen nie auf dieser Seite.
        </p>
        <Panel>
          <Facts rows={rows} />
        </Panel>
      </div>
    ),
  })
}

/** How long the files of each procedure are kept, and how many are to be offered to the archive. */
export async function showRetention(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const closed = await closedByProcess(desk.house.store, desk.tenant)
  const rows = await Promise.all(allProcesses(desk).map(async (process) => {
    const { id, title, retentionYears } = process
    const own = closed.get(id) ?? 0
    const due = dueOf(process, desk.now)
    const offered = due ? await countDue(desk.house.store, desk.tenant, due) : 0
    return {
      label: title,
      value: (
        <>
          <strong>{retentionYears === 1 ? 'Ein Jahr' : `${retentionYears} Jahre`}</strong>
          <br />
          {own} abgeschlossene {own === 1 ? 'Akte' : 'Akten'},{' '}
          {due ? <>{offered === 0 ? 'keine' : <strong>{offered}</strong>} zur Aussonderung</> : 'dieses Verfahren sondert nichts aus'}
        </>
      ),
    }
  }))
  return adminPage(c, {
    desk,
    title: 'Aufbewahrung',
    children: (
      <div class="lz-flow lz-text">
        <p>
          Die Frist steht im Verfahren und beginnt mit dem Jahr nach dem Abschluss. Danach bietet die Registratur die
          Akten dem Archiv an; erst wenn eine zweite Person die Liste freigibt, werden sie gelöscht.
        </p>
        {appraisedBy(desk).length > 0 && (
          <p>
            <a href={`${desk.base}/${DISPOSAL}`}>Zur Aussonderung</a>
          </p>
        )}
        <Panel>
          <Facts rows={rows} isWide />
        </Panel>
        <Panel title="Verlauf dieser Verwaltung">
          <p>
            Änderungen an Personen, Vertretungen, Kennwörtern und Bürgerkonten werden nach dem dritten
            vollen Jahr gelöscht; die jeweils letzte bleibt. Alles andere (Werte, Texte, Briefköpfe,
            Leistungen, Feiertage) bleibt: Es erklärt Gebühren, Fristen und Wortlaut der Vorgänge.
          </p>
        </Panel>
      </div>
    ),
  })
}

/** Who read cases and papers of protected procedures, from a day to a day. */
export async function showReads(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { house, tenant, today } = desk
  const until = parseLocalDate(c.req.query('bis')) ?? today
  const from = parseLocalDate(c.req.query('von')) ?? addDays(until, -DAYS_SHOWN)
  const guarded = allProcesses(desk).filter(({ access }) => access !== undefined)
  const reads = await caseReads(
    house.store,
    tenant,
    guarded.map(({ id }) => id),
    from,
    addDays(until, 1),
  )
  const readers = new Map(
    [...desk.staff.values()].map(({ id, name }) => [subjectHash(tenant, id), name]),
  )
  const words = { caseRead: 'Vorgang geöffnet', documentRead: 'Papier gelesen' } as Readonly<
    Record<string, string>
  >
  return adminPage(c, {
    desk,
    title: 'Zugriffe auf geschützte Vorgänge',
    children: (
      <div class="lz-flow lz-text">
        <p>
          {guarded.length
            ? `Geschützt sind: ${guarded.map(({ title, access }) => `${title} (${access!.basis})`).join(', ')}.`
            : 'Kein veröffentlichtes Verfahren ist besonders geschützt.'}
        </p>
        <form class="lz-row" method="get">
          <Day name="von" title="Von" value={from} />
          <Day name="bis" title="Bis" value={until} />
          <Button kind="secondary">Zeitraum zeigen</Button>
        </form>
        <Panel title={`${formatDate(from, 'long')} bis ${formatDate(until, 'long')}`}>
          {reads.length === 0 ? (
            <p>In diesem Zeitraum hat niemand einen geschützten Vorgang geöffnet.</p>
          ) : (
            <ul class="lz-list lz-list--plain">
              {reads.map(({ at, kind, fileNumber, caseId, content }) => (
                <li>
                  <div class="lz-tight">
                    <p>
                      <strong>
                        {readers.get(String((content as { reader?: string }).reader)) ??
                          'Jemand, der hier nicht mehr steht'}
                      </strong>
                      , {momentOf(at, today)}
                    </p>
                    <p class="lz-meta">
                      {words[kind] ?? kind}: <span class="lz-num">{fileNumber ?? caseId}</span>
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {reads.length === READS_AT_ONCE && (
            <p>Es sind mehr. Wählen Sie einen kürzeren Zeitraum.</p>
          )}
        </Panel>
      </div>
    ),
  })
}

function Day({ name, title, value }: { name: string; title: string; value: string }) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={`f-${name}`}>
        {title}
      </label>
      <input
        class="kern-form-input__input lz-medium"
        id={`f-${name}`}
        name={name}
        type="date"
        value={value}
      />
    </div>
  )
}
