// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a service runs on this machine: what never leaves it needs no encryption. */
export const isOwnMachine = ({ hostname }: URL): boolean => LOOPBACK.has(hostname)
