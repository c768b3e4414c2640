// What Electron borrows of the desktop: dialogs, the browser, the clipboard, notifications, sleep, screens.
// A test scripts what a person would answer, by putting a function in its place; unscripted, it throws.
import { EventEmitter } from 'node:events'
import { loud } from './loud.ts'
import type { StandinWindow } from './window.ts'

type Asking<Options, Result> = {
  (window: StandinWindow, options: Options): Promise<Result>
  (options: Options): Promise<Result>
}

const unscripted = (name: string) => (): Promise<never> =>
  Promise.reject(new Error(`electron stand-in: ${name} was not scripted by the test`))

export type Dialog = {
  showOpenDialog: Asking<Electron.OpenDialogOptions, Electron.OpenDialogReturnValue>
  showSaveDialog: Asking<Electron.SaveDialogOptions, Electron.SaveDialogReturnValue>
  showMessageBox: Asking<Electron.MessageBoxOptions, Electron.MessageBoxReturnValue>
  showErrorBox: Electron.Dialog['showErrorBox']
}

export const createDialog = (): Dialog =>
  loud('dialog', {
    showOpenDialog: unscripted('dialog.showOpenDialog'),
    showSaveDialog: unscripted('dialog.showSaveDialog'),
    showMessageBox: unscripted('dialog.showMessageBox'),
    showErrorBox: (title, content) => console.error(`${title}: ${content}`),
  })

export const createShell = (): Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> =>
  loud('shell', {
    openExternal: unscripted('shell.openExternal'),
    openPath: unscripted('shell.openPath'),
    showItemInFolder: () => undefined,
  })

export const createSystemPreferences = (): Pick<Electron.SystemPreferences, 'askForMediaAccess'> =>
  loud('systemPreferences', { askForMediaAccess: unscripted('systemPreferences.askForMediaAccess') })

export function createClipboard(): Pick<Electron.Clipboard, 'readText' | 'writeText'> {
  let text = ''
  return loud('clipboard', {
    readText: async () => text,
    async writeText(next) {
      text = next
    },
  })
}

type BlockerName = 'start' | 'stop' | 'isStarted'

export function createPowerSaveBlocker(): Pick<Electron.PowerSaveBlocker, BlockerName> {
  const started = new Set<number>()
  let last = -1
  return loud('powerSaveBlocker', {
    start() {
      last += 1
      started.add(last)
      return last
    },
    stop: (id) => started.delete(id),
    isStarted: (id) => started.has(id),
  })
}

type SafeName = 'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'

/** A keyring that turns bytes around; what it did not seal it does not open. */
export function createSafeStorage(): Pick<Electron.SafeStorage, SafeName> {
  const mark = Buffer.from('sealed:')
  const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return loud('safeStorage', {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    encryptString: (text) => Buffer.concat([mark, turned(Buffer.from(text))]),
    decryptString(sealed) {
      if (!sealed.subarray(0, mark.length).equals(mark))
        throw new Error('Error while decrypting the ciphertext')
      return turned(sealed.subarray(mark.length)).toString()
    },
  })
}

export const createScreen = (): Pick<Electron.Screen, 'getAllDisplays'> =>
  loud('screen', {
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display],
  })

/** Pictures are their paths: nothing is drawn. */
export const nativeImage = {
  createFromPath: (path: string): Electron.NativeImage =>
    ({ path, resize: () => ({ path }) }) as unknown as Electron.NativeImage,
}

/** Shows nothing; a test replaces `show` of the prototype. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  readonly title: string
  readonly body: string

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
  }

  show(): void {
    this.emit('show')
  }
}
