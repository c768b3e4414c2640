import { describe, expect, it } from 'vitest'
import { acceptedEndings, filesOf, pickPhotos, type Found } from './droppedFiles.ts'

const named = (name: string, path = '', content: BlobPart = 'x'): File =>
  Object.defineProperty(new File([content], name), 'webkitRelativePath', { value: path })
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])
const paths = ({ files }: Found): string[] => files.map(({ file, folder }) => `${folder}/${file.name}`)
const unreadable = 'This is not a photo format Mondrian can read.'

const fileEntry = (name: string, content: BlobPart = 'x') => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (done: (file: File) => void) => done(named(name, '', content)),
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
    const deep = folderEntry(
      'deep',
      ['5.jpg', '6.TIFF', 'notes.txt', '.hidden.jpg'].map((name) => fileEntry(name)),
    )
    const hidden = folderEntry('.git', [fileEntry('7.jpg')])
    const folder = folderEntry('trip', [
      ...['10.CR3', '2.jpg', '3.heic'].map((name) => fileEntry(name)),
      hidden,
      deep,
    ])
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

describe('what lies in a folder beside the photographs of a person', () => {
  const tree: Record<string, BlobPart> = {
    'trip/IMG_1.jpg': 'x',
    'trip/IMG_2': jpeg,
    'trip/.IMG_3.HEIC.icloud': 'x',
    'trip/IMG_4.3FR': 'x',
    'trip/IMG_1.AAE': 'x',
    'trip/IMG_1.MOV': 'x',
    'trip/README': 'words',
    'trip/@eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_XL.jpg': 'x',
    'trip/CaptureOne/Cache/IMG_1.jpg': 'x',
    'trip/A.photoslibrary/originals/0/0A.heic': 'x',
    'trip/A.photoslibrary/resources/derivatives/0/0A.jpeg': 'x',
  }
  const expected = {
    paths: ['trip/IMG_1.jpg', 'trip/IMG_2', 'trip/A.photoslibrary/originals/0/0A.heic'],
    skipped: [
      ['trip/IMG_3.HEIC', 'This photograph is not on this computer yet. Download it, then add it again.'],
      [
        'trip/IMG_4.3FR',
        'This is a Hasselblad raw photo (3FR), which Mondrian does not read. Export it as JPEG or TIFF.',
      ],
      ['trip/README', unreadable],
      ['2 other files (AAE, MOV)', 'Videos, sound, and data of cameras and programs are no photographs.'],
    ],
  }
  const told = (found: Found) => ({
    paths: paths(found).toSorted(),
    skipped: found.skipped.map(({ name, reason }) => `${name}: ${reason}`).toSorted(),
  })
  const sorted = {
    paths: expected.paths.toSorted(),
    skipped: expected.skipped.map((line) => line.join(': ')).toSorted(),
  }

  it('is left out, or named, of a chosen folder', async () => {
    const files = Object.entries(tree).map(([path, content]) => named(path.split('/').at(-1)!, path, content))
    expect(told(await pickPhotos(files))).toEqual(sorted)
  })

  it('is left out, or named, of a dropped folder', async () => {
    const entryOf = (path: string): object => {
      const content = tree[path]
      const name = path.split('/').at(-1)!
      if (content !== undefined) return fileEntry(name, content)
      const below = Object.keys(tree).filter((each) => each.startsWith(`${path}/`))
      const names = new Set(below.map((each) => each.slice(path.length + 1).split('/')[0]))
      return folderEntry(
        name,
        [...names].map((each) => entryOf(`${path}/${each}`)),
      )
    }
    expect(told(await filesOf(transfer(entryOf('trip'))))).toEqual(sorted)
  })

  it('and a library without originals, are told apart', async () => {
    const library = folderEntry('B.photoslibrary', [folderEntry('resources', [fileEntry('a.jpeg')])])
    expect((await filesOf(transfer(library))).skipped).toEqual([
      {
        name: 'B.photoslibrary',
        reason:
          'This photo library holds no originals: they may still be in the cloud, or lie in other folders.',
      },
    ])
  })
})

describe('pickPhotos', () => {
  it('reads a chosen folder like a dropped one', async () => {
    const inside = ['trip/b.nef', 'trip/a.jpg', 'trip/.x.jpg', 'trip/.git/y.jpg', 'trip/z.txt']
    const found = await pickPhotos(inside.map((path) => named(path.split('/').at(-1)!, path)))
    expect(paths(found)).toEqual(['trip/a.jpg', 'trip/b.nef'])
    expect(found.skipped).toEqual([{ name: 'trip/z.txt', reason: unreadable }])
  })
})

it('a file chooser offers every ending that is read', () => {
  expect(acceptedEndings.split(',')).toEqual(
    expect.arrayContaining(['.jpg', '.heic', '.gif', '.cr3', '.dng']),
  )
})
