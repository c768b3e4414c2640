// The door to Mondrian inside the desktop app: the same client as over HTTP, through the bridge of the preload script.
// Knows no state and draws nothing.
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../shared/commands.ts'
import { AppError, fromErrorRecord } from '../shared/errors.ts'
import { eventSchema } from '../shared/events.ts'
import { hostRequestSchema } from '../shared/host.ts'
import { replySchema, strange, type Client } from './client.ts'

/** What src/preload/index.ts puts into the page. */
export type Bridge = {
  call: (name: string, input: unknown) => Promise<unknown>
  on: (channel: 'event' | 'host', listener: (message: unknown) => void) => () => void
  pathForFile: (file: File) => string
}

/** The bridge, in the desktop app; undefined in a browser. */
export const findBridge = (scope: { mondrian?: Bridge } = globalThis as { mondrian?: Bridge }) =>
  scope.mondrian

export function createIpcClient(bridge: Bridge): Client {
  return {
    async call<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
      const reply = replySchema.safeParse(await bridge.call(name, input))
      if (!reply.success) throw strange(reply.error)
      if (!reply.data.ok) throw fromErrorRecord(reply.data.error)
      const value = commands[name].output.safeParse(reply.data.value)
      if (!value.success) throw strange(value.error)
      return value.data as CommandOutput<Name>
    },
    on({ onEvent, onLink }) {
      onLink('open')
      return bridge.on('event', (message) => {
        const event = eventSchema.safeParse(message)
        if (event.success) onEvent(event.data)
      })
    },
    onHost: (listener) =>
      bridge.on('host', (message) => {
        const request = hostRequestSchema.safeParse(message)
        if (request.success) listener(request.data)
      }),
    handsOver: 'paths',
    async handOver(file) {
      const path = bridge.pathForFile(file)
      if (path !== '') return path
      throw new AppError('photo-missing', 'This photograph does not lie on this computer.', {
        hint: 'Save it to a folder first.',
      })
    },
    async exportFiles(order) {
      const { files, folder, leftOut } = await this.call('exports.create', order)
      const reason = leftOut[0]?.reason
      if (files.length === 0 && reason !== undefined) throw new AppError('not-found', reason)
      return { written: files, folder }
    },
    async saveCopy(order) {
      const { written } = await this.call('exports.copy', order)
      return { written: written ? [written.name] : [] }
    },
    // The page's own address: app://mondrian/.
    photoUrl: (id) => `/photo/${encodeURIComponent(id)}`,
    thumbUrl: (id) => `/thumb/${encodeURIComponent(id)}`,
    previewUrl: (path) => path,
    tileUrl: (path, name) => `${path}/${name}`,
    seenUrl: (jobId) => `/seen/${encodeURIComponent(jobId)}`,
  }
}
