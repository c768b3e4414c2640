// What of a critique's Markdown stands on the page.
import type { Page } from 'playwright-core'

/** Headings, paragraphs and list items of a critique as a reader sees them, the levels of sections left out. */
export function blocksOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(?:## |- |\d+\. )/, '').replaceAll('**', ''))
    .map((line) => line.replace(/ · (\d+\.\d)$/, ' $1'))
}

export const shownBlocks = (page: Page): Promise<string[]> =>
  page.locator('.critique-body :is(h3, p, li)').evaluateAll((nodes) =>
    nodes.map((node) => {
      const level = node.querySelector('.section-level')?.textContent
      const text = node.textContent ?? ''
      return level ? text.slice(0, -level.length - 1) : text
    }),
  )

/** The word behind each heading that has one. */
export const shownLevels = (page: Page): Promise<string[]> =>
  page.locator('.critique-body h3 .section-level').allTextContents()

/** Only what is the same in Markdown and on the page, also where a construct is half-written: the letters. */
export const lettersOf = (text: string): string => text.replaceAll(/\P{L}/gu, '')

/** Remembers every state of the text, the levels of sections left out, that the page shows from now on, for `shownStates`. */
export async function recordStates(page: Page): Promise<void> {
  await page.evaluate(`{
    const states = (window.states = [])
    const record = () => {
      const body = document.querySelector('.critique-body')?.cloneNode(true)
      for (const level of body?.querySelectorAll('.section-level') ?? []) level.remove()
      const text = body?.textContent ?? ''
      if (text !== states.at(-1)) states.push(text)
    }
    new MutationObserver(record).observe(document, { subtree: true, childList: true, characterData: true })
  }`)
}

export const shownStates = (page: Page): Promise<string[]> => page.evaluate<string[]>('window.states')
