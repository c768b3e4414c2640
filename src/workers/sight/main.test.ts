import { readFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSupervisor } from '../../core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../../server/startWorker.ts'
import { lookReplySchema, type LookReply, type LookRequest } from '../../shared/workers.ts'
import { weightsDir } from './testing/weightsDir.ts'

const server = new URL('../../server/startWorker.ts', import.meta.url)
const pier = new URL('../../../resources/samples/pier-sunset.jpg', import.meta.url)

/** The child as the hosts start it: held by the system, with the weights' folder open to it. */
function startSightChild(signal?: AbortSignal) {
  const child = createSupervisor<LookRequest, LookReply>({
    kind: 'sight',
    startWorker: forkWorker(workerEntries(server)),
    replySchema: lookReplySchema,
    isSuccess: ({ type }) => type === 'looked',
  })
  onTestFinished(() => child.close())
  return (requestId: string, jpeg: Uint8Array, folder = weightsDir): Promise<LookReply> =>
    child.run({
      request: { type: 'look', requestId, jpeg, writing: false, weightsDir: folder },
      onReply: () => undefined,
      isFinal: (reply) => reply.type === 'looked',
      deadlineMs: 60_000,
      ...(signal &&
        requestId === 'stopped' && {
          signal,
          cancelRequest: { type: 'cancel', requestId },
          cancelGraceMs: 60_000,
        }),
    })
}

test('the held child looks at photos in order, and survives a bad one', async () => {
  const look = startSightChild()
  const jpeg = await readFile(pier)
  const done: string[] = []
  const looks = [
    look('first', jpeg).then((reply) => (done.push('first'), reply)),
    look('bad', jpeg.subarray(0, 5000)).then(undefined, (error: unknown) => (done.push('bad'), error)),
    look('last', jpeg).then((reply) => (done.push('last'), reply)),
  ]
  const [first, bad, last] = await Promise.all(looks)
  expect(done).toEqual(['first', 'bad', 'last'])
  expect(first).toMatchObject({ findings: { missing: [], faces: [] }, cpuSeconds: expect.any(Number) })
  expect(bad).toMatchObject({
    code: 'photo-damaged',
    message: 'The small copy of this photo cannot be read.',
  })
  expect(last).toEqual({ ...(first as object), requestId: 'last', cpuSeconds: expect.any(Number) })
})

test('a look that is stopped ends before the next net, and the next look is whole', async () => {
  const stopping = new AbortController()
  const look = startSightChild(stopping.signal)
  const jpeg = await readFile(pier)
  const first = await look('first', jpeg)
  const stopped = look('stopped', jpeg)
  const next = look('next', jpeg)
  stopping.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(await next).toEqual({ ...first, requestId: 'next', cpuSeconds: expect.any(Number) })
})

test('it opens no folder but that of the weights', async () => {
  const look = startSightChild()
  await expect(look('look', await readFile(pier), join(tmpdir(), 'elsewhere'))).rejects.toMatchObject({
    code: 'model-damaged',
    message: 'The file nanodet.onnx, with which photographs are looked at, cannot be read.',
  })
})

test('it looks where the app was started with the lowest priority', async () => {
  const look = startSightChild()
  // Who may not raise it again goes on as low: this file has a process of its own, and this is its last test.
  setPriority(constants.priority.PRIORITY_LOW)
  await expect(look('low', await readFile(pier))).resolves.toMatchObject({ type: 'looked' })
})
