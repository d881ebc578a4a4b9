// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { trustReasons } from '../engine/offers.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Page } from '../server/web.ts'
import { Alert } from '../ui/alert.tsx'
import { useWords } from '../ui/words.ts'
import { address } from './frame.tsx'
import { SERVICE } from './service.words.ts'
import { applicantRole, submitAction } from './submit.ts'

/**
 * What an application must be signed in with before it can be sent, told before anybody types a
 * word; nothing for who is signed in so already.
 */
export function TrustNotice({ c, prepared }: { readonly c: Page; readonly prepared: Prepared }) {
  const say = useWords(SERVICE)
  const { process } = prepared
  const person = c.get('person')
  const trust = person?.kind === 'citizen' ? { trust: person.trust } : {}
  const visitor = {
    kind: 'person' as const, id: '', name: '', roles: [applicantRole(process)], ...trust,
  }
  const reasons = trustReasons(prepared, process.actions[submitAction(process)]!, visitor)
  if (reasons.length === 0) return null
  return (
    <Alert kind="info" title={say.trust}>
      {reasons.map(({ sentence }) => (
        <p>{sentence}</p>
      ))}
      {person === undefined && (
        <p>
          <a href={address(c, `/anmelden?weiter=${encodeURIComponent(c.req.path)}`)}>{say.signIn}</a>
        </p>
      )}
    </Alert>
  )
}
