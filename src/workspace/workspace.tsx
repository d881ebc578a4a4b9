// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The desk of the caseworkers: every address below `/{tenant}/amt`. It works without any script.
import { Hono } from 'hono'
import type { Renderer } from '../documents/render-letter.ts'
import { route } from '../server/route.ts'
import type { Page, Web } from '../server/web.ts'
import { showAccount } from './account.tsx'
import { adminRoutes } from './admin-routes.ts'
import { showAsked } from './action-asked.ts'
import { showAction } from './action-page.tsx'
import { submitAction } from './action-submit.tsx'
import { showBulkAction, submitBulkAction } from './bulk-action-page.tsx'
import { showAssign, submitAssign } from './bulk-assign-page.tsx'
import { showJob } from './bulk-choose-page.tsx'
import { showJobs } from './bulk-jobs-page.tsx'
import { downloadLetters } from './bulk-letters.ts'
import { showPreview, startPreviewed } from './bulk-preview-page.tsx'
import { chooseRest, continueJob, haltJob, undoJob } from './bulk-result-page.tsx'
import { chooseCases } from './bulk-select.tsx'
import { showBulkTransfer, submitBulkTransfer } from './bulk-transfer-page.tsx'
import { showByHand, submitByHand } from './by-hand-page.tsx'
import { showCase } from './case-page.tsx'
import { CASE_TABS } from './case-tabs.ts'
import type { CaseTab } from './case-tabs.ts'
import { backToNew, findSimilar, showCapture, showCaptureAsked, showNew, submitCapture } from './capture.tsx'
import { showCash } from './cash-page.tsx'
import { giveConsultationCode, showConsultationCode } from './consultation-code-page.tsx'
import { showConsultationAct, submitConsultationAct } from './consultation-act-page.tsx'
import { continueDisposal, giveUpDisposal, readArchiveAnswer, submitAppraisal, submitTaken } from './disposal-acts.ts'
import { downloadDisposalCsv, downloadOffer, downloadPackage } from './disposal-files.ts'
import { showDisposal } from './disposal-list-page.tsx'
import { makeDisposal, showDisposals } from './disposal-page.tsx'
import { showRelease, submitRelease } from './disposal-release-page.tsx'
import { downloadDocument, downloadDraft } from './downloads.ts'
import { showFeedback, submitFeedback } from './feedback-page.tsx'
import { retryHandOver, showHandOvers } from './hand-over-page.tsx'
import { goOn } from './go-on.ts'
import { showHandover, submitHandover } from './handover-page.tsx'
import { showKeys, switchKeys } from './keys-page.tsx'
import { exportInsight } from './insight-export.ts'
import { showInsight as showFigures } from './insight-page.tsx'
import { showInsightWay } from './insight-way-page.tsx'
import { listen } from './live.ts'
import { exportCsv, exportXlsx } from './list-export.ts'
import { showList } from './list-page.tsx'
import { forgetSearch, keepSearch } from './saved-searches.tsx'
import { showFiling, submitFiling } from './record-filing.tsx'
import { showPassOn, submitPassOn } from './pass-on.ts'
import { downloadRecordPdf, downloadRecordZip } from './record-download.ts'
import { showInsight, submitInsight } from './record-insight.ts'
import { downloadWordDraft, fillTemplate, showTemplate } from './record-word.tsx'
import { downloadPrintBatch, downloadPrintList, sendPrintBatch, showPrintBatch } from './print-batch-page.tsx'
import { showPrintLetter, submitPrintLetter } from './print-letter-page.tsx'
import { makePrintBatch, showPrint } from './print-page.tsx'
import { showOutside } from './outside-page.tsx'
import { serveWorker, showAway } from './outside-take.tsx'
import { showQuickSearch } from './quick-search.tsx'
import { showSearch } from './search-page.tsx'
import { doSignIn, doSignOut, showSignIn } from './sign-in.tsx'
import { takeBack } from './take-back.tsx'
import { showUnitTransfer, submitUnitTransfer } from './unit-transfer-page.tsx'
import { showToday } from './today-page.tsx'

/** The sub-application, to be mounted at `/:tenant/amt`; letters are drawn by `renderer`. */
export function workspaceApp(renderer: Renderer): Hono<Web> {
  const app = new Hono<Web>()
  route(app, 'get', '/anmelden', 'public', showSignIn)
  route(app, 'post', '/anmelden', 'public', doSignIn)
  route(app, 'post', '/abmelden', 'public', doSignOut)
  route(app, 'get', '/', 'staff', showToday)
  route(app, 'get', '/live', 'staff', listen)
  route(app, 'get', '/konto', 'staff', showAccount)
  route(app, 'get', '/tasten', 'staff', showKeys)
  route(app, 'post', '/tasten', 'staff', switchKeys)
  route(app, 'get', '/rueckmeldungen', 'staff', showFeedback)
  route(app, 'post', '/rueckmeldungen', 'staff', submitFeedback)
  route(app, 'get', '/aussendienst', 'staff', showOutside)
  // Asked for by the browser itself, also after the session has ended; there is nothing of anybody in it.
  route(app, 'get', '/aussendienst.js', 'public', serveWorker)
  route(app, 'get', '/aussendienst/ohne-netz', 'staff', showAway)
  route(app, 'get', '/suche', 'staff', showSearch)
  route(app, 'get', '/suche/vorschlaege', 'staff', showQuickSearch)
  route(app, 'get', '/kasse', 'staff', showCash)
  route(app, 'get', '/auswertung', 'staff', showFigures)
  route(app, 'get', '/auswertung.csv', 'staff', exportInsight)
  route(app, 'get', '/auswertung/:process', 'staff', showInsightWay)
  route(app, 'get', '/uebergaben', 'staff', showHandOvers)
  route(app, 'post', '/uebergaben', 'staff', retryHandOver)
  route(app, 'get', '/uebergaben/:auftrag', 'staff', showByHand)
  route(app, 'post', '/uebergaben/:auftrag', 'staff', submitByHand)
  route(app, 'get', '/druck', 'staff', showPrint)
  route(app, 'post', '/druck', 'staff', makePrintBatch)
  route(app, 'get', '/druck/stapel/:stapel', 'staff', showPrintBatch)
  route(app, 'post', '/druck/stapel/:stapel', 'staff', sendPrintBatch)
  route(app, 'get', '/druck/stapel/:stapel/stapel.pdf', 'staff', downloadPrintBatch)
  route(app, 'get', '/druck/stapel/:stapel/adressen.csv', 'staff', downloadPrintList)
  route(app, 'get', '/druck/brief/:brief', 'staff', showPrintLetter)
  route(app, 'post', '/druck/brief/:brief', 'staff', submitPrintLetter)
  route(app, 'get', '/aussonderung', 'staff', showDisposals)
  route(app, 'post', '/aussonderung', 'staff', makeDisposal)
  route(app, 'get', '/aussonderung/:liste', 'staff', showDisposal)
  route(app, 'get', '/aussonderung/:liste/liste.csv', 'staff', downloadDisposalCsv)
  route(app, 'get', '/aussonderung/:liste/anbietung.zip', 'staff', downloadOffer)
  route(app, 'get', '/aussonderung/:liste/paket/:teil', 'staff', downloadPackage(renderer))
  route(app, 'post', '/aussonderung/:liste/bewertung', 'staff', submitAppraisal)
  route(app, 'post', '/aussonderung/:liste/einlesen', 'staff', readArchiveAnswer)
  route(app, 'post', '/aussonderung/:liste/uebernahme', 'staff', submitTaken)
  route(app, 'get', '/aussonderung/:liste/freigabe', 'staff', showRelease)
  route(app, 'post', '/aussonderung/:liste/freigabe', 'staff', submitRelease)
  route(app, 'post', '/aussonderung/:liste/verwerfen', 'staff', giveUpDisposal)
  route(app, 'post', '/aussonderung/:liste/lauf', 'staff', continueDisposal)
  route(app, 'get', '/sammelauftraege', 'staff', showJobs)
  route(app, 'post', '/sammelauftraege', 'staff', chooseCases)
  route(app, 'get', '/sammelauftraege/:job', 'staff', showJob)
  route(app, 'get', '/sammelauftraege/:job/aktion/:action', 'staff', showBulkAction)
  route(app, 'post', '/sammelauftraege/:job/aktion/:action', 'staff', submitBulkAction)
  route(app, 'get', '/sammelauftraege/:job/zuweisung', 'staff', showAssign)
  route(app, 'post', '/sammelauftraege/:job/zuweisung', 'staff', submitAssign)
  route(app, 'get', '/sammelauftraege/:job/uebergabe', 'staff', showBulkTransfer)
  route(app, 'post', '/sammelauftraege/:job/uebergabe', 'staff', submitBulkTransfer)
  route(app, 'post', '/sammelauftraege/:job/ruecknahme', 'staff', undoJob)
  route(app, 'get', '/sammelauftraege/:job/vorschau', 'staff', showPreview)
  route(app, 'post', '/sammelauftraege/:job/vorschau', 'staff', startPreviewed)
  route(app, 'post', '/sammelauftraege/:job/lauf', 'staff', continueJob)
  route(app, 'post', '/sammelauftraege/:job/halt', 'staff', haltJob)
  route(app, 'post', '/sammelauftraege/:job/rest', 'staff', chooseRest)
  route(app, 'get', '/sammelauftraege/:job/briefe.pdf', 'staff', downloadLetters(renderer))
  route(app, 'get', '/neu', 'staff', showNew)
  route(app, 'get', '/neu/:process', 'staff', backToNew)
  route(app, 'get', '/neu/:process/aktion/:action', 'staff', showCapture)
  route(app, 'post', '/neu/:process/aktion/:action', 'staff', submitCapture)
  route(app, 'post', '/neu/:process/aktion/:action/aehnliche', 'staff', findSimilar)
  route(app, 'post', '/neu/:process/aktion/:action/gefragt', 'staff', showCaptureAsked)
  route(app, 'get', '/vorgaenge', 'staff', showList)
  route(app, 'get', '/vorgaenge.csv', 'staff', exportCsv)
  route(app, 'get', '/vorgaenge.xlsx', 'staff', exportXlsx)
  route(app, 'post', '/vorgaenge/merken', 'staff', keepSearch)
  route(app, 'post', '/vorgaenge/vergessen', 'staff', forgetSearch)
  route(app, 'get', '/vorgaenge/:id', 'staff', showCase('antrag'))
  for (const tab of (Object.keys(CASE_TABS) as CaseTab[]).filter((key) => key !== 'antrag')) {
    route(app, 'get', `/vorgaenge/:id/${tab}`, 'staff', showCase(tab))
  }
  route(app, 'get', '/vorgaenge/:id/weiter', 'staff', goOn)
  route(app, 'get', '/vorgaenge/:id/entwurf.pdf', 'staff', downloadDraft(renderer))
  route(app, 'get', '/vorgaenge/:id/entwurf.docx', 'staff', downloadWordDraft)
  route(app, 'get', '/vorgaenge/:id/vorlage', 'staff', showTemplate)
  route(app, 'post', '/vorgaenge/:id/vorlage', 'staff', fillTemplate)
  route(app, 'get', '/vorgaenge/:id/akte.pdf', 'staff', downloadRecordPdf(renderer))
  route(app, 'get', '/vorgaenge/:id/akte.zip', 'staff', downloadRecordZip)
  route(app, 'get', '/vorgaenge/:id/akteneinsicht', 'staff', showInsight)
  route(app, 'post', '/vorgaenge/:id/akteneinsicht', 'staff', submitInsight(renderer))
  route(app, 'get', '/vorgaenge/:id/schriftstueck', 'staff', showFiling)
  route(app, 'post', '/vorgaenge/:id/schriftstueck', 'staff', submitFiling)
  route(app, 'get', '/vorgaenge/:id/dokumente/:document', 'staff', downloadDocument)
  route(app, 'get', '/vorgaenge/:id/zuweisung', 'staff', showHandover)
  route(app, 'post', '/vorgaenge/:id/zuweisung', 'staff', submitHandover)
  route(app, 'get', '/vorgaenge/:id/uebergabe', 'staff', showUnitTransfer)
  route(app, 'post', '/vorgaenge/:id/uebergabe', 'staff', submitUnitTransfer)
  route(app, 'get', '/vorgaenge/:id/abgabe', 'staff', showPassOn)
  route(app, 'post', '/vorgaenge/:id/abgabe', 'staff', submitPassOn(renderer))
  route(app, 'post', '/vorgaenge/:id/ruecknahme', 'staff', takeBack)
  route(app, 'get', '/vorgaenge/:id/beteiligung/:frage/code', 'staff', showConsultationCode)
  route(app, 'post', '/vorgaenge/:id/beteiligung/:frage/code', 'staff', giveConsultationCode)
  route(app, 'get', '/vorgaenge/:id/beteiligung/:frage/:schritt', 'staff', showConsultationAct)
  route(app, 'post', '/vorgaenge/:id/beteiligung/:frage/:schritt', 'staff', submitConsultationAct)
  route(app, 'get', '/vorgaenge/:id/aktion/:action', 'staff', showAction)
  route(app, 'post', '/vorgaenge/:id/aktion/:action', 'staff', submitAction)
  route(app, 'post', '/vorgaenge/:id/aktion/:action/gefragt', 'staff', showAsked)
  adminRoutes(app)
  route(app, 'get', '/*', 'staff', startOrNothing)
  return app
}

/** `/amt/` is the start as `/amt` is; everything else below it does not exist. */
function startOrNothing(c: Page): Response | Promise<Response> {
  return c.req.path === `/${c.get('tenant').slug}/amt/` ? showToday(c) : c.notFound()
}
