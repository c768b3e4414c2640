import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { jpegSize } from './jpegSize.ts'

const sample = readFileSync(join(import.meta.dirname, '../../../resources/samples/pier-sunset.jpg'))

it('reads width and height from the frame header', () => {
  expect(jpegSize(sample)).toEqual({ width: 1600, height: 1066 })
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['no markers', Buffer.alloc(64)],
  ['no frame', sample.subarray(0, 20)],
])('refuses %s', (_, bytes) => {
  expect(() => jpegSize(bytes)).toThrow(expect.objectContaining({ code: 'photo-damaged' }))
})
