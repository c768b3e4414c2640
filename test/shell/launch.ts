// Starts the desktop app as it was built: over the stand-in, or on real Electron with ENGINE=electron.
import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { statSync } from 'node:fs'
import { _electron, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { drop as dropOnPage } from '../e2e/browser.ts'
import { root } from '../support/paths.ts'

export const isElectron = process.env['ENGINE'] === 'electron'

export type ElectronModule = typeof Electron.CrossProcessExports

type Evaluate = <Result, Argument = undefined>(
  work: (electron: ElectronModule, argument: Argument) => Result,
  argument?: Argument,
) => Promise<Awaited<Result>>

/** The app's main process, without a look at its window. */
export type Started = {
  process: ChildProcess
  /** Runs a function where Electron is; it sees nothing of this file. */
  evaluate: Evaluate
  /** Exit code and signal. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}
export type Shell = Started & {
  page: Page
  /** What the page printed as an error. */
  errors: string[]
}

type LaunchOptions = {
  dataDir: string
  args?: string[]
  /** A WAV file that the microphone of the stand-in plays; it has none without one. */
  sound?: string
  /** The app as it was packed, to be run over the stand-in; that of the repository unless given. */
  packed?: { appDir: string; resourcesPath: string } | undefined
  /** Called with what ends the app for good; when the test ends, unless another time is chosen. */
  onFinished?: (end: () => Promise<void>) => void
}

/** Only where its binary was fetched. */
const electronPath = (): string => createRequire(import.meta.url)('electron') as string
const endOf = (child: ChildProcess): Started['ended'] =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })))

/** What starts the app, up to its own arguments. */
function program(appDir: string): [string, string[]] {
  if (isElectron) return [electronPath(), ['--remote-debugging-port=0', appDir]]
  const boot = join(root, 'test', 'standin', 'boot.ts')
  return [process.execPath, ['--disable-warning=ExperimentalWarning', boot, appDir]]
}

/** Sends functions to the stand-in and waits for what they return. */
function evaluator(child: ChildProcess, ended: Started['ended']): Evaluate {
  type Reply = { id?: number; value?: unknown; error?: string }
  let last = 0
  const evaluate = (work: (...args: never[]) => unknown, argument?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      const id = last
      const onReply = (reply: Reply): void => {
        if (reply.id !== id) return
        child.off('message', onReply)
        if (reply.error === undefined) resolve(reply.value)
        else reject(new Error(reply.error))
      }
      child.on('message', onReply)
      void ended.then(() => reject(new Error('the app has ended')))
      child.send({ id, source: work.toString(), argument })
    })
  return evaluate as Evaluate
}

/** Starts the app; what becomes of it is the test's to find out. It is killed when the test ends. */
export function startApp({ dataDir, args = [], sound, packed, onFinished = onTestFinished }: LaunchOptions) {
  const [path, before] = program(packed?.appDir ?? root)
  const channel = isElectron ? [] : (['ipc'] as const)
  const child = spawn(path, [...before, `--data=${dataDir}`, '--no-sight', '--no-preload', ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...(packed && { STANDIN_RESOURCES: packed.resourcesPath }),
      ...(sound !== undefined && { STANDIN_SOUND: sound }),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', ...channel],
  })
  onFinished(async () => void child.kill('SIGKILL'))
  const ended = endOf(child)
  let said = ''
  const browser = new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.on('message', (message: { browser?: string }) => {
      if (message.browser !== undefined) resolve(message.browser)
    })
    void ended.then(({ code }) => reject(new Error(`the app ended with ${code}: ${said}`)))
  })
  browser.catch(() => undefined)
  const evaluate = evaluator(child, ended)
  return { process: child, ended, browser, evaluate, said: () => said, onFinished }
}

/** Joins the window of a started app. */
export async function attach(started: ReturnType<typeof startApp>): Promise<Started & { page: Page }> {
  const browser = await chromium.connectOverCDP(await started.browser)
  started.onFinished(() => browser.close())
  const [context] = browser.contexts()
  const address = /^(?:http:\/\/mondrian\.app\.localhost|app:\/\/mondrian)/
  // Chromium opens with an empty page, which becomes the window's.
  const [first] = context?.pages() ?? []
  const page = first ?? (await context!.waitForEvent('page'))
  if (!address.test(page.url())) await page.waitForURL(address, { waitUntil: 'commit' })
  return { ...started, page }
}

async function launchElectron(options: LaunchOptions): Promise<Started & { page: Page }> {
  const { dataDir, args = [], onFinished = onTestFinished } = options
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [root, `--data=${dataDir}`, ...args],
    cwd: root,
  })
  const child = app.process()
  onFinished(async () => void child.kill('SIGKILL'))
  const evaluate = app.evaluate.bind(app) as unknown as Evaluate
  return { process: child, ended: endOf(child), evaluate, page: await app.firstWindow() }
}

/** The app with its window open and listening. */
export async function launch(options: LaunchOptions): Promise<Shell> {
  const started = await (isElectron ? launchElectron(options) : attach(startApp(options)))
  const errors: string[] = []
  started.page.on('pageerror', (error) => errors.push(error.message))
  started.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  // Nothing can be dropped on a page that has not begun to listen.
  const { page } = started
  // Models are slow on purpose, and slower on a busy machine.
  page.setDefaultTimeout(55_000)
  await page.getByText('Drop photographs here').or(page.locator('[role=option]')).first().waitFor()
  return { ...started, errors }
}

/** Drops files on the window, as from a file manager. */
export async function drop({ page }: Shell, paths: string[]): Promise<void> {
  if (!isElectron) {
    const files = paths.map((path) => {
      const { size, mtimeMs } = statSync(path)
      return { name: basename(path), size, modified: Math.floor(mtimeMs), path }
    })
    await page.evaluate((dropped) => {
      ;(globalThis as unknown as { standin: { files: unknown[] } }).standin.files.push(...dropped)
    }, files)
  }
  await dropOnPage(page, paths)
}

/** Asks the app to end, and waits for it. */
export async function quit({ evaluate, ended }: Started) {
  // The answer may not come any more.
  evaluate(({ app }) => app.quit()).catch(() => undefined)
  return ended
}
