// The photo child: turns the bytes of a photo into facts and small pictures, one request at a time.
// It never opens or writes a file, never keeps a photo once it is answered, and no photo ends it.
import { fromErrorRecord } from '../../shared/errors.ts'
import { photoRequestSchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import { openChannel, type Channel } from '../channel.ts'
import { serve, type OpeningRequest } from './serve.ts'

/** The answer that the photo at work waits for. */
const awaited = new Map<string, PromiseWithResolvers<Uint8Array>>()
const noBytes = new Uint8Array()

const begin = oneAtATime((request: OpeningRequest) => {
  const { requestId } = request
  const ask = (reply: PhotoReply): Promise<Uint8Array> => {
    const answer = Promise.withResolvers<Uint8Array>()
    awaited.set(requestId, answer)
    channel.send(reply)
    return answer.promise.finally(() => awaited.delete(requestId))
  }
  return serve(request, ask, channel)
})

const channel: Channel<PhotoReply> = openChannel<PhotoRequest, PhotoReply>(photoRequestSchema, (request) => {
  const answer = awaited.get(request.requestId)
  if (request.type === 'bytes') answer?.resolve(request.bytes)
  else if (request.type === 'kept') answer?.resolve(noBytes)
  else if (request.type === 'unreadable') answer?.reject(fromErrorRecord(request.error))
  else begin(request)
})

/** Calls `work` for each item in order, the next one when the last is done. `work` must not reject. */
function oneAtATime<Item>(work: (item: Item) => Promise<void>): (item: Item) => void {
  let last = Promise.resolve()
  return (item) => {
    last = last.then(() => work(item))
  }
}
