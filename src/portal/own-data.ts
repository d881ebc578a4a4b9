// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Everything a municipality holds of an account, for its owner to take along (Art. 15, 20 DSGVO).
import { zipSync, strToU8 } from 'fflate'
import { localDateOf } from '../calendar/instant.ts'
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import type { Values } from '../engine/case.ts'
import { askedOfApplicants } from '../process/asked-of-applicants.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { accountById } from '../store/accounts.ts'
import { documentsOf } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { draftsOf } from '../store/drafts.ts'
import { messagesOf } from '../store/inbox.ts'
import type { InboxMessage } from '../store/inbox.ts'
import { proofOwner, representedOf } from '../store/represented.ts'
import type { Represented } from '../store/represented.ts'
import { listCases } from '../store/worklist.ts'
import { accountOf } from './account-frame.tsx'
import { outsideDeadlines, outsideStates } from './outside-way.ts'
import { isForApplicant } from './paper.ts'
import { threadOf } from './thread.ts'

const CASES_AT_MOST = 500
/** Beyond, documents are named in the list and fetched one by one. */
const BYTES_AT_MOST = 200 * 1024 * 1024

/** A ZIP with `daten.json` and the documents; only of this municipality and this account. */
export async function downloadOwnData(c: Page): Promise<Response> {
  const [house, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const [profile, messages, drafts, cases, represented] = await Promise.all([
    accountById(house.store, account),
    messagesOf(house.store, tenant, account),
    draftsOf(house.store, tenant, account),
    listCases(house.store, tenant, { state: 'all', account, pageSize: CASES_AT_MOST }),
    representedOf(house.store, tenant, account),
  ])
  const views = await Promise.all(cases.lines.map(({ id }) => viewCase(house, tenant, id)))
  const papers: Papers = { files: {}, bytes: 0 }
  const applications = []
  for (const view of views) if (view) applications.push(await applicationOf(c, view, messages, papers))
  const data = {
    stand: house.clock(),
    verwaltung: tenant.name,
    konto: profile && { email: profile.email, name: profile.name, angelegt: profile.createdAt, angaben: profile.profile },
    vertretung: await Promise.all(represented.map((one) => representedData(c, one, papers))),
    antraege: applications,
    nachrichten: messages.map(({ subject, body, providedAt, readAt }) => ({ betreff: subject, text: body, bereitgestellt: providedAt, gelesen: readAt })),
    entwuerfe: drafts.map(({ process, data: answers, createdAt, purgeAt }) => ({ verfahren: process, angelegt: createdAt, aufbewahrtBis: purgeAt, angaben: answers })),
  }
  const zip = zipSync({ 'daten.json': strToU8(JSON.stringify(data, null, 2)), ...papers.files }, { level: 6 })
  return fileAnswer(c, zip, 'application/zip', 'attachment', `meine-daten-${localDateOf(house.clock())}.zip`)
}

/** Whom the person applies for, with the proof. */
async function representedData(c: Page, { id, form, name, details, proofUntil }: Represented, papers: Papers) {
  const proofs = await documentsOf(c.get('house').store, c.get('tenant'), { draftId: proofOwner(id) })
  const named = []
  for (const proof of proofs) named.push(await keep(c, papers, `vertretung/${proof.id.slice(0, 8)} ${proof.fileName}`, proof))
  return { art: form, name, angaben: details, nachweisBis: proofUntil, nachweise: named }
}

interface Papers {
  readonly files: Record<string, Uint8Array>
  bytes: number
}

async function applicationOf(c: Page, view: CaseView, messages: readonly InboxMessage[], papers: Papers) {
  const { at, prepared } = view
  const documents = await documentsOf(c.get('house').store, c.get('tenant'), { caseId: at.id })
  const own = documents.filter((one) => isForApplicant(at, one))
  const folder = (at.fileNumber ?? at.id).replaceAll('/', '-')
  const named = []
  for (const document of own) named.push(await keep(c, papers, `${folder}/${document.id.slice(0, 8)} ${document.fileName}`, document))
  return {
    aktenzeichen: at.fileNumber ?? null,
    verfahren: prepared.process.title,
    titel: at.title,
    eingegangen: at.receivedAt ?? null,
    angaben: ownAnswers(view),
    stand: outsideStates(view).map(({ text }) => text),
    fristen: outsideDeadlines(view).map(({ title, due }) => ({ frist: title, ende: due })),
    forderungen: at.receivables.map(({ paymentReference, cents, due, cancelled }) => ({ kassenzeichen: paymentReference, cent: cents, faellig: due, aufgehoben: cancelled ?? null })),
    gezahltCent: at.paidCents,
    schriftwechsel: (await threadOf(c, view, messages)).map((one) => ({ am: one.at, von: one.isOwn ? 'mir' : 'der Verwaltung', betreff: one.subject, text: one.text })),
    dokumente: named,
  }
}

/** What the person was asked; the office's own entries are part of the file, not of this. */
function ownAnswers({ at, prepared: { process } }: CaseView): Values {
  const asked = askedOfApplicants(process)
  return Object.fromEntries(Object.entries(at.fields).filter(([name]) => asked.has(name)))
}

async function keep(c: Page, papers: Papers, name: string, document: StoredDocument) {
  const { title, fileName, createdAt, size, sha256 } = document
  const about = { titel: title, name: fileName, vom: createdAt, groesse: size, sha256 }
  if (papers.bytes + size > BYTES_AT_MOST) return { ...about, datei: null }
  const bytes = await c.get('house').blobs.get(c.get('tenant'), sha256)
  if (!bytes) throw new Error(`document ${document.id}: its bytes are gone`)
  papers.files[name] = bytes
  papers.bytes += size
  return { ...about, datei: name }
}
