// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people read while a service takes no applications.
import { formatDate } from '../calendar/date.ts'
import type { Opening } from '../engine/availability.ts'
import { Alert } from '../ui/alert.tsx'

type Shut = Extract<Opening, { isOpen: false }>

/** Nothing can be sent, not even what was begun before. */
export const isStopped = (opening: Opening): opening is Shut => !opening.isOpen && !opening.finishes

/** In place of the button that begins an application. */
export function ClosedService({ opening }: { readonly opening: Shut }) {
  return (
    <Alert kind="info" title={opening.opensOn ? 'Zurzeit nicht möglich' : 'Nicht möglich'}>
      <p>{opening.why}</p>
      {opening.opensOn && <p>Wieder möglich ab {formatDate(opening.opensOn, 'long')}.</p>}
      {opening.finishes && (
        <p>Haben Sie vorher einen Antrag begonnen? Den können Sie fertig ausfüllen und absenden.</p>
      )}
    </Alert>
  )
}

/** On every page of an application begun before. */
export function DraftNotice({ opening }: { readonly opening: Opening }) {
  if (opening.isOpen) return null
  return (
    <Alert
      kind={opening.finishes ? 'info' : 'warning'}
      title={opening.finishes ? 'Sie können Ihren Antrag noch absenden' : 'Absenden geht zurzeit nicht'}
    >
      <p>{opening.why}</p>
      <p>
        {opening.finishes
          ? 'Ihren Antrag haben Sie vorher begonnen, deshalb nehmen wir ihn noch an.'
          : `Ihre Angaben bleiben gespeichert.${opening.opensOn ? ` Wieder möglich ab ${formatDate(opening.opensOn, 'long')}.` : ''}`}
      </p>
    </Alert>
  )
}
