// A stand-in for the `electron` module in the main process: what main uses of it, over Node and Chromium.
// Never more: what is not modelled throws when it is used and does not compile when main is checked against it.
import { launchChromium, type Chromium } from './cdp.ts'
import { createApp } from './app.ts'
import {
  createClipboard,
  createDialog,
  createPowerSaveBlocker,
  createSafeStorage,
  createScreen,
  createShell,
  createSystemPreferences,
  nativeImage,
  Notification,
} from './desktop.ts'
import { createIpc } from './ipc.ts'
import { loud, preventable } from './loud.ts'
import { createMenu } from './menu.ts'
import { createProtocol } from './protocol.ts'
import { createSession } from './session.ts'
import { createUtilityProcess } from './utility.ts'
import { createWindows, type StandinWindow } from './window.ts'

export { nativeImage, Notification }
export type { WebContents } from './webContents.ts'
export type IpcMainEvent = Electron.IpcMainEvent
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions
export type OpenDialogOptions = Electron.OpenDialogOptions
export type Rectangle = Electron.Rectangle

const [, appPath = '.'] = process.argv
let chromium: Promise<Chromium> | undefined
let isFirst = true

const model = createApp({
  appPath,
  resourcesPath: process.env['STANDIN_RESOURCES'],
  closeWindows() {
    for (const window of windows.all()) window.close()
    return windows.all().length === 0
  },
  stop: () => undefined,
})
export const { app } = model
const isReady = (): boolean => app.isReady()

/** Chromium starts with the first window: an instance that only hands over needs none. */
async function openTarget() {
  chromium ??= launchChromium()
  const { cdp, url } = await chromium
  type Targets = { targetInfos: { type: string; url: string; targetId: string }[] }
  const blank = isFirst ? (await cdp.send<Targets>('Target.getTargets')).targetInfos : []
  isFirst = false
  const found = blank.find((target) => target.type === 'page' && target.url === 'about:blank')
  const { targetId } =
    found ?? (await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' }))
  const attached = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  process.send?.({ browser: url })
  return { cdp, targetId, sessionId: attached.sessionId }
}

const protocolModel = await createProtocol(isReady)
const ipcModel = createIpc()
const sessionModel = createSession()
const windows = createWindows({
  isReady,
  isSandboxed: model.isSandboxed,
  openTarget,
  ipc: ipcModel,
  protocol: protocolModel,
  session: sessionModel,
  onCreated: ({ webContents }) => app.emit('web-contents-created', preventable(), webContents),
  onAllClosed() {
    // Electron quits by itself only where nobody listens.
    if (!app.emit('window-all-closed')) app.quit()
  },
})

export const { protocol } = protocolModel
export const { ipcMain } = ipcModel
export const { session } = sessionModel
export const dialog = createDialog()
export const shell = createShell()
export const systemPreferences = createSystemPreferences()
export const clipboard = createClipboard()
export const powerSaveBlocker = createPowerSaveBlocker()
export const safeStorage = createSafeStorage()
export const screen = createScreen()
export const utilityProcess = createUtilityProcess(isReady)
export const Menu = loud(
  'Menu',
  createMenu(() => app.quit()),
)

type BrowserWindowClass = {
  new (options?: Electron.BrowserWindowConstructorOptions): StandinWindow
  getAllWindows: () => StandinWindow[]
  getFocusedWindow: () => StandinWindow | null
}
export type BrowserWindow = StandinWindow
export const BrowserWindow = Object.assign(
  function create(options: Electron.BrowserWindowConstructorOptions = {}) {
    return windows.create(options)
  },
  { getAllWindows: windows.all, getFocusedWindow: windows.focused },
) as unknown as BrowserWindowClass

/** To be called when the main module has run. */
export const { becomeReady } = model
