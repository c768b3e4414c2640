// The photo child as its parent sees it: ask, hand over the file, and wait for the last answer.
// It never outlives the test: the caller of `startPhotoChild` disposes of it.
import { openPhotoFile, type PhotoFile } from '../../src/core/photos/photoFile.ts'
import { toErrorRecord } from '../../src/shared/errors.ts'
import { startWorker } from './paths.ts'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../../src/shared/photoMessages.ts'
import type { Rotation } from '../../src/shared/photos.ts'

type ReplyOf<Type extends PhotoReply['type']> = Extract<PhotoReply, { type: Type }>

export type PhotoChild = {
  pid: number
  /**
   * Resolves with the last reply to a request, `failed` too for a file that cannot be opened; rejects when there is
   * none for `deadlineMs`, or the child died. `onReply` gets every reply but those about bytes.
   */
  measure: (path: string, deadlineMs: number, options?: MeasureOptions) => Promise<PhotoReply>
  /** What it says of a photo that it could open; rejects for one that it could not. */
  opened: (path: string, deadlineMs: number) => Promise<ReplyOf<'opened'>>
  [Symbol.dispose]: () => void
}

type MeasureOptions = { rotation?: Rotation; onReply?: (reply: PhotoReply) => void }

type Asked = {
  file: PhotoFile
  answer: PromiseWithResolvers<PhotoReply>
  onReply: (reply: PhotoReply) => void
}

export function startPhotoChild(): PhotoChild {
  const child = startWorker('photo')
  const asked = new Map<string, Asked>()
  let count = 0
  const send = (request: PhotoRequest): void => child.post(request)
  const give = async ({ file }: Asked, { requestId, position, length }: ReplyOf<'read'>): Promise<void> =>
    send(
      await file.read(position, length).then(
        (bytes) => ({ type: 'bytes' as const, requestId, bytes }),
        (error: unknown) => ({ type: 'unreadable' as const, requestId, error: toErrorRecord(error) }),
      ),
    )
  const failAll = (why: string): void => {
    for (const { answer } of asked.values()) answer.reject(new Error(why))
  }
  child.onMessage((message) => {
    const reply = photoReplySchema.parse(message)
    const request = 'requestId' in reply ? asked.get(reply.requestId) : undefined
    if (!request) return
    if (reply.type === 'read') void give(request, reply)
    else request.onReply(reply)
    if (reply.type === 'measured' || reply.type === 'failed') request.answer.resolve(reply)
  })
  child.onExit(({ code, signal }) => failAll(`the child died: ${code ?? signal}`))

  /** One file after another, so that requests go out in the order in which they were made. */
  let opening: Promise<unknown> = Promise.resolve()
  const openNext = (path: string): Promise<PhotoFile> => {
    const file = opening.then(() => openPhotoFile(path))
    opening = file.catch(() => undefined)
    return file
  }

  const measure: PhotoChild['measure'] = async (path, deadlineMs, options = {}) => {
    const { rotation = 0, onReply = () => undefined } = options
    const requestId = String(count++)
    const timer = setTimeout(() => failAll(`no answer for ${deadlineMs} ms`), deadlineMs)
    try {
      const file = await openNext(path)
      const answer = Promise.withResolvers<PhotoReply>()
      asked.set(requestId, { file, answer, onReply })
      send({ type: 'measure', requestId, size: file.size, rotation })
      try {
        return await answer.promise
      } finally {
        await file.close()
      }
    } catch (error) {
      const failed = { type: 'failed', requestId, error: toErrorRecord(error) } as const
      if (failed.error.code === 'internal') throw error
      return failed
    } finally {
      clearTimeout(timer)
      asked.delete(requestId)
    }
  }
  return {
    pid: child.pid!,
    measure,
    async opened(path, deadlineMs) {
      const seen: PhotoReply[] = []
      await measure(path, deadlineMs, { onReply: (reply) => seen.push(reply) })
      const found = seen.find((reply) => reply.type === 'opened')
      if (!found) throw new Error(`${path} was not opened`)
      return found
    },
    [Symbol.dispose]: child.kill,
  }
}
