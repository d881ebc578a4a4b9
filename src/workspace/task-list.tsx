// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { ActionForm } from './action-form.tsx'
import { initialTyped } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import type { Able } from './assignment-proposal.ts'
import type { CaseDesk } from './case-desk.ts'
import { CsrfField } from '../server/csrf.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import type { ButtonKind } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { plainly } from '../ui/plainly.ts'
import { CommandFields } from './command-fields.tsx'
import { GiveLinks } from './give-links.tsx'
import { isQuick, shortSightOf } from './task-manner.ts'
import { tasksOf } from './tasks.ts'
import type { Task } from './tasks.ts'
import { turnSentence } from './turn-sentence.tsx'

/** Left on the case page: what is expected, what can be done, what not yet and why. */
export function TaskList({ seen, proposed }: { seen: CaseDesk; proposed: Able | undefined }) {
  const { primary, more, rare, near, blocked } = tasksOf(seen)
  const short = primary && shortSightOf(seen, primary)
  return (
    <Panel title="Was jetzt zu tun ist">
      <p>{turnSentence(seen)}</p>
      {short && <ShortForm sight={short} title={taskTitle(primary)} />}
      {((primary && !short) || more[0]) && (
        <div class="lz-row" data-keys="a">
          {primary && !short && <TaskButton seen={seen} task={primary} kind="primary" />}
          {more.map((task) => (
            <TaskButton seen={seen} task={task} kind="secondary" />
          ))}
        </div>
      )}
      {near.length > 0 && (
        <>
          <h3>Geht noch nicht</h3>
          <Reasons home={seen.home} tasks={near} />
        </>
      )}
      {rare.length > 0 && (
        <details>
          <summary>Seltener gebraucht</summary>
          <div class="lz-tight">
            {rare.map((task) => (
              <div>
                <TaskButton seen={seen} task={task} kind="tertiary" />
              </div>
            ))}
          </div>
        </details>
      )}
      <GiveLinks seen={seen} proposed={proposed} />
      {blocked.length > 0 && (
        <details>
          <summary>Alle Aktionen und warum</summary>
          <Reasons home={seen.home} tasks={blocked} />
        </details>
      )}
    </Panel>
  )
}

/** `In Vertretung für Inga Lorenzen: Bescheid zeichnen` where the own roles do not suffice. */
export function taskTitle({ action, actingFor }: Task): string {
  return actingFor ? `In Vertretung für ${actingFor.name}: ${action.title}` : action.title
}

function Reasons({ home, tasks }: { home: string; tasks: readonly Task[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role
    <ul class="lz-list lz-list--plain" role="list">
      {tasks.map((task) => (
        <li>
          <strong>{taskTitle(task)}</strong>{' '}
          <a class="lz-meta" href={taskAddress(home, task)}>
            Warum?<span class="kern-sr-only"> {taskTitle(task)}</span>
          </a>
          {task.reasons.map(({ sentence }) => (
            <>
              <br />
              <span class="lz-meta">{plainly(sentence)}</span>
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The address of an action's form. */
export function taskAddress(
  home: string,
  { key, actingFor }: Pick<Task, 'key' | 'actingFor'>,
): string {
  const whose = actingFor ? `?fuer=${encodeURIComponent(actingFor.id)}` : ''
  return `${home}/aktion/${encodeURIComponent(key)}${whose}`
}

/** What is expected next and asks no more than a day or a choice stands ready on the case page. */
function ShortForm({ sight, title }: { sight: ActionSight; title: string }) {
  return (
    <section class="lz-tight" aria-label={title} data-keys="a">
      {sight.action.help && <p class="lz-meta">{sight.action.help}</p>}
      <ActionForm sight={sight} typed={initialTyped(sight)} problems={[]} command={sight.seen.desk.house.newId()} inCase />
    </section>
  )
}

/** What asks nothing and takes nothing back is done at once; everything else has a page. */
function TaskButton({ seen, task, kind }: { seen: CaseDesk; task: Task; kind: ButtonKind }) {
  const title = taskTitle(task)
  if (!isQuick(task.action))
    return (
      <ButtonLink kind={kind} href={taskAddress(seen.home, task)}>
        {title}
      </ButtonLink>
    )
  return (
    <form method="post" action={taskAddress(seen.home, { key: task.key })}>
      <CsrfField csrf={seen.csrf} />
      <CommandFields
        command={seen.desk.house.newId()}
        at={seen.at}
        actingFor={task.actingFor?.id}
      />
      <Button kind={kind}>{title}</Button>
    </form>
  )
}
