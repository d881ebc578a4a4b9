// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** The version of the process language this platform speaks; older files are lifted to it. */
export const LANGUAGE = 2
