// `webContents`: one page of Chromium, its messages, and where it may go.
import { EventEmitter } from 'node:events'
import type { Cdp } from './cdp.ts'
import type { IpcModel } from './ipc.ts'
import { loud, preventable, type Only } from './loud.ts'
import type { Asked, Said, Told } from './messages.ts'
import { pageScript } from './page.ts'
import type { ProtocolModel } from './protocol.ts'
import type { SessionModel } from './session.ts'
import { encode } from './wire.ts'

type Modelled =
  | 'id'
  | 'send'
  | 'getURL'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'isDestroyed'
  | 'executeJavaScript'
  | 'setWindowOpenHandler'
  | 'printToPDF'
  | 'startDrag'
export type WebContents = Only<Electron.WebContents, Modelled>

/** Electron has it without documenting it. */
type Undocumented = { getLastWebPreferences: () => Electron.WebPreferences }

export type ContentsModel = {
  webContents: WebContents
  load: (url: string) => Promise<void>
  destroy: () => void
}

type ContentsOptions = {
  id: number
  preferences: Electron.WebPreferences
  size: { width: number; height: number }
  /** A page of the browser that is this one's alone. */
  openTarget: () => Promise<{ cdp: Cdp; targetId: string; sessionId: string }>
  ipc: IpcModel
  protocol: ProtocolModel
  session: SessionModel
}

/** Permissions a page may look up without asking for them, by the names of the web and of Electron. */
const checked = { geolocation: 'geolocation', notifications: 'notifications', camera: 'media' }

export function createContents(options: ContentsOptions): ContentsModel {
  const { id, preferences, ipc, protocol, session } = options
  const events = new EventEmitter()
  let target: Awaited<ReturnType<ContentsOptions['openTarget']>> | undefined
  let mainFrame = ''
  let url = ''
  let isGone = false
  /** Navigations that main has begun and nobody is asked about. */
  let expected = 0
  let onOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined

  const command = <Result>(method: string, params = {}): Promise<Result> => {
    if (!target) return Promise.reject(new Error('nothing was loaded'))
    return target.cdp.send<Result>(method, params, target.sessionId)
  }
  const tell = (told: Told): void => {
    const expression = `globalThis.standin?.tell(${JSON.stringify(told)})`
    // A page that is gone is told nothing.
    command('Runtime.evaluate', { expression }).catch(() => undefined)
  }

  const receive = async (said: Said | Asked): Promise<void> => {
    if (said.kind === 'open')
      return void onOpen?.({ url: protocol.fromHttp(said.url) } as Electron.HandlerDetails)
    if (said.kind === 'permission') {
      const { permission, mediaTypes } = said
      const details = { requestingUrl: url, isMainFrame: true, mediaTypes }
      const granted = await session.request(webContents, permission, details)
      return tell({ kind: 'reply', channel: '', id: said.id, ok: true, body: encode(granted) })
    }
    const event = { ...preventable(), sender: webContents, senderFrame: { url, parent: null } }
    await ipc.receive(said, event, tell)
  }

  type Paused = { requestId: string; frameId: string; request: { url: string } }
  const navigate = ({ requestId, frameId, request }: Paused): void => {
    const isMainFrame = frameId === mainFrame
    const details = Object.assign(preventable(), { url: protocol.fromHttp(request.url), isMainFrame })
    if (isMainFrame && expected > 0) expected -= 1
    else {
      events.emit('will-frame-navigate', details)
      if (isMainFrame) events.emit('will-navigate', details)
    }
    const refusal = { requestId, errorReason: 'Aborted' }
    const done = details.defaultPrevented
      ? command('Fetch.failRequest', refusal)
      : command('Fetch.continueRequest', { requestId })
    done.catch(() => undefined)
  }

  const open = async (): Promise<void> => {
    target = await options.openTarget()
    const { cdp, sessionId, targetId } = target
    mainFrame = targetId
    const on = (method: string, listener: (params: never) => void): void =>
      cdp.on(sessionId, method, listener)
    on('Runtime.bindingCalled', ({ name, payload }: { name: string; payload: string }) => {
      if (name === 'standinSend') void receive(JSON.parse(payload) as Said | Asked)
    })
    on('Page.frameNavigated', ({ frame }: { frame: { url: string; parentId?: string } }) => {
      if (frame.parentId === undefined) url = protocol.fromHttp(frame.url)
    })
    on('Page.frameStartedNavigating', ({ frameId }: { frameId: string }) => {
      events.emit('did-start-navigation', { isMainFrame: frameId === mainFrame, isSameDocument: false })
    })
    on('Page.loadEventFired', () => events.emit('did-finish-load', {}))
    on('Inspector.targetCrashed', () =>
      events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    )
    on('Fetch.requestPaused', navigate)
    for (const domain of ['Inspector', 'Page', 'Runtime']) await command(`${domain}.enable`)
    await command('Fetch.enable', { patterns: [{ resourceType: 'Document' }] })
    await command('Runtime.addBinding', { name: 'standinSend' })
    const canCheck = Object.fromEntries(
      Object.entries(checked).map(([name, permission]) => [name, session.check(webContents, permission)]),
    )
    const source = pageScript(preferences.preload, canCheck)
    await command('Page.addScriptToEvaluateOnNewDocument', { source })
    if (preferences.javascript === false)
      await command('Emulation.setScriptExecutionDisabled', { value: true })
    const { width, height } = options.size
    const metrics = { width, height, deviceScaleFactor: 0, mobile: false }
    await command('Emulation.setDeviceMetricsOverride', metrics)
  }

  const members: Pick<Electron.WebContents, Modelled> & Undocumented = {
    id,
    send: (channel, ...args: unknown[]) => {
      if (isGone) throw new TypeError('Object has been destroyed')
      tell({ kind: 'event', channel, id: 0, ok: true, body: encode(structuredClone(args)) })
    },
    getURL: () => url,
    reload() {
      expected += 1
      void command('Page.reload')
    },
    // It never answers.
    forcefullyCrashRenderer: () => void command('Page.crash').catch(() => undefined),
    isDestroyed: () => isGone,
    async executeJavaScript(expression) {
      type Evaluated = {
        result: { value: unknown }
        exceptionDetails?: { exception?: { description: string } }
      }
      const params = { expression, awaitPromise: true, returnByValue: true }
      const { result, exceptionDetails } = await command<Evaluated>('Runtime.evaluate', params)
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'thrown')
      return result.value
    },
    setWindowOpenHandler(handler) {
      onOpen = handler
    },
    getLastWebPreferences: () => preferences,
    // No system is there to carry it: a test puts a function in its place.
    startDrag() {
      throw new Error('electron stand-in: webContents.startDrag was not scripted by the test')
    },
    async printToPDF({ pageSize, ...wanted }) {
      if (pageSize !== 'A4') throw new Error('electron stand-in: only A4 is modelled')
      const paper = { paperWidth: 8.27, paperHeight: 11.69 }
      const { data } = await command<{ data: string }>('Page.printToPDF', { ...wanted, ...paper })
      return Buffer.from(data, 'base64')
    },
  }
  const webContents: WebContents = loud('webContents', Object.assign(events, members))
  return {
    webContents,
    async load(address) {
      if (!target) await open()
      if (address.startsWith('data:')) url = address
      else expected += 1
      const loaded = new Promise((resolve) => events.once('did-finish-load', resolve))
      const { errorText } = await command<{ errorText?: string }>('Page.navigate', {
        url: protocol.toHttp(address),
      })
      if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`)
      await loaded
    },
    destroy() {
      if (isGone) return
      isGone = true
      events.emit('destroyed')
      if (target) target.cdp.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined)
    },
  }
}
