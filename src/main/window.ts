// The one window: how it opens, where it stands, what it may do. Never knows what it shows.
import { BrowserWindow, screen } from 'electron'
import { pageOrigin } from './pageOrigin.ts'
import { placeWindow, readWindowState, smallest, writeWindowState } from './windowState.ts'

export type StudioWindow = {
  /** The window while there is one. */
  current: () => BrowserWindow | null
  /** Brings the window to the front; opens one where there is none. */
  show: () => void
}

type WindowOptions = {
  /** Absolute path of the built preload script. */
  preload: string
  /** Where the place of the window is remembered. */
  stateFile: string
  developing: boolean
  onOpen: (window: BrowserWindow) => void
  onFault: (error: unknown) => void
}

export function createStudioWindow(options: WindowOptions): StudioWindow {
  const { preload, stateFile, developing, onOpen, onFault } = options
  let window: BrowserWindow | null = null

  const open = (): BrowserWindow => {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const { maximized, ...bounds } = placeWindow(readWindowState(stateFile), areas)
    const opened = new BrowserWindow({
      ...bounds,
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Mondrian',
      backgroundColor: '#16171a',
      show: false,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: developing,
      },
    })
    opened.once('ready-to-show', () => {
      if (maximized) opened.maximize()
      opened.show()
    })
    opened.on('close', () =>
      writeWindowState(stateFile, { ...opened.getNormalBounds(), maximized: opened.isMaximized() }),
    )
    opened.on('closed', () => {
      window = null
    })
    onOpen(opened)
    opened.loadURL(`${pageOrigin}/`).catch(onFault)
    return opened
  }

  return {
    current: () => window,
    show() {
      if (window === null) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}
