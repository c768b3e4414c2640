// Chromium, and what a person's hand does in it. Knows no test runner: benchmarks and pictures use it, too.
import { chromium, type Browser, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'

export function launchBrowser(...flags: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags, ...flags] })
}

/** Drops files on the window, as from a file manager; `meanwhile` happens while they hang above it. */
export async function drop(
  page: Page,
  paths: string[],
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<unknown> =>
    session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
  await send('dragEnter')
  await send('dragOver')
  await meanwhile()
  await send('drop')
  await session.detach()
}
