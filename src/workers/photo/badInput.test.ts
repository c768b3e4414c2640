// Whatever lands on Mondrian, given to the real photo child: a result, or one plain sentence.
import { execFileSync } from 'node:child_process'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { emptyPng, gradient, jpegOf, temporaryFolder } from './testing/files.ts'
import { startPhotoChild, type PhotoChild } from '../../../test/support/photoChild.ts'
import { paint } from './testing/synthetic.ts'

const deadlineMs = 5000
let folder: ReturnType<typeof temporaryFolder>
let child: PhotoChild
beforeAll(() => {
  folder = temporaryFolder()
  child = startPhotoChild()
})
afterAll(() => {
  child[Symbol.dispose]()
  folder[Symbol.dispose]()
})

const at = (name: string): string => join(folder.path, name)
const ask = (name: string) => child.measure(at(name), deadlineMs)
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const half = (file: Buffer): Buffer => file.subarray(0, file.length / 2)
const svg = (inside: string, before = ''): Buffer =>
  latin1(`<?xml version="1.0"?>${before}<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)
const laughs = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

test.each<[name: string, make: () => Buffer | Promise<Buffer>, code: string, sentence: string]>([
  [
    'nothing.jpg',
    () => Buffer.alloc(0),
    'photo-empty',
    'This file is empty (0 bytes). The copy may not have finished.',
  ],
  [
    'text.jpg',
    () => latin1('I am no photo'),
    'photo-format',
    'This is not a photo format Mondrian can read.',
  ],
  [
    'paper.jpg',
    () => latin1('%PDF-1.7\n'),
    'photo-format',
    'This is a PDF document, which Mondrian does not read.',
  ],
  [
    'laughs.jpg',
    () => svg('&b;', laughs),
    'photo-format',
    'This is an SVG drawing, which Mondrian does not read.',
  ],
  [
    'reader.svg',
    () => svg('<image href="file:///etc/hostname" width="9" height="9"/>'),
    'photo-format',
    'This is an SVG drawing, which Mondrian does not read.',
  ],
  [
    'film.jpg',
    () => latin1('\0\0\0\x14ftypmp42\0\0\0\0mp42'),
    'photo-format',
    'This is a video, which Mondrian does not read.',
  ],
  [
    'half.jpg',
    async () => half(await jpegOf(gradient(400, 300))),
    'photo-damaged',
    'This file is damaged: the lower part is missing.',
  ],
  [
    'kilobyte.jpg',
    async () => (await jpegOf(gradient(400, 300))).subarray(0, 1000),
    'photo-damaged',
    'This file is damaged: the lower part is missing.',
  ],
  [
    'stub.jpg',
    () => latin1('\xff\xd8\xff\xe0'),
    'photo-damaged',
    'This file is damaged, or written in a way Mondrian cannot read.',
  ],
  [
    'bomb.png',
    () => emptyPng(50_000, 50_000),
    'photo-too-large',
    '2,500 megapixels are more than Mondrian opens: add a smaller copy.',
  ],
])('%s is refused', async (name, make, code, sentence) => {
  await writeFile(at(name), await make())
  expect(await ask(name)).toMatchObject({ type: 'failed', error: { code, message: sentence } })
})

test.each<[name: string, make: () => Promise<unknown>, code: string, sentence: string]>([
  [
    'folder',
    () => mkdir(at('folder')),
    'photo-not-a-file',
    'This is a folder. Open it to add the photos inside.',
  ],
  [
    'gone.jpg',
    () => Promise.resolve(),
    'photo-missing',
    'The file is no longer there. It may have been moved, renamed or its drive disconnected.',
  ],
  [
    'link.jpg',
    () => symlink(at('nowhere.jpg'), at('link.jpg')),
    'photo-missing',
    'This is a shortcut to a file that no longer exists.',
  ],
])('%s is refused', async (name, make, code, sentence) => {
  await make()
  expect(await ask(name)).toMatchObject({ type: 'failed', error: { code, message: sentence } })
})

test.runIf(process.platform !== 'win32')('a pipe nobody writes to, and a device, are refused', async () => {
  execFileSync('mkfifo', [at('pipe.jpg')])
  const refused = {
    type: 'failed',
    error: { code: 'photo-not-a-file', message: 'This is not a photo file.' },
  }
  expect(await ask('pipe.jpg')).toMatchObject(refused)
  expect(await child.measure('/dev/zero', deadlineMs)).toMatchObject(refused)
})

test.each<[name: string, make: () => Promise<Buffer>]>([
  ['a PNG called.jpg', () => openPixels(gradient(60, 40)).png().toBuffer()],
  ['no ending', () => jpegOf(gradient(60, 40))],
  ['1 x 1.png', () => openPixels(gradient(1, 1)).png().toBuffer()],
  [
    '20,000 x 1.png',
    () =>
      openPixels(paint(20_000, 1, (x) => [x & 255, 90, 30]))
        .png()
        .toBuffer(),
  ],
  ['inks.jpg', () => openPixels(gradient(60, 40)).toColourspace('cmyk').jpeg().toBuffer()],
  ['16 bits.tif', () => openPixels(gradient(60, 40)).toColourspace('rgb16').tiff().toBuffer()],
  ['lab.tif', () => openPixels(gradient(60, 40)).toColourspace('lab').tiff().toBuffer()],
  ['glass.png', () => openPixels(gradient(60, 40)).ensureAlpha(0.2).png().toBuffer()],
  ['line\nbreak 📷.jpg', () => jpegOf(gradient(60, 40))],
])('%j is measured', async (name, make) => {
  await writeFile(at(name), await make())
  expect(await ask(name)).toMatchObject({ type: 'measured' })
})

test('of a moving picture the first frame is used', async () => {
  const { rgb } = paint(20, 60, (_, y) => [Math.floor(y / 20) * 90, 60, 30])
  const frames = sharp(rgb, { raw: { width: 20, height: 60, channels: 3, pageHeight: 20 } })
  await writeFile(at('moving.gif'), await frames.gif().toBuffer())
  const opened = await child.opened(at('moving.gif'), deadlineMs)
  expect(opened).toMatchObject({
    format: 'gif',
    rendition: 'first-frame',
    warning: 'This file holds 3 pictures; only the first is used.',
  })
})

test('a file that shrinks and grows while it is read costs nothing but itself', async () => {
  const whole = await jpegOf(gradient(1200, 800))
  const path = at('shrinking.jpg')
  const seen = new Set<string>()
  for (let i = 0; i < 20; i++) {
    await writeFile(path, whole)
    const answer = child.measure(path, deadlineMs)
    for (let length = whole.length; length > 1000; length = Math.floor(length / 2))
      await truncate(path, length)
    const reply = await answer
    seen.add(reply.type === 'failed' ? reply.error.code : reply.type)
  }
  for (const each of seen)
    expect(['measured', 'photo-changed', 'photo-damaged', 'photo-empty']).toContain(each)
  await writeFile(path, whole)
  expect(await ask('shrinking.jpg')).toMatchObject({ type: 'measured' })
})
