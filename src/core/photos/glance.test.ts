// A drop of several photographs, with the real photo child: seen before it is measured.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openCore, resourcesDir, temporaryFolder } from '../../../test/support/core.ts'

test('every photograph of a drop is seen before the rest of it is measured, the one on show at once', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  await core.api['queue.pause']({})
  const drop = join(dataDir, 'drop')
  await mkdir(drop)
  const sample = await readFile(join(resourcesDir, 'samples', 'evergreen-branch.jpg'))
  const turned = await sharp(sample)
    .resize(900)
    .withExif({ IFD0: { Orientation: '6' } })
    .jpeg()
    .toBuffer()
  const files = {
    'a.jpg': sample,
    'b.jpg': turned,
    'c.jpg': 'no picture',
    'd.png': await sharp(sample).png().toBuffer(),
    'e.webp': await sharp(sample).webp().toBuffer(),
    'f.jpg': sample,
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(drop, name), bytes)

  const told: string[] = []
  const sizes = new Map<string, unknown>()
  core.on((event) => {
    if (event.type !== 'photo_update') return
    const { name, status, thumb, width, height } = event.photo
    if (status === 'new' && thumb && !sizes.has(name)) sizes.set(name, { width, height })
    const said = status === 'new' ? (thumb ? `seen ${name}` : '') : `${status} ${name}`
    if (said !== '' && !told.includes(said)) told.push(said)
  })
  const { photos } = await core.api['photos.add']({ paths: [drop], advisorIds: ['ansel'] })
  const last = photos.at(-1)!
  await core.api['photos.show']({ id: last.id })
  const isOver = (id: string) =>
    core.until('photo_update', ({ photo }) => photo.id === id && photo.status !== 'new')
  const measured = await Promise.all(photos.map(async ({ id }) => (await isOver(id)).photo))

  // A PNG costs as much to glance at as to measure; of what is no photograph only measuring says so.
  const seen = ['seen a.jpg', 'seen b.jpg', 'seen e.webp']
  expect(told.filter((each) => each.startsWith('seen'))).toEqual(seen)
  const others = ['measured a.jpg', 'measured b.jpg', 'failed c.jpg', 'measured d.png', 'measured e.webp']
  expect(told.filter((each) => others.includes(each))).toEqual(others)
  // Its turn had begun with a glance at the first when the last came on show.
  expect(told.indexOf('measured f.jpg')).toBeLessThan(told.indexOf('seen b.jpg'))
  expect(told.indexOf('seen e.webp')).toBeLessThan(told.indexOf('measured a.jpg'))
  for (const { name, width, height } of measured) {
    if (sizes.has(name)) expect(sizes.get(name)).toEqual({ width, height })
  }
}, 60_000)
