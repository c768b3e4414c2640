import { expect, test } from 'vitest'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { onlyKnownParts } from './heicParts.ts'
import { box, heif, size, uncompressed } from '../../../test/fixtures/photos/hostile/boxes.ts'

const codes = (bytes: Buffer): string => bytes.toString('latin1')

test.each(['pier-p3', 'exif-turned', 'irot-turned'] as const)(
  '%s goes to its decoder as it is',
  async (name) => {
    const file = await heicFile(name)
    expect(onlyKnownParts(file).equals(file)).toBe(true)
  },
)

test('an uncompressed picture is refused before any decoder sees it', () => {
  expect(() => onlyKnownParts(heif('heic', [uncompressed(16, 16)]))).toThrow(
    'This HEIC holds its picture in a way Mondrian does not read. Save it as a JPEG and add that.',
  )
})

test('beside a photo, what no photo needs is hidden, and nothing moves', () => {
  const photo = { type: 'hvc1', data: Buffer.alloc(9, 7), properties: [size(16, 16)] }
  const file = heif('heic', [photo, uncompressed(16, 16), { type: 'mski' }], box('moov', box('trak')))
  const shown = onlyKnownParts(file)
  expect(shown.length).toBe(file.length)
  for (const hidden of ['unci', 'uncC', 'cmpd', 'mski', 'moov']) {
    expect(codes(file)).toContain(hidden)
    expect(codes(shown)).not.toContain(hidden)
  }
  for (const kept of ['hvc1', 'ispe', 'iloc', 'pitm', 'mdat']) expect(codes(shown)).toContain(kept)
})

test('a file cut off anywhere ends the walk, and nothing else', () => {
  const file = heif('heic', [{ type: 'hvc1', properties: [size(16, 16)] }])
  for (let length = 0; length < file.length; length++) {
    expect(onlyKnownParts(file.subarray(0, length)).length).toBe(length)
  }
})
