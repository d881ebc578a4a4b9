// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people read while a service takes no applications.
import { formatDate } from '../calendar/date.ts'
import type { Opening } from '../engine/availability.ts'
import { Alert } from '../ui/alert.tsx'
import { German } from '../ui/german.tsx'
import { telephone } from '../ui/site.ts'
import { useLanguage, useWords } from '../ui/words.ts'
import { CLOSED_SERVICE } from './closed-service.words.ts'
import type { Shut } from './closed-service.words.ts'
import type { Office } from './service-sections.tsx'

/** Nothing can be sent, not even what was begun before. */
export const isStopped = (opening: Opening): opening is Shut => !opening.isOpen && !opening.finishes

/** Why a service is shut, with the reason the office gave in its own words. */
function WhyShut({ opening }: { readonly opening: Shut }) {
  const say = useWords(CLOSED_SERVICE)
  const { reason } = opening.set
  return (
    <p>
      {say.why(opening)}
      {say.reason && reason && (
        <>
          {' '}
          {say.reason} <German>{reason}</German>
        </>
      )}
    </p>
  )
}

interface ClosedProps {
  readonly opening: Shut
  readonly offices: readonly Office[]
  /** The service that takes what has none of its own. */
  readonly instead: { readonly title: string; readonly href: string } | undefined
}

/** In place of the button that begins an application: why not, and who helps meanwhile. */
export function ClosedService({ opening, offices, instead }: ClosedProps) {
  const [say, language] = [useWords(CLOSED_SERVICE), useLanguage()]
  const { opensOn, finishes } = opening
  return (
    <Alert kind="info" title={opensOn ? say.notNow : say.notAtAll}>
      <WhyShut opening={opening} />
      {opensOn && <p>{say.again(formatDate(opensOn, 'long', language))}</p>}
      {finishes && <p>{say.begun}</p>}
      <p>{say.urgent}</p>
      {offices.map(({ office, phone, address, places }) => (
        <p>
          {office}, <a href={telephone(phone)}>{phone}</a>
          <br />
          {address}
          {offices.length > 1 && (
            <>
              <br />
              <span class="lz-meta">{places.join(', ')}</span>
            </>
          )}
        </p>
      ))}
      {instead && (
        <p>
          {say.instead} <a href={instead.href}>{instead.title}</a>
        </p>
      )}
    </Alert>
  )
}

/** On every page of an application begun before. */
export function DraftNotice({ opening }: { readonly opening: Opening }) {
  const [say, language] = [useWords(CLOSED_SERVICE), useLanguage()]
  if (opening.isOpen) return null
  const { opensOn, finishes } = opening
  const again = opensOn ? ` ${say.again(formatDate(opensOn, 'long', language))}` : ''
  return (
    <Alert kind={finishes ? 'info' : 'warning'} title={finishes ? say.maySend : say.mayNot}>
      <WhyShut opening={opening} />
      <p>{finishes ? say.early : `${say.kept}${again}`}</p>
    </Alert>
  )
}
