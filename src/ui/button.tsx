// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'tertiary'

interface Look {
  readonly kind?: ButtonKind
  readonly icon?: string
  /** Read to screen readers after the text, where the text alone is not unique on the page. */
  readonly about?: string
  readonly children: ComponentChildren
}

interface ButtonProps extends Look {
  readonly name?: string
  readonly value?: string
  readonly form?: string
  /** Where this button sends the form, if not where the form says. */
  readonly to?: string
}

/** A button that sends its form; named by its effect. One primary button per screen. */
export function Button({
  kind = 'primary',
  icon,
  about,
  name,
  value,
  form,
  to,
  children,
}: ButtonProps) {
  return (
    <button
      class={`kern-btn kern-btn--${kind}`}
      type="submit"
      name={name}
      value={value}
      form={form}
      formaction={to}
    >
      <Face icon={icon} about={about}>
        {children}
      </Face>
    </button>
  )
}

interface LinkProps extends Look {
  readonly href: string
  readonly download?: boolean
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind = 'primary', icon, about, href, download, children }: LinkProps) {
  return (
    <a class={`kern-btn kern-btn--${kind}`} href={href} {...(download && { download: true })}>
      <Face icon={icon} about={about}>
        {children}
      </Face>
    </a>
  )
}

function Face({
  icon,
  about,
  children,
}: {
  icon: string | undefined
  about: string | undefined
  children: ComponentChildren
}) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span class="kern-label">
        {children}
        {about && <span class="kern-sr-only"> {about}</span>}
      </span>
    </>
  )
}
