// `utilityProcess`: a forked Node process whose channel is reached by process.parentPort only, as on Electron.
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { loud } from './loud.ts'

type Modelled = 'pid' | 'postMessage' | 'kill'
type StandinUtility = Pick<Electron.UtilityProcess, Modelled> & NodeJS.EventEmitter

/** Runs first in the child. Like Electron's own port, this one holds messages until somebody listens. */
function installPort(): void {
  type Wrapped = { parentPort: unknown }
  const channelSend = process.send?.bind(process) ?? (() => false)
  const listeners: ((event: { data: unknown; ports: never[] }) => void)[] = []
  const waiting: unknown[] = []
  const emit = process.emit.bind(process)
  const deliver = (data: unknown): void => {
    if (listeners.length === 0) waiting.push(data)
    for (const listener of listeners) listener({ data, ports: [] })
  }
  const isWrapped = (name: unknown, message: unknown): message is Wrapped =>
    name === 'message' && typeof message === 'object' && message !== null && 'parentPort' in message
  process.emit = ((name: never, message: unknown, handle: never) => {
    if (isWrapped(name, message)) deliver(message.parentPort)
    // Chromium ends a utility process whose browser is gone.
    else if ((name as string) === 'disconnect') process.exit(0)
    else return emit(name, message as never, handle)
    return true
  }) as typeof process.emit
  const parentPort = {
    on(_name: string, listener: (typeof listeners)[number]) {
      listeners.push(listener)
      for (const data of waiting.splice(0)) deliver(data)
      return parentPort
    },
    postMessage: (message: unknown) => void channelSend({ parentPort: message }),
  }
  // What this process forks in turn is a plain child.
  Object.assign(process, { parentPort, execArgv: [], type: 'utility', send: undefined })
  process.channel?.ref()
}

export function createUtilityProcess(isReady: () => boolean) {
  const shim = `data:text/javascript,${encodeURIComponent(`(${installPort.toString()})()`)}`
  return loud('utilityProcess', {
    fork(file: string, args: string[] = [], options: Electron.ForkOptions = {}): StandinUtility {
      if (!isReady()) throw new Error('utilityProcess cannot be created before app is ready')
      const { env, execArgv = [], stdio } = options
      if (stdio !== 'ignore') throw new Error('electron stand-in: only silent utility processes are modelled')
      const child = fork(file, args, {
        env: { ...env },
        execArgv: [...execArgv, '--import', shim],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      })
      const events = new EventEmitter()
      let pid: number | undefined
      child.on('spawn', () => {
        ;({ pid } = child)
        events.emit('spawn')
      })
      child.on('message', (message: { parentPort: unknown }) => events.emit('message', message.parentPort))
      child.on('close', (code) => {
        pid = undefined
        events.emit('exit', code ?? 1)
      })
      const members: Pick<Electron.UtilityProcess, Modelled> = {
        get pid() {
          return pid
        },
        postMessage: (message) => void child.send({ parentPort: message }, () => undefined),
        kill: () => child.kill('SIGTERM'),
      }
      return loud(
        'utilityProcess',
        Object.defineProperties(events, Object.getOwnPropertyDescriptors(members)) as StandinUtility,
      )
    },
  })
}
