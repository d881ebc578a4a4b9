// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** `found`: the signature that matched, safe to log. */
export type Scanned = { readonly clean: true } | { readonly found: string }

/** Lets a virus scanner look at bytes; throws `ServiceOutage` if it gave no clear answer. */
export type Scan = (bytes: Uint8Array) => Promise<Scanned>
