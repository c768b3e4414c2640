import { expect, test } from 'vitest'
import { pairRaws } from './pairs.ts'

const at = (...paths: string[]) => paths.map((path) => ({ path }))

test('a raw file and the JPEG beside it are one photo, shown from the JPEG', () => {
  expect(pairRaws(at('/a/IMG_1.CR3', '/a/IMG_1.JPG', '/a/IMG_2.CR3', '/a/IMG_3.JPG'))).toEqual([
    { path: '/a/IMG_1.JPG', companion: { name: 'IMG_1.CR3', path: '/a/IMG_1.CR3' } },
    { path: '/a/IMG_2.CR3' },
    { path: '/a/IMG_3.JPG' },
  ])
})

test('a HEIC and any spelling will do', () => {
  expect(pairRaws(at('/a/Img.HIF', '/a/img.cr3'))).toEqual([
    { path: '/a/Img.HIF', companion: { name: 'img.cr3', path: '/a/img.cr3' } },
  ])
})

test.each([
  ['in another folder', ['/a/1.nef', '/b/1.jpg']],
  ['two raw files', ['/a/1.nef', '/a/1.dng', '/a/1.jpg']],
  ['two pictures', ['/a/1.nef', '/a/1.heic', '/a/1.jpg']],
  ['a picture no camera writes', ['/a/1.nef', '/a/1.png']],
  ['two pictures and no raw file', ['/a/1.heic', '/a/1.jpg']],
])('%s: no pair', (_, paths) => expect(pairRaws(at(...paths))).toEqual(at(...paths)))

test('uploads of one drop pair by name, whatever folders they were written to', () => {
  const raw = { id: '1', path: '/data/uploads/1/original', name: 'IMG_1.ARW' }
  const jpeg = { id: '2', path: '/data/uploads/2/original', name: 'IMG_1.jpg' }
  expect(pairRaws([raw, jpeg])).toEqual([{ ...jpeg, companion: { name: raw.name, path: raw.path } }])
})
