// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people read while a service takes no applications.
import { formatDate } from '../calendar/date.ts'
import type { Opening } from '../engine/availability.ts'
import { Alert } from '../ui/alert.tsx'
import { German } from '../ui/german.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { CLOSED_SERVICE } from './closed-service.words.ts'
import type { Shut } from './closed-service.words.ts'

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

/** In place of the button that begins an application. */
export function ClosedService({ opening }: { readonly opening: Shut }) {
  const [say, language] = [useWords(CLOSED_SERVICE), useLanguage()]
  const { opensOn, finishes } = opening
  return (
    <Alert kind="info" title={opensOn ? say.notNow : say.notAtAll}>
      <WhyShut opening={opening} />
      {opensOn && <p>{say.again(formatDate(opensOn, 'long', language))}</p>}
      {finishes && <p>{say.begun}</p>}
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
