// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { viewCase } from '../command/case-view.ts'
import { columnsOf } from '../command/columns.ts'
import type { CaseView } from '../command/house.ts'
import { look } from '../engine/scope.ts'
import type { Sight } from '../engine/scope.ts'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import { deskOf, maySee } from './desk.ts'
import type { Desk } from './desk.ts'

/** A case on the desk of the signed-in person. */
export interface CaseDesk extends CaseView {
  readonly desk: Desk
  /** The case as its rules see it now. */
  readonly sight: Sight
  /** `/amt-suederau/amt/vorgaenge/<id>`: every address of the case starts with it. */
  readonly home: string
  readonly waitingFor: string | null
  readonly done: boolean
  /** Token for the forms of this page. */
  readonly csrf: string
}

/** The id of a case that is being captured and not yet there. */
export const NOT_OPENED = 'new'

/** The case named in the address; undefined if unknown or another tenant's, without difference. */
export async function caseDeskOf(c: Page): Promise<CaseDesk | undefined> {
  const desk = await deskOf(c)
  const view = await viewCase(desk.house, desk.tenant, c.req.param('id') ?? '')
  if (!view || !maySee(desk.person, view.prepared.process)) return undefined
  if (view.prepared.process.access) await noteRead(desk, view.at.id)
  return deskView(c, desk, view, `${desk.base}/vorgaenge/${view.at.id}`)
}

/** Whoever opens a case of a protected class is on record (§ 30 AO), by hash as in all notes. */
async function noteRead({ house, tenant, person }: Desk, caseId: string): Promise<void> {
  const content = { reader: subjectHash(tenant, person.id) }
  await noteAudit(house.store, tenant, { kind: 'caseRead', at: house.clock(), caseId, content })
}

/** A case, known or not yet opened, with all its pages need; `home` is where its addresses start. */
export function deskView(c: Page, desk: Desk, view: CaseView, home: string): CaseDesk {
  const { prepared, at, context } = view
  const { waitingFor, done } = columnsOf(prepared, at, context)
  return {
    ...view,
    desk,
    waitingFor: waitingFor ?? null,
    done,
    csrf: c.get('csrf'),
    sight: look(prepared, at, context),
    home,
  }
}
