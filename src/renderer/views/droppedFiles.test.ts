import { describe, expect, it } from 'vitest'
import { acceptedEndings, filesOf, pickPhotos, type Found } from './droppedFiles.ts'

const named = (name: string, path = ''): File =>
  Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: path })
const paths = ({ files }: Found): string[] => files.map(({ file, folder }) => `${folder}/${file.name}`)
const unreadable = 'This is not a photo format Mondrian can read.'

const fileEntry = (name: string) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (done: (file: File) => void) => done(named(name)),
})
const brokenEntry = (name: string) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (_: unknown, failed: (error: Error) => void) => failed(new Error('gone')),
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
  it('searches folders to the bottom, past the first handful, and leaves out what is hidden', async () => {
    const deep = folderEntry('deep', ['5.jpg', '6.TIFF', 'notes.txt', '.hidden.jpg'].map(fileEntry))
    const hidden = folderEntry('.git', [fileEntry('7.jpg')])
    const folder = folderEntry('trip', [...['10.CR3', '2.jpg', '3.heic'].map(fileEntry), hidden, deep])
    const found = await filesOf(transfer(folder, fileEntry('a.png'), fileEntry('b.pdf')))
    expect(paths(found)).toEqual([
      '/a.png',
      'trip/2.jpg',
      'trip/3.heic',
      'trip/10.CR3',
      'trip/deep/5.jpg',
      'trip/deep/6.TIFF',
    ])
    expect(found.skipped).toEqual([
      { name: 'b.pdf', reason: unreadable },
      { name: 'trip/deep/notes.txt', reason: unreadable },
    ])
  })

  it('names what cannot be read and folders without a photograph, and takes the rest', async () => {
    const found = await filesOf(
      transfer(brokenEntry('a.jpg'), folderEntry('papers', []), fileEntry('c.jpg'), fileEntry('jpg')),
    )
    expect(paths(found)).toEqual(['/c.jpg'])
    expect(found.skipped).toEqual([
      { name: 'a.jpg', reason: 'This cannot be read.' },
      { name: 'jpg', reason: unreadable },
      { name: 'papers', reason: 'There is no photograph in this folder.' },
    ])
  })
})

describe('pickPhotos', () => {
  it('reads a chosen folder like a dropped one', () => {
    const inside = ['trip/b.nef', 'trip/a.jpg', 'trip/.x.jpg', 'trip/.git/y.jpg', 'trip/z.txt']
    const found = pickPhotos(inside.map((path) => named(path.split('/').at(-1)!, path)))
    expect(paths(found)).toEqual(['trip/a.jpg', 'trip/b.nef'])
    expect(found.skipped).toEqual([{ name: 'trip/z.txt', reason: unreadable }])
  })
})

it('a file chooser offers every ending that is read', () => {
  expect(acceptedEndings.split(',')).toEqual(
    expect.arrayContaining(['.jpg', '.heic', '.gif', '.cr3', '.dng']),
  )
})
