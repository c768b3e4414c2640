import { expect, test } from 'vitest'
import { gatherFile } from './asking.ts'

test('a photo is asked for part by part and put together, whatever the parts are', async () => {
  const content = Buffer.alloc(3 * 1024 ** 2 + 17, 'photo bytes')
  const asked: number[] = []
  const read = (position: number, length: number): Promise<Buffer> => {
    asked.push(length)
    // A parent may give less than it was asked for.
    return Promise.resolve(content.subarray(position, position + Math.min(length, 1_000_000)))
  }
  expect((await gatherFile(content.length, read)).equals(content)).toBe(true)
  expect(Math.max(...asked)).toBe(1024 ** 2)
  const gone = (): Promise<Buffer> => Promise.reject(new Error('gone'))
  await expect(gatherFile(10, gone)).rejects.toThrow('gone')
})
