import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { program } from './paths.ts'

export type ServeRun = {
  /** The first line of standard output; rejects when the program ends before it. */
  link: Promise<string>
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>
  kill: (signal: NodeJS.Signals) => void
  pid: number | undefined
}

/** Starts the local server, which looks at no photograph and loads no model ahead, as a process of its own, on any free port unless `args` name one. */
export function startServe(...args: string[]): ServeRun {
  const run = startServeForAll(...args)
  onTestFinished(() => run.kill('SIGKILL'))
  return run
}

/** The same for all tests of a file, to be killed by whoever started it. */
export const startServeForAll = (...args: string[]): ServeRun =>
  startServeUnder([], '--no-sight', '--no-preload', ...args)

/** The same with nothing switched off; `wrapper` is a command that starts it. */
export function startServeUnder(wrapper: string[], ...args: string[]): ServeRun {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const [command = process.execPath, ...rest] = [
    ...wrapper,
    process.execPath,
    program('server'),
    ...port,
    ...args,
  ]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const link = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const found = /^Mondrian: (\S+)\n/.exec(stdout)?.[1]
      if (found) resolve(found)
    })
    child.on('close', () => reject(new Error(`no link: ${stderr}`)))
  })
  link.catch(() => undefined)
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { link, ended, kill: (signal) => void child.kill(signal), pid: child.pid }
}

/** A client of the server behind `link`, with its token. */
export function clientOf(link: string) {
  const { origin, hash } = new URL(link)
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
  const authorization = `Bearer ${token}`
  const post = async (path: string, body: string | Buffer, headers = {}): Promise<unknown> => {
    const init = { method: 'POST', body, headers: { authorization, ...headers } }
    const reply = (await (await fetch(`${origin}${path}`, init)).json()) as { value: unknown }
    return reply.value
  }
  const json = { 'content-type': 'application/json' }
  return {
    token,
    port: Number(new URL(link).port),
    get: (path: string) => fetch(`${origin}${path}`, { headers: { authorization } }),
    upload: async (bytes: Buffer, name: string) =>
      ((await post(`/upload?name=${encodeURIComponent(name)}`, bytes)) as { id: string }).id,
    /** The value of a JSON answer to a JSON request. */
    post: <Value>(path: string, input: unknown = {}) =>
      post(path, JSON.stringify(input), json) as Promise<Value>,
  }
}
