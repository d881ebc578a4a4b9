// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whether a text can be the id of a row; anything else must not reach a column of ids. */
export const isUuid = (text: string): boolean => UUID.test(text)
