import { expect, test } from 'vitest'
import { long, short, writeTiff } from '../../../test/fixtures/photos/tiffWriter.ts'
import { openTiff, walkDirectories } from './tiff.ts'

test.each(['II*\0', 'MM\0*'])('%j: fields of every kind are read', (mark) => {
  const file = writeTiff(
    [
      { 1: short(7), 2: short(1, 2, 3), 3: long(70_000, 5), 4: 'Ada', 5: Buffer.from([9, 8]) },
      { 1: short(8) },
    ],
    { mark },
  )
  const tiff = openTiff(file)!
  const { fields, next } = tiff.directory(tiff.first)!
  const numbers = [1, 2, 3, 5].map((tag) => tiff.numbers(fields.get(tag)))
  expect(numbers).toEqual([[7], [1, 2, 3], [70_000, 5], [9, 8]])
  expect(tiff.numbers(fields.get(2), 2)).toEqual([1, 2])
  expect(tiff.text(fields.get(4))).toBe('Ada')
  expect(tiff.text(fields.get(1))).toBe('')
  expect(tiff.numbers(fields.get(99))).toEqual([])
  expect(tiff.numbers(tiff.directory(next)?.fields.get(1))).toEqual([8])
})

test('a TIFF inside a file counts from its own start', () => {
  const inside = writeTiff([{ 4: 'Ada Lovelace' }])
  const tiff = openTiff(Buffer.concat([Buffer.alloc(100), inside]), 100)!
  expect(tiff.text(tiff.directory(tiff.first)?.fields.get(4))).toBe('Ada Lovelace')
})

test('children are walked, each directory once', () => {
  const file = writeTiff([{ 0x014a: { directories: [{ 1: short(2) }, { 1: short(3) }] } }, { 1: short(4) }])
  const tiff = openTiff(file)!
  const seen = [...walkDirectories(tiff)].flatMap(({ fields }) => tiff.numbers(fields.get(1)))
  expect(seen).toEqual([2, 3, 4])
})

test('directories that point at themselves, outside or nowhere end the walk', () => {
  const circle = writeTiff([{ 0x014a: long(8) }])
  circle.writeUInt32LE(8, 4)
  for (const offset of [0, 7, 8, 0xffff_fff0]) {
    const file = Buffer.from(circle)
    file.writeUInt32LE(offset, 4)
    expect([...walkDirectories(openTiff(file)!)].length).toBeLessThanOrEqual(1)
  }
})

test('values outside the file are none', () => {
  const file = writeTiff([{ 2: long(1, 2, 3), 4: 'a text' }])
  const cut = file.subarray(0, file.length - 1)
  const tiff = openTiff(cut)
  expect(tiff?.directory(tiff.first)?.next ?? 0).toBe(0)
  expect(openTiff(file.subarray(0, 7))).toBeNull()
  expect(openTiff(Buffer.from('text and more'))).toBeNull()
  expect(openTiff(file, -1)).toBeNull()
})
