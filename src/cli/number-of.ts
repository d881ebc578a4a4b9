// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** `1 Feld`, `2 Felder`, `0 Felder`. */
export const numberOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
