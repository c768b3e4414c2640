import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { factIds } from '../../shared/facts.ts'
import { photoReplySchema, type PhotoReply } from '../../shared/workers.ts'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { gradient, temporaryFolder } from './testing/files.ts'

let folder: ReturnType<typeof temporaryFolder>
let child: ChildProcess
let replies: PhotoReply[]

beforeEach(() => {
  folder = temporaryFolder()
  replies = []
  child = fork(join(import.meta.dirname, 'main.ts'))
  child.on('message', (message) => {
    const reply = photoReplySchema.parse(message)
    if (reply.type !== 'alive') replies.push(reply)
  })
})

afterEach(() => {
  child.kill('SIGKILL')
  folder[Symbol.dispose]()
})

/** Waits until a request was answered for good. */
async function answered(requestId: string): Promise<void> {
  const isLast = (reply: PhotoReply): boolean =>
    (reply.type === 'measured' || reply.type === 'failed') && reply.requestId === requestId
  while (!replies.some(isLast)) await once(child, 'message')
}

function ask(requestId: string, path: string, rotation = 0): void {
  child.send({ type: 'measure', requestId, path, outDir: join(folder.path, requestId), rotation })
}

/** A photo that knows where it was taken, lying on its side. */
async function photoFile(): Promise<string> {
  const path = join(folder.path, 'photo.jpg')
  const bytes = await openPixels(gradient(1500, 1000))
    .withIccProfile('p3')
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Make: 'Canon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } },
    })
    .jpeg()
    .toBuffer()
  await writeFile(path, bytes)
  return path
}

test('it measures photos in order, survives a bad one, and leaves when its parent does', async () => {
  const path = await photoFile()
  await writeFile(join(folder.path, 'text.jpg'), 'I am no photo')
  ask('first', path)
  ask('bad', join(folder.path, 'text.jpg'))
  ask('second', path)
  await answered('second')

  const order = replies.map((reply) =>
    reply.type === 'ready' ? 'ready' : `${'requestId' in reply ? reply.requestId : ''} ${reply.type}`,
  )
  expect(order).toEqual([
    'ready',
    'first opened',
    'first facts',
    'first facts',
    'first measured',
    'bad failed',
    'second opened',
    'second facts',
    'second facts',
    'second measured',
  ])
  expect(replies[1]).toMatchObject({ width: 1000, height: 1500, format: 'jpeg', warning: null })
  expect(replies[1]).toMatchObject({ size: (await readFile(path)).length, camera: { make: 'Canon' } })
  expect(replies[1]).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/))
  expect(replies[2]).toMatchObject({ complete: false, facts: { exposure: { tier: 'A' } } })
  expect(replies[3]).toMatchObject({ complete: true })
  expect(Object.keys((replies[3] as { facts: object }).facts)).toEqual(factIds)
  expect(replies[5]).toMatchObject({
    error: { code: 'photo-format', message: 'This is not a photo format Mondrian can read.' },
  })

  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('it writes upright pictures without any metadata', async () => {
  ask('one', await photoFile())
  await answered('one')
  expect((await readdir(join(folder.path, 'one'))).toSorted()).toEqual(['model.jpg', 'thumb.jpg'])
  for (const [name, width, height] of [
    ['model.jpg', 683, 1024],
    ['thumb.jpg', 342, 512],
  ] as const) {
    const bytes = await readFile(join(folder.path, 'one', name))
    const metadata = await sharp(bytes).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width, height, space: 'srgb' })
    expect(metadata).not.toHaveProperty('exif')
    expect(metadata).not.toHaveProperty('icc')
    expect(metadata).not.toHaveProperty('orientation')
    for (const mark of ['Exif', 'ICC_PROFILE', 'Photoshop', 'adobe.com', 'Canon']) {
      expect(bytes.includes(mark)).toBe(false)
    }
  }
})

test('a folder it cannot write into fails the photo in a sentence', async () => {
  const path = await photoFile()
  await writeFile(join(folder.path, 'blocked'), 'a file where a folder should be')
  ask('blocked', path)
  await answered('blocked')
  expect(replies.at(-1)).toMatchObject({
    type: 'failed',
    error: { code: 'store-unwritable', message: 'Mondrian cannot write into its own folder.' },
  })
})
