// Starts the real inference child for a test. Never leaves it running after the test.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { inferenceReplySchema, type InferenceReply, type InferenceRequest } from '../../shared/workers.ts'

type Type = InferenceReply['type']
type ReplyOf<T extends Type> = Extract<InferenceReply, { type: T }>

export type TestChild = {
  send: (request: InferenceRequest) => void
  /** Every reply so far, `alive` left out. Each is checked against the contract as it comes. */
  replies: InferenceReply[]
  /** The first reply of this type (to this request), come already or still to come. */
  reply: <T extends Type>(type: T, requestId?: string) => Promise<ReplyOf<T>>
  disconnect: () => void
  kill: (signal: NodeJS.Signals) => void
  /** Exit code and signal. */
  exited: Promise<[code: number | null, signal: NodeJS.Signals | null]>
  /** Everything it printed. */
  output: () => string
}

export function startChild(): TestChild {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit').then(([code, signal]): [number | null, NodeJS.Signals | null] => [
    code,
    signal,
  ])
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
    if (helper !== null) killIfThere(helper)
  })
  let output = ''
  /** What the child started and has not reported gone: whoever holds the channel ends it. */
  let helper: number | null = null
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (output += data.toString()))

  const replies: InferenceReply[] = []
  const waiting = new Set<() => void>()
  child.on('message', (message) => {
    const reply = inferenceReplySchema.parse(message)
    if (reply.type !== 'alive') replies.push(reply)
    if (reply.type === 'helper') helper = reply.pid
    for (const check of waiting) check()
  })
  const find = <T extends Type>(type: T, requestId?: string): ReplyOf<T> | undefined =>
    replies.find(
      (reply): reply is ReplyOf<T> =>
        reply.type === type &&
        (requestId === undefined || ('requestId' in reply && reply.requestId === requestId)),
    )
  return {
    send: (request) => void child.send(request),
    replies,
    reply: (type, requestId) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = find(type, requestId)
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
    disconnect: () => child.disconnect(),
    kill: (signal) => void child.kill(signal),
    exited,
    output: () => output,
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended with the child.
  }
}
