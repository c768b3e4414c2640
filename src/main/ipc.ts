// The contract over Electron's messages: commands in, replies, events and the app's own requests out.
// Never names a command: what the contract has is served, and nothing else.
import { ipcMain, type IpcMainEvent, type WebContents } from 'electron'
import type { Core } from '../core/index.ts'
import { commands, type CommandName, type Reply } from '../shared/commands.ts'
import { AppError, toErrorRecord } from '../shared/errors.ts'
import { isOwnPage } from './guard.ts'
import type { HostRequests } from './hostRequests.ts'

type IpcOptions = {
  core: Pick<Core, 'api' | 'on'>
  hostRequests: HostRequests
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

/** One object in: a map or a date would look like one without members. */
const isPlainObject = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.getPrototypeOf(input) === Object.prototype
const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name)

export function serveIpc({ core, hostRequests, onFault }: IpcOptions): void {
  const refuse = (error: unknown): Reply<never> => {
    if (!(error instanceof AppError)) onFault(error)
    return { ok: false, error: toErrorRecord(error) }
  }
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    try {
      if (!isOwnPage(event)) throw new AppError('bad-request', 'Mondrian answers only its own page.')
      if (!isCommand(name)) throw new AppError('not-found', 'There is no such command.')
      if (!isPlainObject(input)) throw new AppError('bad-request', 'A command takes one object.')
      const run = core.api[name] as (input: unknown) => Promise<unknown>
      return { ok: true, value: await run(input) }
    } catch (error) {
      return refuse(error)
    }
  })

  const streams: Record<string, (send: (message: unknown) => void) => () => void> = {
    event: core.on,
    host: hostRequests.attach,
  }
  const endings = new Map<string, () => void>()
  ipcMain.on('subscribe', (event: IpcMainEvent, channel: unknown) => {
    if (!isOwnPage(event) || typeof channel !== 'string' || !Object.hasOwn(streams, channel)) return
    const { sender } = event
    const key = `${sender.id} ${channel}`
    endings.get(key)?.()
    const stop = streams[channel]?.((message) => sender.send(channel, message))
    const release = onPageEnd(sender, () => end())
    const end = (): void => {
      endings.delete(key)
      release()
      stop?.()
    }
    endings.set(key, end)
  })
}

/** Calls `end` when the page is left, reloaded, closed or dead. Returns its unsubscribe. */
function onPageEnd(contents: WebContents, end: () => void): () => void {
  const onNavigation = ({
    isMainFrame,
    isSameDocument,
  }: {
    isMainFrame: boolean
    isSameDocument: boolean
  }) => {
    if (isMainFrame && !isSameDocument) end()
  }
  contents.on('did-start-navigation', onNavigation)
  contents.on('render-process-gone', end)
  contents.on('destroyed', end)
  return () => {
    contents.off('did-start-navigation', onNavigation)
    contents.off('render-process-gone', end)
    contents.off('destroyed', end)
  }
}
