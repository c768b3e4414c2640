// The photo child as its parent sees it: ask, and wait for the last answer.
// It never outlives the test: the caller of `startPhotoChild` disposes of it.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { photoReplySchema, type PhotoReply } from '../../../shared/workers.ts'

type Opened = Extract<PhotoReply, { type: 'opened' }>

export type PhotoChild = {
  pid: number
  /** Resolves with the last reply to a request; rejects when there is none for `deadlineMs`, or the child died. */
  measure: (path: string, outDir: string, deadlineMs: number) => Promise<PhotoReply>
  /** What it says of a photo that it could open; rejects for one that it could not. */
  opened: (path: string, outDir: string, deadlineMs: number) => Promise<Opened>
  [Symbol.dispose]: () => void
}

export function startPhotoChild(): PhotoChild {
  const child = fork(join(import.meta.dirname, '..', 'main.ts'), { silent: true })
  const asked = new Map<string, PromiseWithResolvers<PhotoReply>>()
  const opened = new Map<string, Opened>()
  let count = 0
  const failAll = (why: string): void => {
    for (const { reject } of asked.values()) reject(new Error(why))
  }
  child.on('message', (message) => {
    const reply = photoReplySchema.parse(message)
    if (reply.type === 'opened') opened.set(reply.requestId, reply)
    if (reply.type === 'measured' || reply.type === 'failed') asked.get(reply.requestId)?.resolve(reply)
  })
  child.on('exit', (code, signal) => failAll(`the child died: ${code ?? signal}`))
  const measure: PhotoChild['measure'] = (path, outDir, deadlineMs) => {
    const requestId = String(count++)
    const answer = Promise.withResolvers<PhotoReply>()
    asked.set(requestId, answer)
    child.send({ type: 'measure', requestId, path, outDir, rotation: 0 })
    const timer = setTimeout(() => failAll(`no answer for ${deadlineMs} ms`), deadlineMs)
    return answer.promise.finally(() => {
      clearTimeout(timer)
      asked.delete(requestId)
    })
  }
  return {
    pid: child.pid!,
    measure,
    async opened(path, outDir, deadlineMs) {
      const reply = await measure(path, outDir, deadlineMs)
      const found = 'requestId' in reply && opened.get(reply.requestId)
      if (!found) throw new Error(`${path} was not opened`)
      return found
    },
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}
