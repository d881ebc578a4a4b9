// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How long a request may take to arrive, in ms. Headers are small; a body of 30 MB over a slow
 * telephone takes minutes, so a proxy in front may be stricter only about headers.
 */
export const SERVER_LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 180_000,
  connectionsCheckingInterval: 5_000,
} as const
