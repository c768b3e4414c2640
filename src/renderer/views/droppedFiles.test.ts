import { describe, expect, it } from 'vitest'
import { filesOf, pickPhotos, refusal } from './droppedFiles.ts'

const file = (name: string): File => new File(['x'], name)
const names = (files: File[]): string[] => files.map(({ name }) => name)

const fileEntry = (name: string) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (done: (file: File) => void) => done(file(name)),
})
/** A folder whose reader hands out two entries at a time, as browsers do with a hundred. */
const folderEntry = (name: string, entries: object[]) => ({
  isFile: false,
  isDirectory: true,
  name,
  createReader: () => {
    const left = [...entries]
    return { readEntries: (done: (some: object[]) => void) => done(left.splice(0, 2)) }
  },
})
const transfer = (...entries: object[]) =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer

describe('filesOf', () => {
  it('searches folders to the bottom, past the first handful', async () => {
    const deep = folderEntry('deep', ['5.jpg', '6.TIFF', 'notes.txt', '.hidden.jpg'].map(fileEntry))
    const folder = folderEntry('folder', [...['10.jpg', '2.jpg', '3.avif'].map(fileEntry), deep])
    const found = await filesOf(transfer(folder, fileEntry('a.png'), fileEntry('b.pdf')))
    expect(names(found.files)).toEqual(['2.jpg', '3.avif', '5.jpg', '6.TIFF', '10.jpg', 'a.png'])
    expect(found.refused).toEqual(['b.pdf'])
  })
})

describe('pickPhotos', () => {
  it('refuses by name only what was handed over one by one', () => {
    const files = [file('a.jpeg'), file('b.txt')]
    expect(pickPhotos(files, false).refused).toEqual(['b.txt'])
    expect(pickPhotos(files, true)).toEqual({ files: [files[0]], refused: [] })
  })
})

it('refusal is one sentence', () => {
  expect(refusal(['b.txt'])).toMatch(/^b\.txt is no photograph/)
  expect(refusal(['b.txt', 'c.txt'])).toMatch(/^2 files are no photographs/)
})
