import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../store/store.fixture.ts'
import { createSidecarFolders, sidecarNames } from './sidecarNames.ts'

it.each([
  [['a.xmp', 'a.jpg'], 'a.jpg', 'a.xmp'],
  [['a.xmp', 'a.jpg.xmp'], 'a.jpg', 'a.jpg.xmp'],
  [['A.XMP'], 'a.jpg', 'A.XMP'],
  [['A.xmp', 'a.xmp'], 'a.jpg', 'a.xmp'],
  [['b.xmp', 'a.xmp.bak', 'a.jpg'], 'a.jpg', null],
])('of %j the sidecar of %s is %s', (names, file, found) => {
  expect(sidecarNames(names).of(file)).toBe(found)
})

it('a folder is read again once it changed, and cannot be told where it is away', async () => {
  const folder = join(temporaryFolder(), 'card')
  mkdirSync(folder)
  const namesIn = createSidecarFolders()
  // Changed long ago: what is read of it holds.
  utimesSync(folder, 1000, 1000)
  const before = await namesIn(folder)
  expect(before?.of('a.jpg')).toBe(null)
  expect(await namesIn(folder)).toBe(before)
  writeFileSync(join(folder, 'a.xmp'), '')
  expect((await namesIn(folder))?.of('a.jpg')).toBe('a.xmp')
  // Changed just now: the clock of a disk is too coarse to say that nothing came since.
  expect(await namesIn(folder)).not.toBe(await namesIn(folder))
  rmSync(folder, { recursive: true })
  expect(await namesIn(folder)).toBe(null)
})
