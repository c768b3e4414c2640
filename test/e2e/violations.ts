import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../support/paths.ts'

/** The names of broken rules are all that is asked for: half of the time would go into saying where. */
const search = `axe.run({ resultTypes: ['violations'], selectors: false })
  .then(({ violations }) => violations.map(({ id }) => id))`

/** The rules of WCAG and good practice that the page breaks just now, as axe names them. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'))
  return page.evaluate<string[]>(search)
}
