// The photo child: turns the bytes of a photo into facts and small pictures, one request at a time.
// It never opens or writes a file, never keeps a photo once it is answered, and no photo ends it.
import { fromErrorRecord } from '../../shared/errors.ts'
import { photoRequestSchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import { openChannel, type Channel } from '../channel.ts'
import type { ReadPart } from './intake.ts'
import { serve, type OpeningRequest } from './serve.ts'

/** The part that the photo at work waits for. */
const awaited = new Map<string, PromiseWithResolvers<Uint8Array>>()

const begin = oneAtATime((request: OpeningRequest) => {
  const { requestId } = request
  const read: ReadPart = (position, length) => {
    const part = Promise.withResolvers<Uint8Array>()
    awaited.set(requestId, part)
    channel.send({ type: 'read', requestId, position, length })
    return part.promise.finally(() => awaited.delete(requestId))
  }
  return serve(request, read, channel)
})

const channel: Channel<PhotoReply> = openChannel<PhotoRequest, PhotoReply>(photoRequestSchema, (request) => {
  if (request.type !== 'bytes' && request.type !== 'unreadable') return begin(request)
  const part = awaited.get(request.requestId)
  if (request.type === 'bytes') part?.resolve(request.bytes)
  else part?.reject(fromErrorRecord(request.error))
})

/** Calls `work` for each item in order, the next one when the last is done. `work` must not reject. */
function oneAtATime<Item>(work: (item: Item) => Promise<void>): (item: Item) => void {
  let last = Promise.resolve()
  return (item) => {
    last = last.then(() => work(item))
  }
}
