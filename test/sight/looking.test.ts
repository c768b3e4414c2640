// A photograph through the whole core with the nets that ship: seen after it is measured, before it is critiqued.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtSightDir } from '../../src/core/models/sightDir.ts'
import { sightFactIds, type Facts } from '../../src/shared/facts.ts'
import { recordingStarter } from '../support/children.ts'
import { openCore, resourcesDir, temporaryFolder, type TestCore } from '../support/core.ts'
import { root } from '../support/paths.ts'

const sightDir = builtSightDir(root)
const pier = join(resourcesDir, 'samples', 'pier-sunset.jpg')
const seen = ({ facts }: { facts: Facts }): boolean => sightFactIds.every((id) => facts[id] !== undefined)
const looked = (core: TestCore) => core.until('facts', seen)

test('what is seen is in the facts before the brief is written, and again after a turn', async () => {
  const core = await openCore({ dataDir: await temporaryFolder(), sightDir })
  const { photos, jobs } = await core.api['photos.add']({ paths: [pier], advisorIds: ['ansel'] })
  const { id } = photos[0]!
  const { facts } = await looked(core)
  expect(facts.faces?.faces).toEqual([])
  expect(facts.lines?.lines[0]?.kind).toBe('near-level')
  expect(Math.abs(facts.lines!.lines[0]!.degrees)).toBeLessThan(0.5)
  const done = await core.until('done', ({ jobId }) => jobId === jobs[0]!.id)
  expect(done.status).toBe('completed')

  await core.api['photos.rotate']({ id, degrees: 90 })
  const upright = ({ facts: { lines } }: { facts: Facts }): boolean =>
    lines?.lines[0]?.kind === 'near-upright'
  await core.until('facts', upright)
  expect((await core.api['photos.look']({ id })).facts.lines?.lines[0]?.kind).toBe('near-upright')
})

test('a face is measured in every pixel of the file', async () => {
  const core = await openCore({ dataDir: await temporaryFolder(), sightDir })
  const woman = join(root, 'test', 'fixtures', 'sight', 'astronaut.jpg')
  await core.api['photos.measure']({ paths: [woman] })
  const { facts } = await looked(core)
  expect(facts.faces?.display).toMatch(/^1 face, eyes open, sharp/)
  expect(facts.faces?.faces[0]?.stops).not.toBe(null)
})

test('what was seen goes with the photograph', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir, sightDir })
  const woman = join(root, 'test', 'fixtures', 'sight', 'astronaut.jpg')
  const { photos } = await core.api['photos.measure']({ paths: [woman] })
  const { facts } = await looked(core)
  const { id } = photos[0]!
  const { cells } = facts.subject!.seen!.mask!
  // A page of the database holds but a part of it.
  const outline = cells.match(/.{128}/g)!.filter((part) => new Set(part).size > 3)
  const holding = async (): Promise<string[]> => {
    const files = await readdir(dataDir, { recursive: true, withFileTypes: true })
    // Backups are replaced in time, which docs/privacy.md says.
    const own = files.filter((each) => each.isFile() && !each.parentPath.includes('backups'))
    const paths = own.map(({ parentPath, name }) => join(parentPath, name))
    const contents = await Promise.all(paths.map((path) => readFile(path)))
    return paths.filter(
      (path, index) => path.includes(id) || outline.some((part) => contents[index]!.includes(part)),
    )
  }
  expect((await holding()).length).toBeGreaterThanOrEqual(3)
  await core.api['photos.remove']({ id })
  await core.close()
  expect(await holding()).toEqual([])
})

test('a look that is cut short costs the photograph nothing else, and its critique says why', async () => {
  const children = recordingStarter((handle, message) => {
    if ((message as { type?: string }).type === 'look') handle.kill()
  })
  const core = await openCore({
    dataDir: await temporaryFolder(),
    sightDir,
    startWorker: children.startWorker,
  })
  const { photos, jobs } = await core.api['photos.add']({ paths: [pier], advisorIds: ['ansel'] })
  const { id } = photos[0]!
  await core.until('photo_update', ({ photo }) => photo.status === 'measured')
  const { notice } = await core.until('start', ({ jobId }) => jobId === jobs[0]!.id)
  expect(notice).toMatch(/^The nets that look at photographs failed on this one\. /)
  const { facts, complete } = await core.api['photos.look']({ id })
  expect(complete).toBe(true)
  expect(facts.exposure).toBeDefined()
  expect(facts.faces).toBe(undefined)
})

test('switched off, no child is started', async () => {
  const children = recordingStarter()
  const core = await openCore({
    dataDir: await temporaryFolder(),
    sightDir,
    startWorker: children.startWorker,
  })
  await core.api['settings.set']({ sight: false })
  const { photos } = await core.api['photos.measure']({ paths: [pier] })
  await core.until('photo_update', ({ photo }) => photo.status === 'measured')
  await core.api['photos.look']({ id: photos[0]!.id })
  expect(children.started.map(({ kind }) => kind)).not.toContain('sight')
})
