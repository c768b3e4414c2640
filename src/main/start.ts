// The desktop app from `ready` to its end: the only place where its parts are put together.
// Never critiques, measures or stores anything: the core does.
import { join } from 'node:path'
import { app, shell } from 'electron'
import { createCore, type Core } from '../core/index.ts'
import { builtEngineDir, packagedEngineDir } from '../core/models/engineDir.ts'
import { builtSightDir, packagedSightDir } from '../core/models/sightDir.ts'
import { securityHeaders } from '../server/http/headers.ts'
import { serveRenderer } from '../server/http/renderer.ts'
import { workerEntries } from '../server/startWorker.ts'
import { chooseExport } from './chooseExport.ts'
import { watchPage } from './deaths.ts'
import { developmentHeaders, proxyRenderer } from './devServer.ts'
import { dragOutOf } from './dragOut.ts'
import { guardSession } from './guard.ts'
import type { HostRequests } from './hostRequests.ts'
import { serveIpc } from './ipc.ts'
import { keychain } from './keychain.ts'
import { createLocalServerSwitch } from './localServer.ts'
import { showMenu } from './menuActions.ts'
import { openIn } from './openIn.ts'
import { servePages, type PrintPages } from './pages.ts'
import { createPrintPage } from './printPage.ts'
import { handleQuit } from './quit.ts'
import { utilityWorker } from './startWorker.ts'
import { createStudioWindow, type StudioWindow } from './window.ts'
import { showWork } from './workSigns.ts'

type StartOptions = {
  dataDir: string
  /** What belongs to the window alone. */
  windowDir: string
  /** Whether photographs are to be looked at. */
  sight: boolean
  /** Whether a model is to be loaded before a critique needs it. */
  loadsAhead: boolean
  hostRequests: HostRequests
}

// This module is part of the bundle out/main/index.js, with everything else that was built beside it.
const here = import.meta.dirname
const root = join(here, '..', '..')

/** What ships beside the app: as electron-builder.yml puts it, or as it lies in the repository. */
function shipped() {
  if (!app.isPackaged) {
    const licences = join(root, 'LICENSE')
    const vendored = { engineDir: builtEngineDir(root), sightDir: builtSightDir(root) }
    return { resourcesDir: join(root, 'resources'), ...vendored, licences }
  }
  const { resourcesPath } = process
  const licences = join(resourcesPath, 'THIRD-PARTY-LICENSES.txt')
  const packed = { engineDir: packagedEngineDir(resourcesPath), sightDir: packagedSightDir(resourcesPath) }
  return { resourcesDir: resourcesPath, ...packed, licences }
}

function openCore(
  { dataDir, windowDir, sight, loadsAhead }: StartOptions,
  onArmed: (isArmed: boolean) => void,
  current: StudioWindow['current'],
  printPages: PrintPages,
): Promise<Core> {
  const { resourcesDir, engineDir, sightDir } = shipped()
  return createCore({
    dataDir,
    resourcesDir,
    engineDir,
    sightDir: sight ? sightDir : null,
    startWorker: utilityWorker(join(here, 'utility.js'), workerEntries(import.meta.url)),
    version: app.getVersion(),
    loadsAhead,
    onArmed,
    showFile: (path) => shell.showItemInFolder(path),
    dragFile: dragOutOf(current),
    programs: openIn(join(windowDir, 'programs.json'), current),
    chooseExport: chooseExport(current),
    printPage: createPrintPage(printPages),
    keySeal: keychain(),
  })
}

/** The page as it was built, or from the development server that electron-vite names. */
async function pageSource(rendererDir: string) {
  const origin = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  if (origin !== undefined) return { renderer: proxyRenderer(origin), headers: developmentHeaders }
  return { renderer: await serveRenderer(rendererDir), headers: securityHeaders }
}

/** Opens the data folder and the window. Rejects with what `createCore` rejects with, or when no page was built. */
export async function start(options: StartOptions): Promise<StudioWindow> {
  const { dataDir, windowDir, hostRequests } = options
  const rendererDir = join(here, '..', 'renderer')
  const source = await pageSource(rendererDir)
  const printPages: PrintPages = new Map()
  /** Whether somebody is about to speak in the page that stands. */
  let isArmed = false
  const onArmed = (next: boolean): void => void (isArmed = next)
  const core = await openCore(options, onArmed, () => window.current(), printPages)
  const onFault = core.tellFault
  guardSession(() => isArmed, onFault)
  servePages({ core, dataDir, onFault, ...source }, printPages)
  serveIpc({ core, hostRequests, onFault })

  const window = createStudioWindow({
    preload: join(here, '..', 'preload', 'index.cjs'),
    stateFile: join(windowDir, 'place.json'),
    developing: !app.isPackaged,
    onFault,
    onOpen(opened) {
      watchPage(opened, onFault)
      // The next page has not said that somebody will speak in it.
      opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) isArmed = false
      })
      // Elsewhere than on macOS an app ends with its window, and that must be asked before the window is gone.
      opened.on('close', (event) => {
        if (process.platform === 'darwin' || quit.isLeaving()) return
        event.preventDefault()
        app.quit()
      })
    },
  })
  const server = createLocalServerSwitch({ core, dataDir, rendererDir, version: app.getVersion(), onFault })
  const signs = showWork(core, window)
  const quit = handleQuit({
    isWorking: signs.isWorking,
    async close() {
      signs.stop()
      await server.turnOff()
      await core.close()
    },
    onFault,
  })
  showMenu({ window, server, hostRequests, licences: shipped().licences, onFault })
  app.on('activate', window.show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  window.show()
  return window
}
