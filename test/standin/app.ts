// Electron's `app`: its life from the first line of main to the exit of the process.
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { greet, receiveGreetings, takeLock } from './lock.ts'
import { loud, preventable, type Only } from './loud.ts'

type Modelled =
  | 'whenReady'
  | 'isReady'
  | 'isPackaged'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getAppMetrics'
  | 'getName'
  | 'setName'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'quit'
  | 'exit'

export type App = Only<Electron.App, Modelled>

export type AppOptions = {
  /** The folder of the app, or its main file. */
  appPath: string
  /** Where the resources of a packed app lie; undefined for one that runs from its folder. */
  resourcesPath: string | undefined
  /** Closes every window that lets itself be closed; false when one did not. */
  closeWindows: () => boolean
  /** What remains to be ended with the process. */
  stop: () => void
}

export type AppModel = {
  app: App
  isSandboxed: () => boolean
  /** Electron is ready only when the main module has run: waiting for it at its top level never ends. */
  becomeReady: () => void
}

export function createApp({ appPath, resourcesPath, closeWindows, stop }: AppOptions): AppModel {
  const folder = resolve(statSync(appPath).isDirectory() ? appPath : dirname(appPath))
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  const events = new EventEmitter()
  const ready = Promise.withResolvers<void>()
  const paths = new Map([['temp', tmpdir()]])
  let isReady = false
  let isSandboxed = false
  /** To be kept: a lock that nothing refers to ends with the next garbage collection. */
  let releaseLock: (() => void) | null = null
  let shownName = name

  const exit = (code = 0): void => {
    events.emit('quit', {}, code)
    releaseLock?.()
    stop()
    process.exit(code)
  }
  const quit = (): void => {
    const asked = preventable()
    events.emit('before-quit', asked)
    if (asked.defaultPrevented || !closeWindows()) return
    const last = preventable()
    events.emit('will-quit', last)
    if (!last.defaultPrevented) exit()
  }
  const getPath = (which: string): string => {
    const path = paths.get(which)
    if (path === undefined) throw new Error(`electron stand-in: app.getPath('${which}') is not modelled`)
    return path
  }
  const members: Pick<Electron.App, Modelled> = {
    isPackaged: resourcesPath !== undefined,
    whenReady: () => ready.promise,
    isReady: () => isReady,
    getPath,
    setPath(which, path) {
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
      paths.set(which, path)
    },
    getAppPath: () => folder,
    getVersion: () => version,
    // Asked on Windows only, for what a child takes; this one keeps no count.
    getAppMetrics: () => [],
    getName: () => shownName,
    setName(next) {
      shownName = next
    },
    setAppUserModelId: () => undefined,
    enableSandbox() {
      if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
      isSandboxed = true
    },
    requestSingleInstanceLock(data = {}) {
      const dir = getPath('userData')
      mkdirSync(dir, { recursive: true })
      releaseLock ??= takeLock(dir)
      if (releaseLock === null) greet(dir, { argv: process.argv, folder: process.cwd(), data })
      else {
        void ready.promise.then(() =>
          receiveGreetings(dir, ({ argv, folder: from, data: handedOver }) =>
            events.emit('second-instance', preventable(), argv, from, handedOver),
          ),
        )
      }
      return releaseLock !== null
    },
    setAboutPanelOptions: () => undefined,
    // A quit that is asked for before Electron is ready comes when it is.
    quit: () => void ready.promise.then(quit),
    exit,
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => members.quit())
  return {
    app: loud('app', Object.assign(events, members)),
    isSandboxed: () => isSandboxed,
    becomeReady() {
      isReady = true
      events.emit('ready', {})
      ready.resolve()
    },
  }
}
