// The child's end of its channel to the parent. Never outlives the parent: when the channel closes, the child exits.
import type { z } from 'zod'
import type { ErrorRecord } from '../shared/errors.ts'
import { traceOf, type Trace } from '../shared/trace.ts'
import { confinedVariable } from '../shared/workers.ts'

/** How often a child says that it lives, milliseconds. */
const aliveInterval = 1000

export type Channel<Reply> = {
  send: (reply: Reply) => void
  /** Tells the parent's log of an error that nobody foresaw. */
  fault: (error: unknown) => void
}

type Failed = { type: 'failed'; requestId: string; error: ErrorRecord }
type Sign = { type: 'ready'; confined: boolean } | { type: 'alive' } | { type: 'fault'; trace: Trace }

/**
 * Opens the channel, announces `ready`, then `alive` every second, and calls `onRequest` for each valid request.
 * A request that does not match `schema` is answered with `failed`, code `bad-request`.
 */
export function openChannel<Request, Reply>(
  schema: z.ZodType<Request>,
  onRequest: (request: Request) => void,
): Channel<Reply> {
  const post = (message: Reply | Failed | Sign, onSent = (): void => undefined): void => {
    // A send can fail only because the parent is gone, and then `disconnect` ends this process.
    if (process.connected) process.send?.(message, onSent)
  }
  const fault = (error: unknown, onSent?: () => void): void =>
    post({ type: 'fault', trace: traceOf(error) }, onSent)
  process.on('message', (message: unknown) => {
    const parsed = schema.safeParse(message)
    if (parsed.success) return onRequest(parsed.data)
    const id = (message as { requestId?: unknown } | null)?.requestId
    post({
      type: 'failed',
      requestId: typeof id === 'string' ? id : '',
      error: { code: 'bad-request', message: 'This is no request of this child.' },
    })
  })
  process.on('disconnect', () => {
    // What the child started ends first; but the exit itself waits for native threads, which may decode for long.
    process.once('exit', () => process.kill(process.pid, 'SIGKILL'))
    process.exit(0)
  })
  // Its state is unknown: it ends, as it would without a listener, but leaves a trace.
  process.on('uncaughtException', (error) => fault(error, () => process.exit(1)))
  // Ctrl-C reaches the whole process group; what becomes of a child is its parent's to say.
  process.on('SIGINT', () => undefined)
  setInterval(() => post({ type: 'alive' }), aliveInterval).unref()
  post({ type: 'ready', confined: process.env[confinedVariable] === '1' })
  return { send: (reply) => post(reply), fault: (error) => fault(error) }
}
