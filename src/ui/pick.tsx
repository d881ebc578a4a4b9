// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

interface Choices {
  readonly value: string | undefined
  readonly options: Readonly<Record<string, string>>
  /** The choice of nothing; without it one of the options always counts. */
  readonly empty?: string | undefined
}

interface Props extends Choices {
  readonly title: string
  readonly name: string
}

/** One choice of a filter, its name inside the frame. */
export function Pick({ title, name, value, options, empty }: Props) {
  return (
    <label class="lz-pick">
      <span>{title}</span>
      <select name={name}>
        <Options value={value} options={options} empty={empty} />
      </select>
    </label>
  )
}

/** What a select offers. */
export function Options({ value, options, empty }: Choices) {
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {Object.entries(options).map(([key, text]) => (
        <option value={key} selected={key === value}>
          {text}
        </option>
      ))}
    </>
  )
}
