// The photo child: turns a path into facts, a thumbnail and the model's JPEG, one request at a time.
// It never keeps a photo once it is answered, and no photo ends it.
import { photoRequestSchema, type PhotoReply, type PhotoRequest } from '../../shared/workers.ts'
import { openChannel, type Channel } from '../channel.ts'
import { serve } from './serve.ts'

const channel: Channel<PhotoReply> = openChannel<PhotoRequest, PhotoReply>(
  photoRequestSchema,
  oneAtATime((request) => serve(request, channel.send)),
)

/** Calls `work` for each item in order, the next one when the last is done. `work` must not reject. */
function oneAtATime<Item>(work: (item: Item) => Promise<void>): (item: Item) => void {
  let last = Promise.resolve()
  return (item) => {
    last = last.then(() => work(item))
  }
}
