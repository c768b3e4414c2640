// `ipcMain`, and the way of a message from the page to it.
import { EventEmitter } from 'node:events'
import { loud, type Only } from './loud.ts'
import type { Said, Told } from './messages.ts'
import { decode, encode } from './wire.ts'

type Invocation = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown
type Modelled = 'handle' | 'removeHandler'

export type IpcModel = {
  ipcMain: Only<Electron.IpcMain, Modelled>
  receive: (said: Said, event: unknown, tell: (told: Told) => void) => Promise<void>
}

export function createIpc(): IpcModel {
  const events = new EventEmitter()
  const handlers = new Map<string, Invocation>()
  const members: Pick<Electron.IpcMain, Modelled> = {
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
    removeHandler: (channel) => void handlers.delete(channel),
  }
  return {
    ipcMain: loud('ipcMain', Object.assign(events, members)),
    async receive({ kind, channel, id, body }, event, tell) {
      const args = decode(body) as unknown[]
      if (kind === 'send') {
        events.emit(channel, event, ...args)
        return
      }
      try {
        const handler = handlers.get(channel)
        if (!handler) throw new Error(`No handler registered for '${channel}'`)
        const value = await handler(event as Electron.IpcMainInvokeEvent, ...args)
        tell({ kind: 'reply', channel, id, ok: true, body: encode(structuredClone(value)) })
      } catch (error) {
        tell({ kind: 'reply', channel, id, ok: false, body: encode(String(error)) })
      }
    },
  }
}
