// No other user reads or writes a file of the data folder, whatever the umask.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { MondrianEvent } from '../../shared/events.ts'
import { modelId, openMemoryCore, temporaryFolder } from '../../server/http/testing/memoryCore.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
const modeOf = (path: string): number => statSync(path).mode & 0o777
const everythingIn = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
]
const openToOthers = (paths: string[]): string[] => paths.filter((path) => (modeOf(path) & 0o077) !== 0)

/** Which of `paths` a second user may read or write. Needs root, who alone may become somebody else. */
function withinReach(paths: string[]): string[] {
  const wanted = ['-maxdepth', '0', '(', '-readable', '-o', '-writable', ')', '-print']
  // It fails as well, for what it may not even look at.
  const { stdout } = spawnSync('find', [...paths, ...wanted], { uid: nobody, gid: nobody, encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean)
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a photo')
  await Promise.resolve()
}

function setUmask(umask: number): void {
  const before = process.umask(umask)
  onTestFinished(() => void process.umask(before))
}

/** A folder in which other users may look around. */
async function publicFolder(): Promise<string> {
  const folder = await temporaryFolder()
  chmodSync(folder, 0o755)
  return folder
}

/** An uploaded photo, its critique, a backup, a log. Resolves while all of it is open, then after it was closed. */
async function use(dataDir: string, look: () => void): Promise<void> {
  const { core } = await openMemoryCore(dataDir)
  const told: MondrianEvent[] = []
  core.on((event) => told.push(event))
  const uploads = [await core.upload('a.jpg', bytes()), await core.upload('a.dng', bytes())]
  await core.api['photos.add']({ uploads, advisorIds: ['ansel'], modelId })
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'done', status: 'completed' }))
  look()
  await core.close()
  look()
}

describe.runIf(process.platform !== 'win32')('private by mode', () => {
  test.each([0o000, 0o022, 0o077])('with umask %o no file is open to another user', async (umask) => {
    setUmask(umask)
    const base = await publicFolder()
    writeFileSync(join(base, 'seen by all'), '')
    chmodSync(join(base, 'seen by all'), 0o644)
    const dataDir = join(base, 'data')
    await use(dataDir, () => {
      const paths = everythingIn(dataDir)
      expect(paths.length).toBeGreaterThan(15)
      expect(openToOthers(paths)).toEqual([])
      if (!isRoot || process.platform !== 'linux') return
      expect(withinReach([join(base, 'seen by all'), ...paths])).toEqual([join(base, 'seen by all')])
    })
    expect(readdirSync(join(dataDir, 'backups'))).not.toEqual([])
  })

  test('a folder of an earlier version is closed at the start', async () => {
    const dataDir = join(await publicFolder(), 'data')
    await use(dataDir, () => undefined)
    for (const path of everythingIn(dataDir)) chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666)
    const { core } = await openMemoryCore(dataDir)
    expect(openToOthers(everythingIn(dataDir))).toEqual([])
    await core.close()
  })

  test('in a folder with other things in it only what is ours is closed', async () => {
    const dataDir = await publicFolder()
    mkdirSync(join(dataDir, 'models'))
    const theirs = ['notes.txt', 'models/one.gguf'].map((name) => join(dataDir, name))
    for (const path of theirs) writeFileSync(path, '')
    const before = [dataDir, join(dataDir, 'models'), ...theirs]
    const modes = before.map(modeOf)
    for (let start = 0; start < 2; start++) await use(dataDir, () => undefined)
    expect(before.map(modeOf)).toEqual(modes)
    expect(openToOthers(everythingIn(dataDir).filter((path) => !before.includes(path)))).toEqual([])
  })
})
