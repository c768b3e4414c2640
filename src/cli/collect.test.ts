import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectPhotos } from './collect.ts'

describe('collectPhotos', () => {
  let base = ''
  const put = async (...names: string[]): Promise<void> => {
    for (const name of names) {
      await mkdir(join(base, name, '..'), { recursive: true })
      await writeFile(join(base, name), '')
    }
  }
  const given = async (...inputs: string[]): Promise<string[]> =>
    (await collectPhotos(inputs, base)).photos.map((photo) => photo.given)

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'collect-'))
  })
  afterEach(() => rm(base, { recursive: true }))

  it('walks folders to the bottom, sorted, and leaves out what is hidden or no photograph', async () => {
    await put(
      'trip/b.JPG',
      'trip/a.tiff',
      'trip/notes.txt',
      'trip/.hidden.jpg',
      'trip/.git/x.jpg',
      'trip/day/c.avif',
      'trip/day/d.CR3',
      'trip/day/e.heic',
    )
    const day = ['trip/day/c.avif', 'trip/day/d.CR3', 'trip/day/e.heic']
    expect(await given('trip')).toEqual(['trip/a.tiff', 'trip/b.JPG', ...day])
  })

  it('passes on every named file, also one that is missing or no photograph', async () => {
    await put('notes.txt')
    const { photos, problems } = await collectPhotos(['missing.jpg', 'notes.txt'], base)
    expect(photos).toEqual([
      { path: join(base, 'missing.jpg'), given: 'missing.jpg' },
      { path: join(base, 'notes.txt'), given: 'notes.txt' },
    ])
    expect(problems).toEqual([])
  })

  it('keeps the order of the inputs and takes each photograph once', async () => {
    await put('trip/a.jpg', 'trip/b.jpg')
    expect(await given('trip/b.jpg', 'trip', './trip')).toEqual(['trip/b.jpg', 'trip/a.jpg'])
  })

  it('survives links that lead back up, and follows links to photographs', async () => {
    await put('trip/a.jpg', 'elsewhere/far.jpg')
    await symlink(base, join(base, 'trip', 'back'))
    await symlink(join(base, 'elsewhere', 'far.jpg'), join(base, 'trip', 'link.jpg'))
    expect(await given('trip')).toEqual(['trip/a.jpg', 'trip/back/elsewhere/far.jpg', 'trip/link.jpg'])
  })

  it('passes on a broken link with the name of a photograph', async () => {
    await put('trip/a.jpg')
    await symlink('nowhere.jpg', join(base, 'trip', 'b.jpg'))
    expect(await given('trip')).toEqual(['trip/a.jpg', 'trip/b.jpg'])
  })

  it.skipIf(process.platform === 'win32')('leaves out what only has the name of a photograph', async () => {
    await put('trip/a.jpg')
    await mkdir(join(base, 'trip', 'folder.jpg'))
    execFileSync('mkfifo', [join(base, 'trip', 'pipe.jpg')])
    expect(await given('trip')).toEqual(['trip/a.jpg'])
  })

  it('says so when a folder has no photograph', async () => {
    await put('papers/notes.txt', 'a.jpg')
    const { photos, problems } = await collectPhotos(['papers', 'a.jpg'], base)
    expect(problems).toEqual(['papers: there is no photograph in this folder.'])
    expect(photos).toHaveLength(1)
  })
})
