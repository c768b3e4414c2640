// Drafts of uploads: which are removed, and which photographs are offered instead.
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { lineageFile } from '../store/lineage.ts'
import { keepCompanion } from './companion.ts'
import { sweepDrafts, unmarkDraft, type DraftsOptions } from './drafts.ts'
import { findUnlisted } from './unlisted.ts'
import { saveUpload } from './uploads.ts'
import { uploadFolder } from './uploadFolder.ts'

const libraryId = '11111111-1111-4111-8111-111111111111'
const otherId = '22222222-2222-4222-8222-222222222222'
const now = Date.UTC(2026, 0, 31)

let dataDir: string
let photos: Set<string>
let options: DraftsOptions
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mondrian-drafts-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  photos = new Set()
  options = { dataDir, libraryId, isPhoto: (id) => photos.has(id) }
  await sweepDrafts(options, now)
  await mkdir(join(dataDir, 'uploads'))
  await belongTo(libraryId)
})

const belongTo = (id: string): Promise<void> =>
  writeFile(join(dataDir, lineageFile), JSON.stringify({ id, generation: 3 }))

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('bytes')
  await Promise.resolve()
}
/** An upload that is older than a draft is kept. */
async function save(name = 'a.jpg'): Promise<string> {
  const id = await saveUpload(dataDir, name, bytes())
  await age(id)
  return id
}
const age = (id: string): Promise<void> => utimes(uploadFolder(dataDir, id), 1000, 1000)
const left = async (): Promise<Set<string>> => new Set(await readdir(join(dataDir, 'uploads')))
const offered = async (): Promise<string[]> => (await findUnlisted(options)).map(({ id }) => id)

test('only old drafts of this library that are no photographs are removed', async () => {
  const [draft, photo, settled, fresh] = [await save(), await save(), await save(), await save()]
  photos.add(photo)
  await unmarkDraft(dataDir, settled)
  await utimes(uploadFolder(dataDir, fresh), now / 1000, now / 1000)
  await age(settled)
  await belongTo(otherId)
  const foreign = await save()
  await rm(join(dataDir, lineageFile))
  const unmarked = await save()
  await mkdir(join(dataDir, 'uploads', 'what a person put there'))
  await utimes(join(dataDir, 'uploads', 'what a person put there'), 1000, 1000)

  await sweepDrafts(options, now)
  expect(await left()).toEqual(new Set([photo, settled, fresh, foreign, unmarked, 'what a person put there']))
  expect(draft).toMatch(/^[\da-f-]{36}$/)
  // The mark that a crash left on a photograph is gone: it is offered should its row be lost.
  photos.delete(photo)
  expect(new Set(await offered())).toEqual(new Set([photo, settled, foreign, unmarked]))
})

test('what is offered is a photograph, and no part of one that is listed', async () => {
  await belongTo(otherId)
  const [picture, raw] = [await save('a.jpg'), await save('a.nef')]
  const path = join(uploadFolder(dataDir, picture), 'original')
  await keepCompanion(path, { name: 'a.nef', path: join(uploadFolder(dataDir, raw), 'original') })
  const [empty, linked, unnamed] = [await save(), await save(), await save('unnamed.jpg')]
  await writeFile(join(uploadFolder(dataDir, empty), 'original'), '')
  await rm(join(uploadFolder(dataDir, linked), 'original'))
  await symlink('/etc/hostname', join(uploadFolder(dataDir, linked), 'original'))
  await rm(join(uploadFolder(dataDir, unnamed), 'name'))
  const companion = { name: 'a.nef', path: join(uploadFolder(dataDir, picture), 'companion') }
  const found = new Map((await findUnlisted(options)).map((each) => [each.id, each]))
  expect([...found.keys()].toSorted()).toEqual([picture, unnamed].toSorted())
  expect(found.get(picture)).toEqual({ id: picture, name: 'a.jpg', path, size: 5, companion })
  expect(found.get(unnamed)).toMatchObject({ name: 'photo', size: 5 })
})

test('a raw file that alone is left is offered itself', async () => {
  await belongTo(otherId)
  const [picture, raw] = [await save('a.jpg'), await save('a.nef')]
  const original = join(uploadFolder(dataDir, picture), 'original')
  await keepCompanion(original, { name: 'a.nef', path: join(uploadFolder(dataDir, raw), 'original') })
  await rm(uploadFolder(dataDir, raw), { recursive: true })
  await rm(original)
  expect(await findUnlisted(options)).toEqual([
    { id: picture, name: 'a.nef', path: join(uploadFolder(dataDir, picture), 'companion'), size: 5 },
  ])
  await rm(join(uploadFolder(dataDir, picture), 'companion-name'))
  expect(await findUnlisted(options)).toMatchObject([{ name: 'a' }])
})

test('a raw file that lost the picture it belonged to is offered', async () => {
  await belongTo(otherId)
  const [picture, raw] = [await save('a.jpg'), await save('a.nef')]
  const original = join(uploadFolder(dataDir, picture), 'original')
  await keepCompanion(original, { name: 'a.nef', path: join(uploadFolder(dataDir, raw), 'original') })
  await rm(uploadFolder(dataDir, picture), { recursive: true })
  expect(await findUnlisted(options)).toMatchObject([{ id: raw, name: 'a.nef' }])
})
