// Metadata in the photograph itself: once through the real metadata child and ExifTool.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withExif } from '../../../test/fixtures/photos/exif.ts'
import { forkWorker, workerEntries } from '../../server/startWorker.ts'
import type { EventBody } from '../../shared/events.ts'
import {
  metadataReplySchema,
  type MetadataReply,
  type MetadataRequest,
} from '../../shared/metadataMessages.ts'
import { AppError, fromErrorRecord } from '../../shared/errors.ts'
import { noMarks } from '../../shared/marks.ts'
import type { SidecarContent } from '../../shared/sidecar.ts'
import { makeSidecar } from '../../workers/photo/sidecar/index.ts'
import { readPacket, valueOf } from '../../workers/photo/sidecar/packet.ts'
import { gradient, jpegOf } from '../../workers/photo/testing/files.ts'
import { noteRewritten } from '../photos/rewritten.ts'
import { readPacketIn, type MetadataChild } from '../photos/embedding.ts'
import { openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { embedSidecar, isEmbeddable } from './embeddedFile.ts'

const metadata = createSupervisor<MetadataRequest, MetadataReply>({
  kind: 'metadata',
  startWorker: forkWorker(workerEntries(new URL('../../server/startWorker.ts', import.meta.url))),
  replySchema: metadataReplySchema,
  isSuccess: () => true,
})
afterAll(() => metadata.close())

const mark = Buffer.from('the packet:')

/** In the place of the child where ExifTool says nothing new: a file with its packet behind a mark. Refuses a short file. */
const inMemory: MetadataChild = {
  async run({ request, onReply, isFinal }) {
    const ask = (reply: MetadataReply): Promise<MetadataRequest> =>
      new Promise((resolve) => onReply(reply, resolve))
    const end = (reply: MetadataReply) => {
      if (isFinal(reply)) return reply
      throw new Error('Another answer was expected.')
    }
    const { requestId } = request
    if (request.type !== 'readPacket' && request.type !== 'writePacket') throw new Error('no order')
    const read = await ask({ type: 'read', requestId, position: 0, length: request.size })
    if (read.type !== 'bytes' || request.size < 400) throw new AppError('export-unwritable', 'Damaged.')
    const file = Buffer.from(read.bytes)
    const at = file.indexOf(mark)
    if (request.type === 'readPacket') {
      return end({ type: 'packet', requestId, xmp: at < 0 ? null : file.subarray(at + mark.length) })
    }
    const made = Buffer.concat([at < 0 ? file : file.subarray(0, at), mark, request.xmp])
    const kept = await ask({ type: 'piece', requestId, bytes: made })
    if (kept.type === 'unreadable') throw fromErrorRecord(kept.error)
    return end({ type: 'rewritten', requestId, size: made.length, was: sha256(file), sha256: sha256(made) })
  },
}

const content = { advisor: 'Ansel Adams', writtenAt: null, summary: 'A pier.', advice: [], operations: [] }
const original = withExif(await jpegOf(gradient(90, 60)), 'Fixture', 1)
const other = await jpegOf(gradient(80, 60))
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A photograph in a folder of its own that the library has measured; `meanwhile` happens while its packet is made. */
function open({ child = inMemory, meanwhile = (): void => undefined } = {}) {
  const name = 'pier.jpg'
  const folder = temporaryFolder()
  const path = join(folder, name)
  writeFileSync(path, original, { mode: 0o640 })
  chmodSync(path, 0o640)
  const store = openTestStore()
  const add = (id: string): void => {
    store.photos.insert({ id, name, path, addedAt: 1 })
    const file = { width: 90, height: 60, size: original.length, sha256: sha256(original) }
    store.photos.update(id, { status: 'measured', format: 'jpeg', ...file })
  }
  add('a')
  const events: EventBody[] = []
  const photos = {
    preview: () => Promise.reject(new Error('No preview was expected.')),
    sidecar: (_photo: unknown, said: SidecarContent, existing: Uint8Array | null) => {
      meanwhile()
      return makeSidecar(original, { existing, content: said, rotation: 0, width: 90, height: 60 })
    },
  }
  const hub = { emit: (event: EventBody) => void events.push(event) }
  const embed = (rating = 4) =>
    embedSidecar(
      { photos, metadata: child, onRewritten: (photo, file) => noteRewritten({ store, hub }, photo, file) },
      store.photos.get('a'),
      { ...content, marks: { ...noMarks, rating } },
    )
  const read = async (field: string): Promise<string | null> => {
    const xmp = await readPacketIn(child, path)
    return xmp && valueOf(readPacket(Buffer.from(xmp).toString())!, field)
  }
  return { folder, path, store, add, events, embed, read, files: () => readdirSync(folder).toSorted() }
}

test('a photograph is written into, its first version kept, and the library knows it for the same', async () => {
  const { path, store, add, embed, read, files, folder, events } = open({ child: metadata })
  add('b')
  const before = statSync(path)
  expect(await embed()).toEqual({
    written: { folder, name: 'pier.jpg' },
    backup: 'pier.jpg.before-mondrian',
    stated: ['rating'],
    kept: [],
  })
  expect(await read('xmp:Rating')).toBe('4')
  expect(await read('mondrian:Summary')).toBe('A pier.')
  expect(files()).toEqual(['pier.jpg', 'pier.jpg.before-mondrian'])
  expect(readFileSync(join(folder, 'pier.jpg.before-mondrian'))).toEqual(original)
  // The file itself is the one that is kept: on most file systems that costs no space.
  expect(statSync(join(folder, 'pier.jpg.before-mondrian')).ino).toBe(before.ino)
  expect(statSync(path).mode & 0o777).toBe(0o640)
  const now = readFileSync(path)
  for (const id of ['a', 'b'])
    expect(store.photos.get(id)).toMatchObject({ size: now.length, sha256: sha256(now) })
  expect(events.length).toBe(2)

  expect(await embed(2)).toMatchObject({ backup: null, stated: ['rating'] })
  expect(await read('xmp:Rating')).toBe('2')
  expect(files()).toEqual(['pier.jpg', 'pier.jpg.before-mondrian'])
})

test('another photograph of the same name keeps a first version of its own', async () => {
  const { path, embed, files } = open()
  await embed()
  writeFileSync(path, original)
  expect(await embed()).toMatchObject({ backup: 'pier.jpg.before-mondrian-2' })
  expect(files()).toEqual(['pier.jpg', 'pier.jpg.before-mondrian', 'pier.jpg.before-mondrian-2'])
})

test('what the library measured before somebody changed the file stays as it was measured', async () => {
  const { path, store, embed } = open()
  writeFileSync(path, other)
  await embed()
  expect(store.photos.get('a').sha256).toBe(sha256(original))
})

test('of a link the file is written that it leads to', async () => {
  const { folder, path, store, embed, files } = open()
  const link = join(folder, 'link.jpg')
  symlinkSync(path, link)
  store.photos.remove('a')
  store.photos.insert({ id: 'a', name: 'link.jpg', path: link, addedAt: 1 })
  await embed()
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(files()).toEqual(['link.jpg', 'pier.jpg', 'pier.jpg.before-mondrian'])
})

test('one that another program writes meanwhile, that is protected or damaged, stays as it is', async () => {
  const raced = open({ meanwhile: () => writeFileSync(raced.path, other) })
  await expect(raced.embed()).rejects.toMatchObject({
    code: 'export-unwritable',
    message: expect.stringMatching(/^Another program wrote the photograph/),
  })
  expect(readFileSync(raced.path)).toEqual(other)

  const locked = open()
  chmodSync(locked.path, 0o440)
  await expect(locked.embed()).rejects.toMatchObject({
    message: 'The photograph is write-protected, so it was left as it is.',
  })
  expect(readFileSync(locked.path)).toEqual(original)

  const damaged = open()
  writeFileSync(damaged.path, original.subarray(0, 300))
  await expect(damaged.embed()).rejects.toMatchObject({ code: 'export-unwritable' })
  expect(readFileSync(damaged.path)).toEqual(original.subarray(0, 300))
  for (const { files } of [raced, locked, damaged]) expect(files()).toEqual(['pier.jpg'])
})

test.skipIf(process.platform === 'win32')(
  'a read-only folder is said, and nothing is left in it',
  async () => {
    const { folder, path, embed, files } = open()
    const isRoot = process.getuid?.() === 0
    if (isRoot) for (const each of [folder, path]) chownSync(each, 65_534, 65_534)
    chmodSync(folder, 0o500)
    if (isRoot) process.seteuid?.(65_534)
    try {
      await expect(embed()).rejects.toMatchObject({
        code: 'export-unwritable',
        message: 'Mondrian is not allowed to write to this folder.',
      })
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(folder, 0o700)
    }
    expect(files()).toEqual(['pier.jpg'])
    expect(readFileSync(path)).toEqual(original)
  },
)

test('it is a JPEG, TIFF, DNG or HEIC in a folder of its own that is written into', () => {
  const { store } = open()
  const photo = store.photos.get('a')
  const may = (name: string, companion: string | null = null): boolean =>
    isEmbeddable({ ...photo, path: join('/', 'photos', name), companion })
  expect(['A.JPG', 'a.tiff', 'a.dng', 'a.heic'].every((name) => may(name))).toBe(true)
  expect(['a.nef', 'a.png', 'a.avif', 'jpg'].some((name) => may(name))).toBe(false)
  expect(may('a.jpg', 'a.nef')).toBe(false)
  expect(isEmbeddable({ ...photo, path: join('/', 'data', 'photos', photo.id, 'original.jpg') })).toBe(false)
})
