// The child's end of its channel to the parent. Never outlives the parent: when the channel closes, the child exits.
import type { z } from 'zod'
import { toErrorRecord, type ErrorRecord } from '../shared/errors.ts'
import { confinedVariable } from '../shared/workers.ts'

/** How often a child says that it lives, milliseconds. */
const aliveInterval = 1000

export type Channel<Reply> = { send: (reply: Reply) => void }

type Failed = { type: 'failed'; requestId: string; error: ErrorRecord }
type Sign = { type: 'ready'; confined: boolean } | { type: 'alive' }

/**
 * Opens the channel, announces `ready`, then `alive` every second, and calls `onRequest` for each valid request.
 * A request that does not match `schema` is answered with `failed`, code `bad-request`.
 */
export function openChannel<Request, Reply>(
  schema: z.ZodType<Request>,
  onRequest: (request: Request) => void,
): Channel<Reply> {
  const post = (message: Reply | Failed | Sign): void => {
    // A send can fail only because the parent is gone, and then `disconnect` ends this process.
    if (process.connected) process.send?.(message, () => undefined)
  }
  process.on('message', (message: unknown) => {
    const parsed = schema.safeParse(message)
    if (parsed.success) return onRequest(parsed.data)
    const id = (message as { requestId?: unknown } | null)?.requestId
    post({
      type: 'failed',
      requestId: typeof id === 'string' ? id : '',
      error: { ...toErrorRecord(parsed.error), code: 'bad-request' },
    })
  })
  process.on('disconnect', () => {
    // What the child started ends first; but the exit itself waits for native threads, which may decode for long.
    process.once('exit', () => process.kill(process.pid, 'SIGKILL'))
    process.exit(0)
  })
  // Ctrl-C reaches the whole process group; what becomes of a child is its parent's to say.
  process.on('SIGINT', () => undefined)
  setInterval(() => post({ type: 'alive' }), aliveInterval).unref()
  post({ type: 'ready', confined: process.env[confinedVariable] === '1' })
  return { send: post }
}
