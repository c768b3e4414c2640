// Marks are stored before they are announced, many at a time, and what they were before is told.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { MondrianEvent } from '../../shared/events.ts'
import { noMarks } from '../../shared/marks.ts'
import { openMemoryCore, temporaryFolder } from '../../server/http/testing/memoryCore.ts'

async function start() {
  const folder = await temporaryFolder()
  const { core } = await openMemoryCore(folder)
  const paths = ['a.jpg', 'b.jpg'].map((name) => join(folder, name))
  await Promise.all(paths.map((path) => writeFile(path, path)))
  const { photos } = await core.api['photos.measure']({ paths })
  const ids = photos.map(({ id }) => id) as [string, string]
  const marksOf = async (id: string) => {
    const { rating, flag, label } = await core.api['photos.get']({ id })
    return { rating, flag, label }
  }
  return { core, ids, marksOf }
}

test('what is named is set, the rest stays, and the answer undoes it', async () => {
  const { core, ids, marksOf } = await start()
  const [a] = ids
  const mark = core.api['photos.mark']
  expect(await mark({ photoIds: ids, rating: 3 })).toEqual({
    before: ids.map((photoId) => ({ photoId, ...noMarks })),
  })
  await mark({ photoIds: [a], flag: 'pick', label: 'red' })
  expect(await marksOf(a)).toEqual({ rating: 3, flag: 'pick', label: 'red' })
  const { before } = await mark({ photoIds: ids, flag: 'reject' })
  expect(before.map(({ flag }) => flag)).toEqual(['pick', null])
  for (const { photoId, flag } of before) await mark({ photoIds: [photoId], flag })
  expect(await Promise.all(ids.map(marksOf))).toEqual([
    { rating: 3, flag: 'pick', label: 'red' },
    { rating: 3, flag: null, label: null },
  ])
})

test('each photograph is announced once, as it is stored', async () => {
  const { core, ids } = await start()
  const told: MondrianEvent[] = []
  core.on((event) => told.push(event))
  await core.api['photos.mark']({ photoIds: [...ids, ids[0]], label: 'green' })
  const updates = told.flatMap((event) => (event.type === 'photo_update' ? [event.photo] : []))
  const marked = updates.filter(({ label }) => label === 'green')
  expect(marked.map(({ id }) => id).slice(0, 2)).toEqual(ids)
})

test('photographs that are gone are left out; none at all, and nothing to set, are refused', async () => {
  const { core, ids, marksOf } = await start()
  const mark = core.api['photos.mark']
  const { before } = await mark({ photoIds: ['gone', ids[1]], flag: 'pick' })
  expect(before).toHaveLength(1)
  expect(await marksOf(ids[1])).toMatchObject({ flag: 'pick' })
  await expect(mark({ photoIds: ['gone'], flag: 'pick' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(mark({ photoIds: ids })).rejects.toMatchObject({ code: 'bad-request' })
  await expect(mark({ photoIds: ids, rating: 6 })).rejects.toMatchObject({ code: 'bad-request' })
})

test('measuring a photograph again keeps its marks', async () => {
  const { core, ids, marksOf } = await start()
  await core.api['photos.mark']({ photoIds: ids, rating: 4, flag: 'reject', label: 'blue' })
  await core.api['photos.rotate']({ id: ids[0], degrees: 90 })
  expect(await marksOf(ids[0])).toEqual({ rating: 4, flag: 'reject', label: 'blue' })
})
