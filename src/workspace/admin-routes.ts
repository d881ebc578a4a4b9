// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every address below `/{tenant}/amt/verwaltung`, for staff with the role of the administration.
import type { Hono } from 'hono'
import { route } from '../server/route.ts'
import type { Web } from '../server/web.ts'
import { showChanges } from './admin-changes.tsx'
import { deputySetting } from './admin-deputies.tsx'
import { showSetting, submitSetting } from './admin-edit.tsx'
import { entitySetting, newEntitySetting, showEntities } from './admin-entities.tsx'
import { setOwnPassword, showOwnPassword } from './admin-own-password.tsx'
import { makePasswordLink } from './admin-password.tsx'
import { newPersonSetting, ownSetting, personSetting, showPeople } from './admin-people.tsx'
import { showRoles } from './admin-roles.tsx'
import { ADMIN_ROLE } from './admin-setting.ts'
import type { SettingOf } from './admin-setting.ts'
import { consulteeSetting, generalSetting, holidaySetting } from './admin-house.tsx'
import { showConnections, showReads, showRetention } from './admin-overviews.tsx'
import { pageSetting, showPages } from './admin-pages.tsx'
import { serviceSetting, showServices } from './admin-services.tsx'
import { showAdmin } from './admin-start.tsx'
import { showTexts, textSetting } from './admin-texts.tsx'
import { showValues, valuesSetting } from './admin-values.tsx'
import { newUnitSetting, showUnits, unitSetting } from './admin-units.tsx'

const HOME = '/verwaltung'

/** Adds the pages of the administration to the desk. */
export function adminRoutes(app: Hono<Web>): void {
  const show = (path: string, handler: Parameters<typeof route>[4]) =>
    route(app, 'get', `${HOME}${path}`, [ADMIN_ROLE], handler)
  const edit = (path: string, of: SettingOf) => {
    show(path, showSetting(of))
    route(app, 'post', `${HOME}${path}`, [ADMIN_ROLE], submitSetting(of))
  }
  route(app, 'get', '/konto/angaben', 'staff', showSetting(ownSetting))
  route(app, 'post', '/konto/angaben', 'staff', submitSetting(ownSetting))
  route(app, 'get', '/kennwort/:code', 'public', showOwnPassword)
  route(app, 'post', '/kennwort/:code', 'public', setOwnPassword)
  show('', showAdmin)
  show('/verlauf', showChanges)
  show('/personen', showPeople)
  edit('/personen/neu', newPersonSetting)
  edit('/personen/:person', personSetting)
  edit('/personen/:person/vertretung', deputySetting)
  route(app, 'post', `${HOME}/personen/:person/kennwort`, [ADMIN_ROLE], makePasswordLink)
  show('/einheiten', showUnits)
  edit('/einheiten/neu', newUnitSetting)
  edit('/einheiten/:einheit', unitSetting)
  show('/rollen', showRoles)
  show('/gemeinden', showEntities)
  edit('/gemeinden/neu', newEntitySetting)
  edit('/gemeinden/:gemeinde', entitySetting)
  show('/werte', showValues)
  edit('/werte/:process', valuesSetting)
  show('/seiten', showPages)
  edit('/seiten/:seite', pageSetting)
  edit('/allgemein', generalSetting)
  edit('/feiertage', holidaySetting)
  edit('/stellen', consulteeSetting)
  show('/leistungen', showServices)
  edit('/leistungen/:process', serviceSetting)
  show('/texte', showTexts)
  edit('/texte/:process/:text', textSetting)
  show('/anschluesse', showConnections)
  show('/aufbewahrung', showRetention)
  show('/zugriffe', showReads)
}
