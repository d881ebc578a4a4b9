// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { Arms } from './arms.tsx'
import { PAGE } from './page.words.ts'
import type { Site } from './site.ts'
import { useWords } from './words.ts'

/** The federal strip that marks an official website. */
export function OfficialStrip({ name }: { readonly name: string }) {
  const say = useWords(PAGE)
  return (
    <div class="kern-kopfzeile">
      <div class="lz-wrap">
        <div class="kern-kopfzeile__content">
          <span class="kern-kopfzeile__flagge">
            <svg viewBox="0 0 24 16" aria-hidden="true" focusable="false">
              <path fill="#000" d="M0 0h24v5.33H0z" />
              <path fill="#d00" d="M0 5.33h24v5.34H0z" />
              <path fill="#ffce00" d="M0 10.67h24V16H0z" />
            </svg>
          </span>
          <span class="kern-kopfzeile__label">{say.official(name)}</span>
        </div>
      </div>
    </div>
  )
}

/** Coat of arms and name, leading home. */
export function Brand({ site, href }: { readonly site: Site; readonly href: string }) {
  return (
    <a class="lz-brand" href={href}>
      <Arms name={site.arms} />
      <span>
        {site.name}
        {site.places && <small>{site.places}</small>}
      </span>
    </a>
  )
}

/** Who acts in sample mode, and the way to another role. */
export interface SampleBar {
  /** „Hanna Petersen, Sachbearbeitung“; absent when nobody is signed in. */
  readonly who?: string
  /** Where roles are switched. */
  readonly href: string
}

/** The thin bar of a sample instance; always there, so that nobody takes a sample for real. */
export function SampleStrip({ bar }: { readonly bar: SampleBar }) {
  const say = useWords(PAGE)
  return (
    <aside class="lz-sample" aria-label={say.sample}>
      <div class="lz-wrap lz-row">
        <strong>{say.sample}</strong>
        {bar.who && <span>{say.youAre(bar.who)}</span>}
        <span class="lz-wide">{say.invented}</span>
        <a class="lz-end" href={bar.href}>
          {say.switchRole}
        </a>
      </div>
    </aside>
  )
}

/** The first thing the Tab key reaches. */
export function SkipLink() {
  const say = useWords(PAGE)
  return (
    <a class="lz-skip" href="#inhalt">
      {say.toContent}
    </a>
  )
}

/** The one main part of a page. */
export function Main({ children }: { readonly children: ComponentChildren }) {
  return (
    <main class="lz-main" id="inhalt" tabindex={-1}>
      {children}
    </main>
  )
}
