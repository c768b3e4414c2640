// The page's half of the stand-in: gives the preload script its `electron`. Runs in Chromium before the page's own
// scripts and goes there as source, so it may use nothing but what is in it and what it is given.
import type { Asked, DroppedFile, Said, Told } from './messages.ts'

type Listener = (event: object, ...args: unknown[]) => void
type PageGlobals = {
  standinSend: (text: string) => void
  standin: { tell: (told: Told) => void; files: DroppedFile[] }
}
type Codec = { encode: (value: unknown) => string; decode: (text: string) => unknown }
type Preload = (require: unknown, module: object, exports: object, process: object) => void

export function installElectron(
  preload: Preload,
  { encode, decode }: Codec,
  canCheck: Record<string, boolean>,
  hasMicrophone: boolean,
): void {
  const scope = globalThis as unknown as PageGlobals
  const say = scope.standinSend
  const pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<Listener>>()
  let last = 0

  const loudly = (name: string, target: object): object =>
    new Proxy(target, {
      get(owner, key) {
        if (!(key in owner)) throw new Error(`electron stand-in: ${name}.${String(key)} is not modelled`)
        return Reflect.get(owner, key) as unknown
      },
    })
  const post = (message: Omit<Said, 'body'>, args: unknown[]): void =>
    say(JSON.stringify({ ...message, body: encode(structuredClone(args)) }))
  const wait = <Value>(start: (id: number) => void): Promise<Value> =>
    new Promise((resolve, reject) => {
      last += 1
      pending.set(last, { resolve, reject })
      start(last)
    })

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      wait((id) => post({ kind: 'invoke', channel, id }, args)),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, id: 0 }, args),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }
  scope.standin = {
    files: [],
    tell({ kind, channel, id, ok, body }) {
      const value = decode(body)
      if (kind === 'event') {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...(value as unknown[]))
        return
      }
      const waiting = pending.get(id)
      pending.delete(id)
      if (ok) waiting?.resolve(value as never)
      else waiting?.reject(new Error(`Error invoking remote method '${channel}': ${String(value)}`))
    },
  }

  // The context bridge copies values and wraps functions. The isolated world itself is not modelled.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)))
    if (value instanceof Promise) return value.then(cross)
    if (value === null || typeof value !== 'object' || value instanceof Blob) return value
    const entries = Object.entries(value)
    if (!entries.some(([, each]) => typeof each === 'function')) return structuredClone(value)
    return Object.freeze(Object.fromEntries(entries.map(([key, each]) => [key, cross(each)])))
  }
  const pathOf = (file: File): string =>
    scope.standin.files.findLast(
      ({ name, size, modified }) =>
        name === file.name && size === file.size && Math.abs(modified - file.lastModified) < 2,
    )?.path ?? ''
  const electron = loudly('electron', {
    ipcRenderer: loudly('ipcRenderer', ipcRenderer),
    contextBridge: loudly('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) =>
        Object.defineProperty(globalThis, name, { value: cross(api), enumerable: true }),
    }),
    webUtils: loudly('webUtils', { getPathForFile: pathOf }),
  })
  const require = (id: string): object => {
    // What a sandboxed preload script is told of everything else.
    if (id !== 'electron') throw new Error(`module not found: ${id}`)
    return electron
  }

  const ask = (asked: Asked): void => say(JSON.stringify(asked))
  globalThis.open = (url) => {
    ask({ kind: 'open', url: new URL(url ?? '', location.href).href })
    return null
  }
  addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank]')
      if (!link) return
      event.preventDefault()
      ask({ kind: 'open', url: link.href })
    },
    true,
  )
  // Only a secure page has these at all.
  if (isSecureContext) {
    const give = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const mediaTypes = (['audio', 'video'] as const).filter((type) => wanted?.[type])
      const granted = await wait<boolean>((id) =>
        ask({ kind: 'permission', id, permission: 'media', mediaTypes }),
      )
      if (granted && hasMicrophone) return give(wanted)
      throw new DOMException('', granted ? 'NotFoundError' : 'NotAllowedError')
    }
  }
  navigator.permissions.query = async ({ name }) =>
    ({ name, state: canCheck[name] === false ? 'denied' : 'granted' }) as PermissionStatus

  const module = { exports: {} }
  preload(require, module, module.exports, { platform: 'linux', sandboxed: true, contextIsolated: true })
}
