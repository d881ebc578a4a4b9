// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every address of the portal and who may open it. Pages are in the files of their subject.
import { Hono } from 'hono'
import type { Renderer } from '../documents/render-letter.ts'
import { route } from '../server/route.ts'
import type { Page, Web } from '../server/web.ts'
import {
  changeEmailPage, changePasswordPage, receiveChangeEmail, receiveChangePassword,
} from './account-access.tsx'
import { casesPage, draftsPage, inboxPage, messagePage, receiveDrafts } from './account-pages.tsx'
import { actionPage, caseThread, casePage, receiveCaseAction } from './case-page.tsx'
import { beginApplication } from './begin-application.ts'
import { checkPage, sendApplication } from './check-page.tsx'
import { closeAccountPage, receiveCloseAccount } from './close-account.tsx'
import { coApplicantsPage, receiveCoApplicant } from './co-applicants.tsx'
import { confirmEmailPage, receiveConfirmAgain, receiveConfirmEmail } from './confirm-email.tsx'
import { confirmCodePage, confirmPage, receiveConfirmation, receiveConfirmCode } from './confirm-page.tsx'
import { receiveConsultationCode } from './consultation-locked.tsx'
import { consultationPage, receiveConsultation } from './consultation-page.tsx'
import { consultationPaper } from './consultation-paper.ts'
import { continueDraft, formPage, laterPage, resume, resumePage } from './draft-pages.tsx'
import { feedbackPage, receiveFeedback } from './feedback-page.tsx'
import { forgottenPage, newPasswordPage, receiveForgotten, receiveNewPassword } from './forgotten-password.tsx'
import { accessibilityPage, helpPage, imprintPage, privacyPage } from './info-pages.tsx'
import { downloadOwnData } from './own-data.ts'
import { accountPaper, draftPaper } from './paper.ts'
import { paperFormPage } from './paper-form-page.ts'
import { plainPage } from './plain-page.tsx'
import { profilePage, receiveProfile } from './profile-page.tsx'
import { receivedPage } from './received-page.tsx'
import { newRepresentedPage, receiveNewRepresented, receiveRepresented, representedPage } from './represented-pages.tsx'
import { receiveRegistration, registerPage } from './register.tsx'
import { openedLetter, openedLetterPage, receiveRetrieval, retrievalPage } from './retrieval-page.tsx'
import { allServicesPage } from './service-list.tsx'
import { servicePage } from './service-page.tsx'
import { servicePrivacyPage } from './service-privacy.tsx'
import { receiveSignIn, receiveSignOut, signInPage } from './sign-in.tsx'
import { startPage } from './start.tsx'
import { summaryPdf } from './summary-pdf.ts'
import { receiveClaim, receiveStatus, statusForm, statusPage } from './status-pages.tsx'

/** The pages for citizens, companies and consultees, to be mounted under `/{tenant}`. */
export function portalApp(renderer: Renderer): Hono<Web> {
  const app = new Hono<Web>()
  const open = (
    method: 'get' | 'post',
    path: string,
    handler: (c: Page) => Response | Promise<Response>,
  ) => route(app, method, path, 'public', handler)
  const own = (
    method: 'get' | 'post',
    path: string,
    handler: (c: Page) => Response | Promise<Response>,
  ) => route(app, method, path, 'citizen', handler)

  open('get', '/', startPage)
  open('get', '/leistungen', allServicesPage)
  open('get', '/leistungen/:process', servicePage)
  open('post', '/leistungen/:process', beginApplication)
  open('get', '/leistungen/:process/datenschutz', servicePrivacyPage)
  open('get', '/leistungen/:process/formular.pdf', paperFormPage(renderer))

  open('get', '/antrag', (c) => resumePage(c))
  open('post', '/antrag', resume)
  open('get', '/antrag/:code', continueDraft)
  open('get', '/antrag/:code/pruefen', checkPage)
  open('post', '/antrag/:code/pruefen', sendApplication)
  open('get', '/antrag/:code/spaeter', laterPage)
  open('get', '/antrag/:code/eingegangen', receivedPage)
  open('get', '/antrag/:code/dokument/:id', draftPaper)
  open('get', '/antrag/:code/zusammenfassung.pdf', summaryPdf(renderer))
  open('get', '/antrag/:code/mitantragsteller', coApplicantsPage)
  open('post', '/antrag/:code/mitantragsteller', receiveCoApplicant)
  open('get', '/antrag/:code/:page', formPage)
  open('post', '/antrag/:code/:page', formPage)

  open('get', '/mitantrag', (c) => confirmCodePage(c))
  open('post', '/mitantrag', receiveConfirmCode)
  open('get', '/mitantrag/:code', confirmPage)
  open('post', '/mitantrag/:code', receiveConfirmation)

  open('get', '/status', (c) => statusForm(c))
  open('post', '/status', receiveStatus)
  open('get', '/status/:code', statusPage)
  open('post', '/status/:code', receiveClaim)
  open('get', '/abruf/:token', (c) => retrievalPage(c))
  open('post', '/abruf/:token', receiveRetrieval)
  open('get', '/abruf/:token/:key', openedLetterPage)
  open('get', '/abruf/:token/:key/schreiben.pdf', openedLetter)
  open('get', '/beteiligung/:token', consultationPage)
  open('post', '/beteiligung/:token', receiveConsultation)
  open('get', '/beteiligung/:token/code', consultationPage)
  open('post', '/beteiligung/:token/code', receiveConsultationCode)
  open('get', '/beteiligung/:token/unterlagen/:document', consultationPaper(renderer))

  open('get', '/anmelden', (c) => signInPage(c))
  open('post', '/anmelden', receiveSignIn)
  open('get', '/registrieren', (c) => registerPage(c))
  open('post', '/registrieren', receiveRegistration)
  open('post', '/abmelden', receiveSignOut)
  open('get', '/kennwort', (c) => forgottenPage(c))
  open('post', '/kennwort', receiveForgotten)
  open('get', '/kennwort/:code', newPasswordPage)
  open('post', '/kennwort/:code', receiveNewPassword)
  open('get', '/e-mail/:code', confirmEmailPage)
  open('post', '/e-mail/:code', receiveConfirmEmail)

  own('get', '/konto', casesPage)
  own('get', '/konto/entwuerfe', draftsPage)
  own('post', '/konto/entwuerfe', receiveDrafts)
  own('get', '/konto/postfach', inboxPage)
  own('get', '/konto/postfach/:id', messagePage)
  own('get', '/konto/vertretung', representedPage)
  own('post', '/konto/vertretung', receiveRepresented)
  own('get', '/konto/vertretung/neu', (c) => newRepresentedPage(c))
  own('post', '/konto/vertretung/neu', receiveNewRepresented)
  own('get', '/konto/daten', (c) => profilePage(c))
  own('post', '/konto/daten', receiveProfile)
  own('get', '/konto/daten/kennwort', (c) => changePasswordPage(c))
  own('post', '/konto/daten/kennwort', receiveChangePassword)
  own('get', '/konto/daten/e-mail', (c) => changeEmailPage(c))
  own('post', '/konto/daten/e-mail', receiveChangeEmail)
  own('post', '/konto/daten/bestaetigen', receiveConfirmAgain)
  own('get', '/konto/daten/auszug', downloadOwnData)
  own('get', '/konto/daten/loeschen', (c) => closeAccountPage(c))
  own('post', '/konto/daten/loeschen', receiveCloseAccount)
  own('get', '/konto/antraege/:id', casePage)
  own('get', '/konto/antraege/:id/nachrichten', caseThread)
  own('get', '/konto/antraege/:id/aktion/:action', actionPage)
  own('post', '/konto/antraege/:id/aktion/:action', receiveCaseAction)
  own('get', '/konto/dokumente/:id', accountPaper)

  open('get', '/barrierefreiheit', accessibilityPage)
  open('get', '/impressum', imprintPage)
  open('get', '/datenschutz', privacyPage)
  open('get', '/hilfe', helpPage)
  open('get', '/leichte-sprache', plainPage)
  open('get', '/rueckmeldung', (c) => feedbackPage(c))
  open('post', '/rueckmeldung', receiveFeedback)
  return app
}
