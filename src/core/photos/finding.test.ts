import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modelId, openMemoryCore, temporaryFolder } from '../../server/http/testing/memoryCore.ts'

test('a written critique is found by its words and its advisor, with the words in their place, page by page', async () => {
  const folder = await temporaryFolder()
  const { core } = await openMemoryCore(folder)
  const find = core.api['photos.find']
  const paths = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => join(folder, name))
  await Promise.all(paths.map((path) => writeFile(path, path)))
  const over = new Promise<void>((resolve) => {
    core.on((event) => event.type === 'done' && resolve())
  })
  const { photos } = await core.api['photos.measure']({ paths })
  const [a, b, c] = photos.map(({ id }) => id) as [string, string, string]
  await core.api['jobs.create']({ photoId: a, advisorIds: ['okeefe'], modelId })
  await over

  expect(await find({ text: 'quiet' })).toMatchObject({
    photos: [{ id: a }],
    jobs: [{ photoId: a, advisorId: 'okeefe', status: 'completed' }],
    excerpts: [{ photoId: a, parts: expect.arrayContaining([{ text: 'quiet', isHit: true }]) }],
    next: null,
    count: 1,
  })
  expect(await find({ text: 'o’keeffe' })).toMatchObject({ count: 0 })
  expect(await find({ text: "georgia o'keeffe" })).toMatchObject({ photos: [{ id: a }], excerpts: [] })
  expect(await find({ advisorId: 'ansel' })).toMatchObject({ photos: [], count: 0 })

  await core.api['photos.mark']({ photoIds: [b, c], flag: 'pick' })
  const first = await find({ flags: ['pick'], limit: 1 })
  expect(first).toMatchObject({ photos: [{ id: c, flag: 'pick' }], count: 2 })
  const second = await find({ flags: ['pick'], limit: 1, after: first.next! })
  expect(second).toMatchObject({ photos: [{ id: b }], next: null, count: null })
  await core.api['photos.remove']({ id: b })
  expect(await find({ flags: ['pick'] })).toMatchObject({ photos: [{ id: c }], count: 1 })
  await expect(find({ taken: { from: 'yesterday' } })).rejects.toMatchObject({ code: 'bad-request' })
})
