// The studio as a person meets it: a real browser on the link of a real server.
import type { Browser, Locator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

export type StudioOptions = {
  dark?: boolean
  width?: number
  height?: number
  /** A script that runs in the page before its own. */
  initScript?: string
  /** What the page says once it listens. */
  says?: string
}

/** A window of 1440 x 900 on `link`; what it prints as an error fails the test that looks at `errors`. */
export async function openStudio(
  browser: Browser,
  link: string,
  options: StudioOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const { dark = true, width = 1440, height = 900, initScript = '', says = 'Drop photographs here' } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  onTestFinished(() => context.close())
  // The models are slow on purpose, and slower on a busy machine.
  context.setDefaultTimeout(55_000)
  await context.addInitScript(initScript)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(link)
  // Nothing can be dropped on a page that has not begun to listen.
  await page.getByText(says).first().waitFor()
  return { page, errors }
}

/** The photographs of the list; a choice in a form has options, too. */
export const rows = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Photographs' }).getByRole('option')
export const row = (page: Page, name: string): Locator => rows(page).filter({ hasText: name })
export const critique = (page: Page): Locator => page.getByRole('region', { name: 'Text of the critique' })
export const completed = (page: Page): Promise<void> => page.getByText(/^Analysis complete/).waitFor()
