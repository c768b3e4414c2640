// A client of the DevTools protocol and the Chromium it speaks to.
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, chromiumPath, microphoneFlags } from '../support/chromium.ts'

type Answer = { resolve: (result: never) => void; reject: (error: Error) => void }
type Message = {
  id?: number
  result?: unknown
  error?: { message: string }
  sessionId?: string
  method?: string
  params?: unknown
}

export type Cdp = {
  send: <Result = unknown>(method: string, params?: object, sessionId?: string) => Promise<Result>
  /** `session` is '' for the browser itself. */
  on: (session: string, method: string, listener: (params: never) => void) => void
}

async function connect(url: string): Promise<Cdp> {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('Chromium does not answer')))
  })
  const events = new EventEmitter().setMaxListeners(0)
  const waiting = new Map<number, Answer>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id === undefined) {
      events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params)
      return
    }
    const answer = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) answer?.reject(new Error(message.error.message))
    else answer?.resolve(message.result as never)
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'))
    waiting.clear()
  })
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error('Chromium is gone'))
        last += 1
        waiting.set(last, { resolve, reject })
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }))
      }),
    on: (session, method, listener) =>
      void events.on(`${session} ${method}`, listener as (params: unknown) => void),
  }
}

const flags = [
  '--headless',
  ...chromiumFlags,
  // Without a graphics card each step of an animation is drawn by the processor.
  '--force-prefers-reduced-motion',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--remote-debugging-port=0',
  // A file that its microphone plays; without it there is none.
  ...(process.env['STANDIN_SOUND'] === undefined ? [] : microphoneFlags(process.env['STANDIN_SOUND'])),
]

/** Ends Chromium and removes its profile when this process is gone, however it went: its input closes then. */
const keeper = `"$@" &
cat >/dev/null
kill -9 $!
wait $! 2>/dev/null
# What Chromium had started may still write for a moment.
for turn in 1 2 3 4 5; do rm -rf "$PROFILE" 2>/dev/null && break; sleep 1; done`

export type Chromium = { cdp: Cdp; url: string; stop: () => void }

/** Starts Chromium. `url` is where another client of the protocol can join. */
export async function launchChromium(): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'mondrian-standin-'))
  const args = ['-c', keeper, 'sh', chromiumPath(), ...flags, `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn('sh', args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, PROFILE: profile },
    detached: true,
  })
  child.unref()
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`Chromium ended: ${said.slice(-800)}`)))
  })
  return { cdp: await connect(url), url, stop: () => child.stdin.destroy() }
}
