// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** It cannot be done by a machine: a person must, and this says what. */
export class NeedsPerson extends Error {}
