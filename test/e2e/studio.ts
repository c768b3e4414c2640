// The studio as a person meets it: the real server in a process of its own, a real browser on its link.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { root } from '../support/paths.ts'

const entry = join(root, 'src', 'server', 'index.ts')

export type StudioServer = {
  /** With the token in its fragment. */
  link: string
  port: number
  process: ChildProcess
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<void>
  /** Ends it as a power cut does. */
  kill: () => Promise<void>
}

/** Starts `npm run serve` without npm on `dataDir`; `port` 0 takes a free one. */
export async function serve(dataDir: string, port = 0): Promise<StudioServer> {
  const child = spawn(process.execPath, [entry, '--port', String(port), '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal)
    await gone
  }
  onTestFinished(end('SIGKILL'))
  const link = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/\S+#token=\S+/.exec(said)
      if (found) resolve(found[0])
    })
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  return { link, port: Number(new URL(link).port), process: child, stop: end('SIGINT'), kill: end('SIGKILL') }
}

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: chromiumFlags })
}

/** A window of 1440 x 900 on `link`; what it prints as an error fails the test that looks at `errors`. */
export async function openStudio(
  browser: Browser,
  link: string,
  options: { dark?: boolean; width?: number; height?: number } = {},
): Promise<{ page: Page; errors: string[] }> {
  const { dark = true, width = 1440, height = 900 } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(link)
  return { page, errors }
}

/** Drops files on the window, as from a file manager. */
export async function drop(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
  }
  await session.detach()
}
