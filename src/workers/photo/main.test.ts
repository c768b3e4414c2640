import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { measuredFactIds } from '../../shared/facts.ts'
import type { PhotoReply } from '../../shared/photoMessages.ts'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { gradient, temporaryFolder } from './testing/files.ts'
import { startPhotoChild, type PhotoChild } from '../../../test/support/photoChild.ts'

let folder: ReturnType<typeof temporaryFolder>
let child: PhotoChild
let replies: PhotoReply[]

beforeEach(() => {
  folder = temporaryFolder()
  replies = []
  child = startPhotoChild()
})

afterEach(() => {
  child[Symbol.dispose]()
  folder[Symbol.dispose]()
})

const ask = (path: string): Promise<PhotoReply> =>
  child.measure(path, 20_000, { onReply: (reply) => replies.push(reply) })

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

test('it measures photos in order, and survives a bad one', async () => {
  const path = await photoFile()
  await writeFile(join(folder.path, 'text.jpg'), 'I am no photo')
  await Promise.all([ask(path), ask(join(folder.path, 'text.jpg')), ask(path)])

  const whole = ['opened', 'facts', 'pictures', 'facts', 'measured']
  expect(replies.map(({ type }) => type)).toEqual([...whole, 'failed', ...whole])
  const [opened, early, , all] = replies
  expect(opened).toMatchObject({ width: 1000, height: 1500, format: 'jpeg', warning: null })
  expect(opened).toMatchObject({ size: (await readFile(path)).length, camera: { make: 'Canon' } })
  expect(opened).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/))
  expect(early).toMatchObject({ complete: false, facts: { exposure: { tier: 'A' } } })
  expect(all).toMatchObject({ complete: true })
  expect(Object.keys((all as { facts: object }).facts)).toEqual(measuredFactIds)
  expect(replies[5]).toMatchObject({
    error: { code: 'photo-format', message: 'This is not a photo format Mondrian can read.' },
  })
})

test('it makes upright pictures without any metadata', async () => {
  await ask(await photoFile())
  const { thumb, model } = replies.find((reply) => reply.type === 'pictures')!
  for (const [bytes, width, height] of [
    [Buffer.from(model), 683, 1024],
    [Buffer.from(thumb), 342, 512],
  ] as const) {
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
