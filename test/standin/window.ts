// `BrowserWindow`: opens a page in Chromium when something is loaded; its frame, place and focus are remembered only.
import { EventEmitter } from 'node:events'
import { loud, preventable, type Only } from './loud.ts'
import { createContents, type ContentsModel, type WebContents } from './webContents.ts'

type Modelled =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'blur'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setProgressBar'
  | 'close'
  | 'destroy'

export type StandinWindow = Only<Electron.BrowserWindow, Modelled> & { webContents: WebContents }
type WindowOptions = Electron.BrowserWindowConstructorOptions
type Parts = Pick<Parameters<typeof createContents>[0], 'openTarget' | 'ipc' | 'protocol' | 'session'>

export type WindowHost = Parts & {
  isReady: () => boolean
  isSandboxed: () => boolean
  onCreated: (window: StandinWindow) => void
  /** The last one is gone. */
  onAllClosed: () => void
}

export type WindowsModel = {
  create: (options: WindowOptions) => StandinWindow
  all: () => StandinWindow[]
  focused: () => StandinWindow | null
}

function assertSafe({ webPreferences = {} }: WindowOptions, isSandboxed: boolean): void {
  const { nodeIntegration, contextIsolation, sandbox, preload } = webPreferences
  const isSafe = !nodeIntegration && contextIsolation !== false && (sandbox ?? isSandboxed)
  if (!isSafe) throw new Error('electron stand-in: only sandboxed, isolated windows are modelled')
  if (preload !== undefined && !/\.c?js$/.test(preload)) {
    throw new Error('electron stand-in: a sandboxed preload script is no module')
  }
}

export function createWindows(host: WindowHost): WindowsModel {
  const windows: StandinWindow[] = []
  let focused: StandinWindow | null = null
  let last = 0

  const create = (options: WindowOptions): StandinWindow => {
    if (!host.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    assertSafe(options, host.isSandboxed())
    last += 1
    const events = new EventEmitter()
    const state = { visible: options.show !== false, minimized: false, maximized: false, gone: false }
    const { x = 40, y = 40, width = 800, height = 600 } = options
    let bounds = { x, y, width, height }
    const contents: ContentsModel = createContents({
      ...host,
      id: last,
      preferences: options.webPreferences ?? {},
      size: { width, height },
    })
    contents.webContents.once('did-finish-load', () => events.emit('ready-to-show'))
    const focus = (next: StandinWindow | null): void => {
      if (focused === next) return
      focused?.emit('blur')
      focused = next
      focused?.emit('focus')
    }
    const members: Pick<Electron.BrowserWindow, Modelled> = {
      id: last,
      loadURL: contents.load,
      show() {
        state.visible = true
        focus(window)
      },
      focus: () => focus(window),
      blur: () => focus(null),
      restore() {
        state.minimized = false
      },
      minimize() {
        state.minimized = true
        focus(null)
      },
      maximize() {
        state.maximized = true
      },
      isVisible: () => state.visible,
      isFocused: () => focused === window,
      isMinimized: () => state.minimized,
      isMaximized: () => state.maximized,
      isDestroyed: () => state.gone,
      getBounds: () => bounds,
      getNormalBounds: () => bounds,
      setBounds(next) {
        bounds = { ...bounds, ...next }
      },
      setProgressBar: () => undefined,
      close() {
        const asked = preventable()
        events.emit('close', asked)
        if (!asked.defaultPrevented) members.destroy()
      },
      destroy() {
        if (state.gone) return
        state.gone = true
        if (focused === window) focus(null)
        windows.splice(windows.indexOf(window), 1)
        contents.destroy()
        events.emit('closed')
        if (windows.length === 0) host.onAllClosed()
      },
    }
    const window: StandinWindow = loud(
      'BrowserWindow',
      Object.assign(events, members, { webContents: contents.webContents }),
    )
    windows.push(window)
    host.onCreated(window)
    return window
  }
  return { create, all: () => [...windows], focused: () => focused }
}
