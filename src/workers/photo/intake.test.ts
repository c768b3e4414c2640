import { expect, test } from 'vitest'
import { formatOf, gatherPhoto } from './intake.ts'

test('a photo is asked for part by part and put together, whatever the parts are', async () => {
  const content = Buffer.alloc(3 * 1024 ** 2 + 17, 'photo bytes')
  const asked: number[] = []
  const read = (position: number, length: number): Promise<Buffer> => {
    asked.push(length)
    // A parent may give less than it was asked for.
    return Promise.resolve(content.subarray(position, position + Math.min(length, 1_000_000)))
  }
  expect((await gatherPhoto(content.length, read)).equals(content)).toBe(true)
  expect(Math.max(...asked)).toBe(1024 ** 2)
  const gone = (): Promise<Buffer> => Promise.reject(new Error('gone'))
  await expect(gatherPhoto(10, gone)).rejects.toThrow('gone')
})

test('a format that is not read is named, anything else is no photo', () => {
  expect(() => formatOf(Buffer.from('just some text'))).toThrow(
    'This is not a photo format Mondrian can read.',
  )
  expect(() => formatOf(Buffer.from('8BPS\0\x01', 'latin1'))).toThrow(
    'This is a Photoshop document (PSD), which Mondrian does not read.',
  )
})
