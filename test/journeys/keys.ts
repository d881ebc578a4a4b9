// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Hands without a mouse: Tab, arrows, Space, Enter and letters, and an eye on where the focus is.
import assert from 'node:assert/strict'
import type { Visitor } from './visit.ts'

/** No page has more stops than this. */
export const MAX_STOPS = 120

/** Where the focus is, and whether it can be seen. */
export interface Stop {
  readonly tag: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly text: string
  readonly isChecked: boolean
  readonly isSeen: boolean
  readonly top: number
  readonly left: number
  readonly inMain: boolean
}

/** A visitor who uses keys alone. */
export class Keys {
  readonly visitor: Visitor

  constructor(visitor: Visitor) {
    this.visitor = visitor
  }

  async stop(): Promise<Stop> {
    return this.visitor.page.evaluate(() => {
      const node = document.activeElement as HTMLInputElement
      const box = node.getBoundingClientRect()
      const drawn = [undefined, '::after', '::before'].map((part) => getComputedStyle(node, part))
      const around = node.parentElement ? [getComputedStyle(node.parentElement), getComputedStyle(node.parentElement, '::before')] : []
      const [x, y] = [box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1)]
      let over = document.elementFromPoint(x, y)
      while (over && !(/fixed|sticky/.test(getComputedStyle(over).position) && !over.contains(node))) over = over.parentElement
      return {
        tag: node.tagName, type: node.type ?? '', name: node.name ?? '', value: node.value ?? '', text: (node.textContent ?? '').trim(),
        isChecked: node.checked ?? false, top: box.top + scrollY, left: box.left,
        isSeen: box.bottom > 0 && box.top < innerHeight && over === null
          && [...drawn, ...around].some((one) => one.outlineStyle !== 'none' && Number.parseFloat(one.outlineWidth) >= 2),
        inMain: node.closest('main') !== null,
      }
    })
  }

  /** The next stop; its focus can be seen, and in the text of the page it lies further down or right. */
  async tab(before?: Stop): Promise<Stop> {
    await this.visitor.page.keyboard.press('Tab')
    const now = await this.stop()
    assert.ok(now.tag !== 'BODY', 'the focus is lost')
    assert.ok(now.isSeen, `the focus on ${now.tag} ${now.name} ${now.text} cannot be seen at ${this.visitor.page.url()}`)
    const isForward = !before?.inMain || !now.inMain || now.top > before.top - 30 || now.left > before.left
    assert.ok(isForward, `from ${before?.name}${before?.text} the focus jumps back to ${now.name}${now.text}`)
    return now
  }

  /** Goes on until the stop is the wanted one, doing on the way what `pass` says. */
  async tabTo(wanted: (one: Stop) => boolean, pass: (one: Stop) => Promise<void> = async () => {}): Promise<void> {
    let now: Stop | undefined
    for (let i = 0; i < MAX_STOPS; i++) {
      now = await this.tab(now)
      if (wanted(now)) return
      await pass(now)
    }
    assert.fail(`not reached by Tab on ${this.visitor.page.url()}: ${await this.visitor.text()}`)
  }

  async press(words: RegExp): Promise<void> {
    await this.tabTo(({ tag, text }) => (tag === 'BUTTON' || tag === 'A') && words.test(text))
    await this.go()
  }

  /** Enter on a button or a link to another page. */
  async go(): Promise<void> {
    await Promise.all([this.visitor.page.waitForNavigation(), this.visitor.page.keyboard.press('Enter')])
    await this.visitor.page.waitForLoadState()
  }

  /** Answers the question of a stop with keys only. */
  async type(answers: Readonly<Record<string, string>>, open: Set<string>, { tag, type: kind, name, value }: Stop): Promise<void> {
    const wanted = answers[name]
    if (wanted === undefined || !open.delete(name)) return
    const { keyboard } = this.visitor.page
    if (kind === 'radio') {
      if (value === wanted) return keyboard.press('Space')
      for (let i = 0; i < MAX_STOPS; i++) {
        await keyboard.press('ArrowDown')
        const now = await this.stop()
        assert.ok(now.isSeen, `the focus on ${now.name} ${now.value} cannot be seen`)
        if (now.value === wanted) return
      }
      assert.fail(`${name} has no answer ${wanted}`)
    }
    if (kind === 'checkbox') return keyboard.press('Space')
    if (tag !== 'SELECT') return keyboard.type(wanted)
    for (let i = 0; i < MAX_STOPS && (await this.stop()).value !== wanted; i++) await keyboard.press('ArrowDown')
  }
}
