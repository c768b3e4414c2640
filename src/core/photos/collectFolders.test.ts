import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { collectFiles, mostTaken } from './collect.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mondrian-folders-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

async function put(name: string, content: string | Buffer = 'x'): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), content)
}
async function collect(name = 'trip', most = mostTaken) {
  const { files, skipped } = await collectFiles([join(folder, name)], most)
  return { files: files.map((file) => relative(folder, file)), skipped }
}
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1])

test.each([
  '@eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_XL.jpg',
  '@eadir/IMG_1.jpg/SYNOPHOTO_THUMB_M.jpg',
  '@Recycle/IMG_2.jpg',
  '@Recently-Snapshot/GMT+01_2024-05-01/IMG_1.jpg',
  '.@__thumb/s800IMG_1.jpg',
  '@tmp/upload.jpg',
  '#recycle/IMG_2.jpg',
  '#snapshot/GMT-2024.05.01/IMG_1.jpg',
  '~snapshot/hourly.0/IMG_1.jpg',
  '.AppleDouble/IMG_1.jpg',
  '._IMG_1.jpg',
  '.Trashes/501/IMG_2.jpg',
  '.Trash-1000/files/IMG_2.jpg',
  '.dropbox.cache/2024-05-01/IMG_1.jpg',
  '.stversions/IMG_1~20240501-101010.jpg',
  '$RECYCLE.BIN/S-1-5-21/$R1.jpg',
  'RECYCLER/S-1-5-21/Dc1.jpg',
  'System Volume Information/x.jpg',
  'lost+found/x.jpg',
  'FOUND.000/x.jpg',
  '__MACOSX/IMG_1.jpg',
  'appdata_oc1a2b3/preview/1/2048-2048-max.jpg',
  'files_trashbin/files/IMG_2.jpg',
  'Catalog Previews.lrdata/0/00AB/00AB-1.jpg',
  'Catalog Smart Previews.lrdata/A/A1/A1B2.dng',
  'Catalog.lrcat-data/x.jpg',
  'CaptureOne/Cache/Proxies/IMG_1.jpg',
  'CaptureOne/Settings153/x.jpg',
  'Film.fcpbundle/Original Media/still.jpg',
  'Viewer.app/Contents/Resources/icon.png',
  'PRIVATE/M4ROOT/THMBNL/C0001T01.JPG',
])('a picture that a drive or a program made is no photograph: %s', async (name) => {
  await put(`trip/${name}`)
  await put('trip/IMG_1.jpg')
  expect(await collect()).toEqual({ files: ['trip/IMG_1.jpg'], skipped: [] })
})

test.each(['CaptureOne/2024/a.jpg', 'Cache/a.jpg', '@home/a.jpg', '#wedding/a.jpg', 'previews/a.jpg'])(
  'a photograph in a folder of a person is one: %s',
  async (name) => {
    await put(`trip/${name}`)
    expect(await collect()).toEqual({ files: [`trip/${name}`], skipped: [] })
  },
)

test('Lightroom’s downloads from a phone are photographs, although they look like a cache', async () => {
  await put('trip/Mobile Downloads.lrdata/1/IMG_1.dng')
  expect((await collect()).files).toEqual(['trip/Mobile Downloads.lrdata/1/IMG_1.dng'])
})

test.each([
  [
    'Photos Library.photoslibrary',
    'originals/0/0A.heic',
    [
      'resources/derivatives/0/0A_1_105_c.jpeg',
      'resources/renders/0/0A_1.jpeg',
      'scopes/momentshared/x.jpeg',
    ],
  ],
  [
    'Old.photoslibrary',
    'Masters/2015/01/IMG_1.JPG',
    ['Thumbnails/2015/01/thumb_IMG_1.jpg', 'Previews/2.jpg'],
  ],
  ['iPhoto.photolibrary', 'Masters/2012/IMG_1.JPG', ['Previews/2012/IMG_1.jpg', 'Thumbnails/IMG_1.jpg']],
  ['iPhoto Library', 'Originals/2008/Roll 1/IMG_1.JPG', ['Modified/2008/IMG_1.JPG', 'Data/2008/IMG_1.jpg']],
  ['Aperture Library.aplibrary', 'Masters/2011/IMG_1.CR2', ['Previews/IMG_1.jpg', 'Thumbnails/x.jpg']],
  ['Lightroom Library.lrlibrary', '0a1b2c/originals/2020/2020-01-01/IMG_1.NEF', ['0a1b2c/previews/1.jpg']],
  ['Wedding.cocatalog', 'Originals/2022/IMG_1.ARW', ['Cache/Thumbnails/IMG_1.jpg', 'Wedding.cocatalogdb']],
])('of %s only the originals are photographs', async (library, original, others) => {
  for (const name of [original, ...others]) await put(`trip/${library}/${name}`)
  expect(await collect()).toEqual({ files: [`trip/${library}/${original}`], skipped: [] })
  expect(await collect(`trip/${library}`)).toEqual({ files: [`trip/${library}/${original}`], skipped: [] })
})

test('a photo library without originals says so', async () => {
  await put('trip/Photos Library.photoslibrary/resources/derivatives/0/0A_1_105_c.jpeg')
  await put('trip/Photos Library.photoslibrary/originals/0/.keep')
  const reason =
    'This photo library holds no originals: they may still be in the cloud, or lie in other folders.'
  const line = { name: 'trip/Photos Library.photoslibrary', reason, failed: true }
  expect(await collect()).toEqual({ files: [], skipped: [line] })
})

test('a folder that is a photo library by its name alone is searched like any other', async () => {
  await put('trip/iPhoto Library/IMG_1.jpg')
  expect((await collect()).files).toEqual(['trip/iPhoto Library/IMG_1.jpg'])
})

const absent = 'This photograph is not on this computer yet. Download it, then add it again.'
const unfinished = 'This photograph has not arrived completely. Wait until its download has finished.'
test.each([
  ['.IMG_0001.HEIC.icloud', 'IMG_0001.HEIC', absent],
  ['.IMG_0002.3FR.icloud', 'IMG_0002.3FR', absent],
  ['.2019 Iceland.icloud', '2019 Iceland', absent],
  ['IMG_0003.jpg.nextcloud', 'IMG_0003.jpg', absent],
  ['IMG_0003.jpg.owncloud', 'IMG_0003.jpg', absent],
  ['IMG_0003.NEF.cloud', 'IMG_0003.NEF', absent],
  ['IMG_0003.NEF.rsls', 'IMG_0003.NEF', absent],
  ['IMG_0004.jpg.crdownload', 'IMG_0004.jpg', unfinished],
  ['IMG_0004.jpg.part', 'IMG_0004.jpg', unfinished],
])('%s is named as what it stands for, in a folder and by itself', async (name, shown, reason) => {
  await put(`trip/${name}`)
  expect(await collect()).toEqual({ files: [], skipped: [{ name: `trip/${shown}`, reason, failed: true }] })
  expect(await collect(`trip/${name}`)).toEqual({
    files: [],
    skipped: [{ name: shown, reason, failed: true }],
  })
})

test('a sign of the cloud for something else is left out without a word', async () => {
  await put('trip/.notes.txt.icloud')
  await put('trip/a.jpg')
  expect((await collect()).skipped).toEqual([])
})

test.each([
  ['a.3FR', 'a Hasselblad raw photo (3FR)'],
  ['a.iiq', 'a Phase One raw photo (IIQ)'],
  ['a.SRW', 'a Samsung raw photo (SRW)'],
  ['a.x3f', 'a Sigma raw photo (X3F)'],
  ['a.jxl', 'a JPEG XL photo (JXL)'],
  ['a.psd', 'a Photoshop document (PSD)'],
  ['a.fff', 'a Hasselblad raw photo (FFF)'],
  ['a.gpr', 'a GoPro raw photo (GPR)'],
  ['a.jp2', 'a JPEG 2000 photo (JP2)'],
  ['a.bmp', 'a BMP picture (BMP)'],
])('%s in a folder is named as a photograph that is missing', async (name, what) => {
  await put(`trip/${name}`)
  const reason = `This is ${what}, which Mondrian does not read. Export it as JPEG or TIFF.`
  expect((await collect()).skipped).toEqual([{ name: `trip/${name}`, reason, failed: true }])
})

test('what lies beside photographs is one line', async () => {
  const beside = ['IMG_1.AAE', 'IMG_1.MOV', 'IMG_1.jpg.json', 'IMG_1.jpg.supplemental-metadata.json', 'a.xmp']
  beside.push('Thumbs.db', 'desktop.ini', 'clip.mp4', 'memo.WAV', 'MVI_2.THM', 'a.pp3', 'a.jpg.dop', 'b.on1')
  beside.push('b.cos', 'Catalog.lrcat', 'Catalog.lrcat-wal', 'a.jpg_original')
  for (const name of ['IMG_1.jpg', ...beside]) await put(`trip/${name}`)
  const reason = 'Videos, sound, and data of cameras and programs are no photographs.'
  expect(await collect()).toEqual({
    files: ['trip/IMG_1.jpg'],
    skipped: [
      {
        name: expect.stringMatching(/^17 other files \(AAE, COS, DB, DOP, INI, JPG_ORIGINAL, \.\.\.\)$/),
        reason,
        failed: false,
        count: 17,
      },
    ],
  })
})

test('one file beside the photographs has its name', async () => {
  await put('trip/a.jpg')
  await put('trip/a.xmp')
  expect((await collect()).skipped).toMatchObject([{ name: 'trip/a.xmp', failed: false }])
})

describe('a file whose name says nothing', () => {
  test.each([
    ['IMG_0001', jpeg],
    ['2019.07.04 21.15.00', jpeg],
    ['IMG_0001.jpg (2)', jpeg],
    ['b.mpo', jpeg],
    ['scan', Buffer.from('II*\0\x08\0\0\0\0\0\0\0', 'latin1')],
    ['phone', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
    ['page', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
  ])('is a photograph by its content: %s', async (name, content) => {
    await put(`trip/${name}`, content)
    expect(await collect()).toEqual({ files: [`trip/${name}`], skipped: [] })
  })

  test.each([
    ['README', 'words'],
    ['empty', ''],
    ['notes.txt', jpeg],
  ])('is none where its content or its ending says so: %s', async (name, content) => {
    await put(`trip/${name}`, content)
    const reason = 'This is not a photo format Mondrian can read.'
    expect(await collect()).toEqual({ files: [], skipped: [{ name: `trip/${name}`, reason, failed: false }] })
  })

  test('is opened only as long as there are not too many', async () => {
    for (const name of ['1', '2', '3']) await put(`trip/${name}`, jpeg)
    expect((await collect('trip', { ...mostTaken, opened: 2 })).files).toEqual(['trip/1', 'trip/2'])
  })
})

// Other systems have no such names.
describe.runIf(process.platform === 'linux')('a name that is not UTF-8', () => {
  const reason =
    'This name is not written in UTF-8, so that Mondrian cannot open it. Rename it, then add it again.'
  const bytes = (name: string): Buffer =>
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')])

  test('of a photograph or a folder is shown with its bytes', async () => {
    await put('trip/a.jpg')
    await writeFile(bytes('trip/Z\xfcrich.jpg'), jpeg)
    await writeFile(bytes('trip/Z\xfcrich'), jpeg)
    await mkdir(bytes('trip/\x83t'))
    expect(await collect()).toEqual({
      files: ['trip/a.jpg'],
      skipped: [
        { name: 'trip/Z\\xfcrich', reason, failed: true },
        { name: 'trip/Z\\xfcrich.jpg', reason, failed: true },
        { name: 'trip/\\x83t', reason, failed: true },
      ],
    })
  })

  test('is named truly where it was given by itself', async () => {
    await mkdir(join(folder, 'trip'))
    await writeFile(bytes('trip/Z\xfcrich.jpg'), jpeg)
    expect((await collect('trip/Z\ufffdrich.jpg')).skipped).toEqual([
      { name: 'Z\\xfcrich.jpg', reason, failed: true },
    ])
    expect((await collect('trip/gone\ufffd.jpg')).files).toEqual(['trip/gone\ufffd.jpg'])
  })

  test('is no matter where the file is none', async () => {
    await put('trip/a.jpg')
    await writeFile(bytes('trip/caf\xe9.xmp'), 'x')
    expect((await collect()).skipped).toMatchObject([{ name: 'trip/caf\\xe9.xmp', failed: false }])
  })
})

test.each(['Zu\u0308rich.jpg', 'Zürich.jpg', '\ufeffmark.jpg', '日本.jpg', '👨‍👩‍👧.jpg'])(
  'the name %j is kept to the byte',
  async (name) => {
    await put(`trip/${name}`)
    expect((await collect()).files).toEqual([`trip/${name}`])
  },
)
