// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { BlockFile } from './compose.ts'

type Tree = Record<string, unknown>
type Names = Readonly<Record<string, string>>

/** The block with its roles played by roles of the process (`roleNames`), which brings their titles. */
export function renameRoles({ file, part }: BlockFile, names: Names): BlockFile {
  if (Object.keys(names).length === 0) return { file, part }
  const roles = Object.fromEntries(Object.entries(part.roles).filter(([role]) => !names[role]))
  const changedPart = {
    ...part,
    roles,
    actions: actors(part.actions, names),
    waiting: part.waiting.map((one) => ({ ...one, role: names[one.role] ?? one.role })),
    ...(part.disposal && { disposal: { ...part.disposal, by: renamed(part.disposal.by, names), release: renamed(part.disposal.release, names) } }),
    extend: changed(part.extend as Tree, names),
    extendIfPresent: changed(part.extendIfPresent as Tree, names),
  }
  return { file, part: changedPart as typeof part }
}

function changed(extend: Tree, names: Names): Tree {
  return extend['actions'] ? { ...extend, actions: actors(extend['actions'] as Tree, names) } : extend
}

/** Two roles that become one act once. */
function actors(actions: Readonly<Tree>, names: Names): Tree {
  return Object.fromEntries(Object.entries(actions as Record<string, Tree>).map(([key, action]) => {
    const by = action['by'] as readonly string[] | undefined
    return [key, by ? { ...action, by: renamed(by, names) } : action]
  }))
}

const renamed = (by: readonly string[], names: Names) => [...new Set(by.map((role) => names[role] ?? role))]
