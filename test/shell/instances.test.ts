// One app per data folder: a second start hands over what it was given and leaves.
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { attach, launch, startApp } from './launch.ts'
import { completed, openStudio, row } from './studio.ts'

test('a second start hands its photographs to the first and ends', async () => {
  const studio = await openStudio()
  const photo = await writePhoto(studio.dataDir, 'handed over.jpg')
  const second = startApp({ dataDir: studio.dataDir, args: [photo] })
  expect(await second.ended).toEqual({ code: 0, signal: null })
  expect(second.said()).toBe('')
  await row(studio.page, 'handed over.jpg').waitFor()
  await completed(studio.page)
})

test('photographs named at the first start, or opened from the system, are added once the page listens', async () => {
  const dataDir = await temporaryFolder()
  const shell = await launch({ dataDir, args: [await writePhoto(dataDir, 'named.jpg')] })
  await row(shell.page, 'named.jpg').waitFor()
  await shell.evaluate(
    ({ app }, path) => void app.emit('open-file', { preventDefault: () => undefined }, path),
    await writePhoto(dataDir, 'opened.jpg'),
  )
  await row(shell.page, 'opened.jpg').waitFor()
  expect(shell.errors).toEqual([])
})

test('twenty starts at once: one app, and it gets every photograph', async () => {
  const dataDir = await temporaryFolder()
  const count = 20
  const names = Array.from({ length: count }, (_, index) => `photo-${index}.jpg`)
  const photos = await Promise.all(names.map((name) => writePhoto(dataDir, name)))
  const starts = photos.map((photo) => startApp({ dataDir, args: [photo] }))
  const left = new Map<number, string>()
  starts.forEach(({ ended, said }, index) => {
    void ended.then(({ code }) => left.set(index, `${code}${said()}`))
  })
  await expect.poll(() => left.size, { timeout: 90_000 }).toBe(count - 1)
  expect([...new Set(left.values())]).toEqual(['0'])
  const owner = starts.find((_, index) => !left.has(index))!
  const { page } = await attach(owner)
  await page.getByText(`${count} photographs`).waitFor()
  expect(left.size).toBe(count - 1)
}, 120_000)
