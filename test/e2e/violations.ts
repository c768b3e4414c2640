import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../support/paths.ts'

/** The rules of WCAG and good practice that the page breaks just now, as axe names them. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'))
  const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')
  return found as string[]
}
