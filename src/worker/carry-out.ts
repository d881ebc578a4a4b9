// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Carries out one effect. Everything here may run twice; the keys see to it that nothing shows.
import { createHash } from 'node:crypto'
import { workPart } from '../command/bulk.ts'
import type { BulkPart } from '../command/bulk.ts'
import { workDisposal } from '../command/disposal.ts'
import { execute } from '../command/execute.ts'
import type { House } from '../command/house.ts'
import { openLinked, tellLinked } from './linked.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import type { LetterContent } from '../engine/letter-content.ts'
import { accountById } from '../store/accounts.ts'
import { addDocument, documentById } from '../store/documents.ts'
import { putMessage } from '../store/inbox.ts'
import { loadCase } from '../store/load-case.ts'
import { finishEffect } from '../store/queue.ts'
import type { DisposalPart } from '../store/disposals.ts'
import type { TakenEffect } from '../store/queue.ts'
import { invite, remind } from './consult.ts'
import { deliver } from './deliver.ts'
import { askHybrid } from './hybrid.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'
import { noticeOf, sendNotice } from './notice.ts'
import type { Tenant } from '../store/tenant.ts'

type Payload = Readonly<Record<string, string>>

/** Of a case, as all but mail and jobs over many cases are. */
type Effect = TakenEffect & { readonly caseId: string }

/** Does what an effect asks for and reports the outcome to its case. */
export async function carryOut(house: House, renderer: Renderer, tenant: Tenant, effect: TakenEffect): Promise<void> {
  if (effect.kind === 'mail') {
    const result = await sendNotice(house, tenant, effect)
    await finishEffect(house.store, tenant, effect, { at: house.clock(), result })
  } else if (effect.kind === 'bulk') {
    await workPart(house, tenant, effect.payload as unknown as BulkPart)
    await finishEffect(house.store, tenant, effect, { at: house.clock(), result: {} })
  } else if (effect.kind === 'disposal') {
    await workDisposal(house, tenant, effect.payload as unknown as DisposalPart)
    await finishEffect(house.store, tenant, effect, { at: house.clock(), result: {} })
  } else if (effect.caseId === null) throw new Error(`effect ${effect.id}: it has no case`)
  else await carryOutForCase(house, renderer, tenant, { ...effect, caseId: effect.caseId })
}

async function carryOutForCase(house: House, renderer: Renderer, tenant: Tenant, effect: Effect): Promise<void> {
  const payload = effect.payload as Payload
  const stored = await loadCase(house.store, tenant, effect.caseId)
  if (!stored) throw new Error(`effect ${effect.id}: its case is gone`)
  const at = stored.snapshot as unknown as Case
  switch (effect.kind) {
    case 'letter': return report(house, tenant, effect, await renderLetter(house, renderer, tenant, effect, payload))
    case 'deliver': return reportIfAny(house, tenant, effect, await deliver(house, tenant, at, effect.payload as Values))
    case 'hybrid': return reportIfAny(house, tenant, effect, await askHybrid(house, tenant, at, effect.payload as Values))
    case 'consult': await invite(house, tenant, effect, at); break
    case 'remind': await remind(house, tenant, effect, at); break
    case 'message': await message(house, tenant, effect, at, payload); break
    case 'open': return report(house, tenant, effect, await openLinked(house, tenant, effect))
    case 'signal': await tellLinked(house, tenant, effect, at, payload); break
    case 'receivable': break
    default: throw new NeedsPerson(`Für «${effect.kind}» gibt es keinen Dienst.`)
  }
  await finishEffect(house.store, tenant, effect, { at: house.clock(), result: {} })
}

/** What shows only later is no outcome yet: then the work is done, and the case waits. */
async function reportIfAny(house: House, tenant: Tenant, effect: Effect, result: Outcome['result'] | undefined) {
  if (result) await report(house, tenant, effect, result)
  else await finishEffect(house.store, tenant, effect, { at: house.clock(), result: {} })
}

async function report(house: House, tenant: Tenant, effect: Effect, result: Outcome['result']) {
  const command: Outcome = { kind: 'outcome', id: `outcome:${effect.id}`, result }
  const done = await execute(house, tenant, command, { case: effect.caseId }, effect.id)
  if ('refusal' in done) throw new Error(`effect ${effect.id}: ${done.refusal.message}`)
  await finishEffect(house.store, tenant, effect, { at: house.clock(), result: {} })
}

async function renderLetter(
  house: House, renderer: Renderer, tenant: Tenant, effect: Effect, payload: Payload,
): Promise<Outcome['result']> {
  const { content } = effect.payload as unknown as { letter: string; content: LetterContent }
  const id = idOf(`document ${tenant.id} ${payload['letter']}`)
  // A sealed letter bears its moment: once written it is never written again.
  const known = await documentById(house.store, tenant, id)
  if (known) return { kind: 'rendered', letter: payload['letter']!, document: id, sha256: known.sha256 }
  const { pages, ...rendered } = await renderer.render(content)
  const { pdf, sha256, isSealed } = await sealed(house, tenant, content, rendered)
  await house.blobs.put(tenant, pdf)
  const { title, letter, fileNumber } = content
  await addDocument(house.store, tenant, {
    id, caseId: effect.caseId, draftId: null, kind: `letter:${letter}`, title,
    fileName: `${title} ${fileNumber}.pdf`.replaceAll(/[/\\]/g, '-'), mediaType: 'application/pdf',
    size: pdf.length, sha256, origin: 'laufzettel', createdAt: house.clock(),
    meta: { pages, ...(isSealed && { sealed: true }) },
  })
  return { kind: 'rendered', letter: payload['letter']!, document: id, sha256 }
}

/** Decision notices bear the electronic seal of the municipality, where it has one (§ 37 Abs. 3 VwVfG). */
async function sealed(
  house: House, { slug }: Tenant, { kind, title, fileNumber }: LetterContent,
  { pdf, sha256 }: { readonly pdf: Uint8Array; readonly sha256: string },
) {
  const occasion = { tenant: slug, at: house.clock(), reason: `${title} ${fileNumber}` }
  const bytes = kind === 'decisionNotice' ? await house.seal?.(pdf, occasion) : undefined
  if (!bytes) return { pdf, sha256, isSealed: false }
  return { pdf: bytes, sha256: createHash('sha256').update(bytes).digest('hex'), isSealed: true }
}

/** An account may have been deleted since the application. */
async function accountOf({ store }: House, { account }: Case): Promise<string | undefined> {
  return account !== undefined && (await accountById(store, account)) ? account : undefined
}

async function message(house: House, tenant: Tenant, effect: Effect, at: Case, payload: Payload) {
  const isRenewal = (effect.payload as { readonly renews?: boolean }).renews === true
  // A friendly reminder is not worth a letter by hand.
  const account = await accountOf(house, at)
  if (!account && isRenewal) return
  if (!account) throw new NeedsPerson('Diese Person hat kein Konto. Schicken Sie die Nachricht mit der Post oder per E-Mail.')
  const now = house.clock()
  const id = idOf(`message ${tenant.id} ${payload['message']}`)
  await putMessage(house.store, tenant, {
    id, caseId: effect.caseId, account,
    documentId: null, subject: payload['subject']!, body: payload['text']!, kind: isRenewal ? 'renewal' : 'message', createdAt: now, providedAt: now,
  }, noticeOf(house, tenant, id, account))
}
