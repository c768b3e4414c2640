// Questions to a model that sees, as both windows show them: stopped at each stage, and one that is answered.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Message } from '../../src/shared/threads.ts'
import type { VisionRecital } from '../fixtures/gguf/index.ts'
import { lettersOf } from './critiqueText.ts'

export type Asked = {
  /** With a measured red photograph on show, and the slow vision model to answer. */
  page: Page
  raw: VisionRecital['raw']
  /** The messages of its conversation, as they are stored. */
  stored: () => Promise<Message[]>
  pause: () => Promise<unknown>
  resume: () => Promise<unknown>
}

/** What the line above an answer says while it is written. */
export const writes = /\d tokens? · /

/** What the line above an answer says at each stage that it can be stopped in. */
const stages: [name: string, says: RegExp][] = [
  ['waiting', /Waiting/],
  ['loading', /Loading/],
  ['looking', /Looking at the photograph/],
  ['reading', /Reading/],
  ['writing', writes],
]

const answers = (page: Page): Locator => page.getByRole('group', { name: 'Answer', exact: true })

/** Presses Stop of the last answer as soon as its line says so, however short that is: asked for before the question. */
export async function stopWhen(page: Page, says: RegExp): Promise<void> {
  await page.evaluate(`(() => {
    const seen = () => {
      const line = [...document.querySelectorAll('.answer .byline')].at(-1)
      if (!${String(says)}.test(line?.textContent ?? '')) return
      const stop = line.querySelector('button.stop')
      if (stop === null) return
      observer.disconnect()
      stop.click()
    }
    const observer = new MutationObserver(seen)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })()`)
}

/** Each answer is the one that was stored, byte for byte what the model says of a red picture, as far as it came. */
export async function askTheSeeing({ page, raw, stored, pause, resume }: Asked): Promise<Message[]> {
  const field = page.getByLabel('Ask about this photograph')
  const ask = async (text: string): Promise<void> => {
    await field.fill(text)
    await field.press('Enter')
  }
  for (const [index, [name, says]] of stages.entries()) {
    if (name === 'waiting') await pause()
    await stopWhen(page, says)
    await ask(`What is to be seen, ${name}?`)
    await expect
      .poll(() => answers(page).getByText('Stopped. The text so far is kept.').count())
      .toBe(index + 1)
    if (name === 'waiting') await resume()
  }
  await ask('What is in this picture?')
  await expect.poll(async () => (await stored()).at(-1)?.status, { timeout: 55_000 }).toBe('completed')

  const messages = (await stored()).filter(({ role }) => role === 'assistant')
  expect(messages.map(({ status }) => status)).toEqual([...stages.map(() => 'cancelled'), 'completed'])
  for (const { text } of messages) expect(raw.red.startsWith(text)).toBe(true)
  expect(messages.at(-1)).toMatchObject({ mode: 'vision' })
  expect(messages.at(-1)!.text.length).toBeGreaterThan(100)
  const shown = async () => (await answers(page).locator('.answer-body').allInnerTexts()).map(lettersOf)
  await expect.poll(shown).toEqual(messages.map(({ text }) => lettersOf(text)))
  return messages
}
