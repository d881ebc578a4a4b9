// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A connected service does not answer now; its sentence is for a person and names nobody. */
export class ServiceOutage extends Error {
  override readonly name = 'ServiceOutage'
}
