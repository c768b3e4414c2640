// The desktop app's first step: what must be settled before Electron is ready, then `start`.
// Never waits for `ready` at the top level: it comes only after this module has run.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { AppError, toErrorRecord } from '../shared/errors.ts'
import { guardContents } from './guard.ts'
import { createHostRequests } from './hostRequests.ts'
import { handOverSchema, readLaunch } from './launch.ts'
import { registerScheme } from './pages.ts'
import { start } from './start.ts'

const { dataDir, paths, sight, loadsAhead } = readLaunch({
  argv: process.argv,
  appPath: app.getAppPath(),
  folder: process.cwd(),
})
// What Chromium and the children write is for its owner's eyes, too.
process.umask(0o077)
const hostRequests = createHostRequests()
const windowDir = join(dataDir, 'window')

/** Before the core is there to tell its log. */
const onFault = (fault: unknown): void => console.error(fault)
const open = (named: string[]): void => {
  if (named.length > 0) hostRequests.send({ type: 'open', paths: named })
}
const giveUp = (error: unknown): void => {
  const { message, hint } = toErrorRecord(error)
  if (!(error instanceof AppError)) onFault(error)
  dialog.showErrorBox('Mondrian cannot start', [message, hint].filter(Boolean).join(' '))
  app.exit(1)
}

/** Chromium's own files, the window's place and the lock lie in the data folder: one app per data folder. */
function prepare(): boolean {
  try {
    mkdirSync(windowDir, { recursive: true, mode: 0o700 })
    app.setPath('userData', windowDir)
  } catch (cause) {
    giveUp(new AppError('store-unwritable', 'Mondrian cannot write to its data folder.', { cause }))
    return false
  }
  app.setName('Mondrian')
  // Windows shows notifications only of an app that it knows by this name; electron-builder.yml has the same.
  app.setAppUserModelId('app.mondrian.desktop')
  app.enableSandbox()
  registerScheme()
  guardContents(onFault)
  return app.requestSingleInstanceLock({ paths })
}

if (prepare()) {
  const started = app.whenReady().then(() => start({ dataDir, windowDir, sight, loadsAhead, hostRequests }))
  open(paths)
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    open(handOverSchema.safeParse(handedOver).data?.paths ?? [])
    started.then(({ show }) => show()).catch(onFault)
  })
  // macOS names files one by one, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
  started.catch(giveUp)
} else app.quit()
