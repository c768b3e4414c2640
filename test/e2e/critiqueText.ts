// What of a critique's Markdown stands on the page.
import type { Page } from 'playwright-core'

/** Headings, paragraphs and list items of a critique as a reader sees them. */
export function blocksOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(?:## |- |\d+\. )/, '').replaceAll('**', ''))
    .map((line) => line.replace(/ · (\d+\.\d)$/, ' $1'))
}

export const shownBlocks = (page: Page): Promise<string[]> =>
  page
    .locator('.critique-body :is(h3, p, li)')
    .evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ''))

/** Only what is the same in Markdown and on the page, also where a construct is half-written: the letters. */
export const lettersOf = (text: string): string => text.replaceAll(/\P{L}/gu, '')

/** Remembers every state of the text that the page shows from now on, for `shownStates`. */
export async function recordStates(page: Page): Promise<void> {
  await page.evaluate(`{
    const states = (window.states = [])
    const record = () => {
      const text = document.querySelector('.critique-body')?.textContent ?? ''
      if (text !== states.at(-1)) states.push(text)
    }
    new MutationObserver(record).observe(document, { subtree: true, childList: true, characterData: true })
  }`)
}

export const shownStates = (page: Page): Promise<string[]> => page.evaluate<string[]>('window.states')
