// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readLines } from './stdin.ts'

/** A document over several lines is collected up to this size, then it is no JSON. */
const MAX_DOCUMENT_CHARS = 5_000_000
const CHUNK_CHARS = 65_536
const MAX_LINE_CHARS = 1_000_000
const NO_JSON = { refusal: { message: 'Die Zeile ist kein gültiges JSON.', field: '' } }

const NOTHING = { refusal: { message: 'Auf der Standardeingabe steht nichts, erwartet wird JSON.', field: '' } }

type Answer = (value: unknown) => object

/**
 * Answers JSON lines with JSON lines, in order and in flat memory; exit code 1 if one was refused.
 * Input whose first line is no JSON by itself is read as one document over several lines.
 */
export async function answerStream(answer: Answer): Promise<number> {
  let code = 0
  let document: string | undefined
  let isFirst = true
  const out = new Output()
  const write = async (answered: object) => {
    if ('refusal' in answered) code = 1
    if (out.add(`${JSON.stringify(answered)}\n`)) await out.drained()
  }
  for await (const line of readLines()) {
    if (document !== undefined) {
      if (document.length < MAX_DOCUMENT_CHARS) document += `\n${line}`
      continue
    }
    if (line.trim() === '') continue
    const value = parsed(line)
    if (value === undefined && isFirst && /^\s*[{[]/.test(line)) document = line
    else await write(value === undefined ? NO_JSON : answer(value.json))
    isFirst = false
  }
  if (document !== undefined) await answerDocument(document, answer, write)
  else if (isFirst) await write(NOTHING)
  await out.drained()
  return code
}

/** Gathers the answers to one chunk of input, so that a pipe sees few writes but never waits. */
class Output {
  private text = ''
  private isDue = false

  /** Whether it is time to wait for the reader. */
  add(text: string): boolean {
    this.text += text
    if (!this.isDue) setImmediate(() => this.flush())
    this.isDue = true
    return this.text.length >= CHUNK_CHARS
  }

  async drained(): Promise<void> {
    if (!this.flush()) await new Promise((go) => process.stdout.once('drain', go))
  }

  private flush(): boolean {
    const { text } = this
    this.text = ''
    this.isDue = false
    return text === '' || process.stdout.write(text)
  }
}

/** One document, or lines of which only the first was broken. */
async function answerDocument(text: string, answer: Answer, write: (answered: object) => Promise<void>) {
  const whole = parsed(text, MAX_DOCUMENT_CHARS)
  if (whole) return write(answer(whole.json))
  const [first, ...rest] = text.split('\n').filter((line) => line.trim() !== '').map((line) => parsed(line))
  if (first || !rest.some(Boolean)) return write(NO_JSON)
  for (const value of [undefined, ...rest]) await write(value ? answer(value.json) : NO_JSON)
}

function parsed(text: string, most = MAX_LINE_CHARS): { json: unknown } | undefined {
  if (text.length > most) return undefined
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
