// A child that opens no file: it is given orders, asks its parent for the bytes it needs, and hands back what it made.
import type { z } from 'zod'
import { fromErrorRecord } from '../shared/errors.ts'
import type { PartAnswer } from '../shared/childMessages.ts'
import { openChannel, type Channel } from './channel.ts'

/** Sends a reply that asks for something and resolves with the answer; what holds no bytes is answered with none. */
export type Ask<Reply> = (reply: Reply) => Promise<Uint8Array>
/** Asks the parent for a part of the file and resolves with it. */
export type ReadPart = (position: number, length: number) => Promise<Uint8Array>

const noBytes = new Uint8Array()
/** Bytes that are asked for, or handed over, at once: few enough that neither side stops for them. */
export const partBytes = 1024 ** 2

/** Opens the channel and has `serve` answer one order at a time, in their order. `serve` must not reject. */
export function answerOrders<Order extends { type: string; requestId: string }, Reply>(
  schema: z.ZodType<Order | PartAnswer>,
  serve: (order: Order, ask: Ask<Reply>, channel: Channel<Reply>) => Promise<void>,
): void {
  /** The answer that the order at work waits for. */
  const awaited = new Map<string, PromiseWithResolvers<Uint8Array>>()
  let last = Promise.resolve()
  const channel: Channel<Reply> = openChannel<Order | PartAnswer, Reply>(schema, (request) => {
    const answer = awaited.get(request.requestId)
    if (!isAnswer(request)) last = last.then(() => serve(request, askFor(request.requestId), channel))
    else if (request.type === 'bytes') answer?.resolve(request.bytes)
    else if (request.type === 'kept') answer?.resolve(noBytes)
    else answer?.reject(fromErrorRecord(request.error))
  })
  const askFor =
    (requestId: string): Ask<Reply> =>
    (reply) => {
      const answer = Promise.withResolvers<Uint8Array>()
      awaited.set(requestId, answer)
      channel.send(reply)
      return answer.promise.finally(() => awaited.delete(requestId))
    }
}

const answerTypes: ReadonlySet<string> = new Set([
  'bytes',
  'kept',
  'unreadable',
] satisfies PartAnswer['type'][])
const isAnswer = (request: { type: string }): request is PartAnswer => answerTypes.has(request.type)

/** The whole file of `size` bytes, part by part. Rejects as `read` does. */
export async function gatherFile(size: number, read: ReadPart): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size)
  for (let at = 0; at < size;) {
    const part = await read(at, Math.min(partBytes, size - at))
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
