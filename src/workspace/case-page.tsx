// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VNode } from 'preact'
import type { Page } from '../server/web.ts'
import { linkReads } from '../store/link-reads.ts'
import { Confirmation } from './case-confirmation.tsx'
import { caseDeskOf } from './case-desk.ts'
import { caseFrame } from './case-frame.tsx'
import { historyOf } from './case-history.ts'
import { papersOf } from './case-papers.ts'
import type { CaseTab } from './case-tabs.ts'
import { recordOf } from './record-source.ts'
import { ApplicationTab } from './tab-application.tsx'
import { ConsultationTab } from './tab-consultation.tsx'
import { DeliveryTab } from './tab-delivery.tsx'
import { FeeTab } from './tab-fee.tsx'
import { HistoryTab } from './tab-history.tsx'
import { NoticeTab } from './tab-notice.tsx'
import { RecordTab } from './tab-record.tsx'
import { takeBackOf } from './take-back.tsx'
import type { TabSight } from './tab-sight.ts'
import { originOf } from './origin.ts'

const TABS: Record<CaseTab, (sight: TabSight) => VNode> = {
  antrag: ApplicationTab,
  akte: RecordTab,
  beteiligung: ConsultationTab,
  bescheid: NoticeTab,
  gebuehr: FeeTab,
  zustellung: DeliveryTab,
  verlauf: HistoryTab,
}

/** One tab of a case; an unknown case is not found. */
export const showCase =
  (tab: CaseTab) =>
  async (c: Page): Promise<Response> => {
    const seen = await caseDeskOf(c)
    if (!seen) return c.notFound() as Response
    const command = c.req.query('getan')
    const [history, papers, takeBack] = await Promise.all([
      historyOf(seen), papersOf(seen), takeBackOf(seen, command),
    ])
    const record = tab === 'akte' ? await recordOf(seen, papers) : []
    const reads = tab === 'beteiligung' ? await linkReads(seen.desk.house.store, seen.desk.tenant, seen.at.id) : []
    const Tab = TABS[tab]
    return caseFrame(c, {
      seen,
      tab,
      papers: papers.length,
      notice: <Confirmation seen={seen} command={command} history={history} way={takeBack} />,
      children: (
        <Tab seen={seen} history={history} papers={papers} record={record} reads={reads} origin={originOf(c)} />
      ),
    })
  }
