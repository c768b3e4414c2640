import { expect, it } from 'vitest'
import { batchesOf } from './batches.ts'

const found = (path: string) => {
  const [name = '', ...folders] = path.split('/').toReversed()
  return { file: new File([], name), folder: folders.toReversed().join('/') }
}
const batches = (...paths: string[]): string[][] =>
  batchesOf(paths.map(found)).map((batch) => batch.map(({ file, folder }) => `${folder}/${file.name}`))

it('four files travel together', () => {
  expect(batches('1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg').map(({ length }) => length)).toEqual([4, 1])
})

it('a raw file and its JPEG travel together, wherever they stand', () => {
  expect(batches('1.jpg', '2.jpg', '3.jpg', 'IMG_4.CR2', '5.jpg', 'img_4.jpg')).toEqual([
    ['/1.jpg', '/2.jpg', '/3.jpg'],
    ['/IMG_4.CR2', '/img_4.jpg', '/5.jpg'],
  ])
})

it('files of one name in two folders do not', () => {
  expect(batches('a/1.cr2', 'b/1.jpg', 'b/2.jpg')).toEqual([['a/1.cr2'], ['b/1.jpg', 'b/2.jpg']])
})

it('more files of one name than a batch holds still do', () => {
  const names = ['jpg', 'png', 'tif', 'gif', 'avif'].map((extension) => `1.${extension}`)
  expect(batches(...names).map(({ length }) => length)).toEqual([5])
})
