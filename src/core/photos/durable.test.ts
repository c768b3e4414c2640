// What a row names is on the disk before the row is: files, then the names that lead to them.
import { mkdtemp, open, readlink, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openMemoryCore } from '../../server/http/testing/memoryCore.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-durable-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What is brought to the disk, in order, as paths in `dataDir` in which ids are "ID". */
async function recordSyncs(dataDir: string): Promise<string[]> {
  const syncs: string[] = []
  const any = await open(dataDir, 'r')
  const handles = Object.getPrototypeOf(any) as FileHandle
  await any.close()
  for (const method of ['sync', 'datasync'] as const) {
    // oxlint-disable-next-line typescript/unbound-method -- it is called on the handle it came from
    const real = handles[method]
    const spy = vi.spyOn(handles, method).mockImplementation(async function (this: FileHandle) {
      const path = relative(dataDir, await readlink(`/proc/self/fd/${this.fd}`))
      await real.call(this)
      syncs.push(path.replaceAll(/[\da-f-]{36}/g, 'ID'))
    })
    onTestFinished(() => spy.mockRestore())
  }
  return syncs
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a photo')
  await Promise.resolve()
}

test.runIf(process.platform === 'linux')('photograph, raw file and pictures before their rows', async () => {
  const dataDir = await temporaryFolder()
  const { core } = await openMemoryCore(dataDir)
  const syncs = await recordSyncs(dataDir)
  core.on((event) => {
    if (event.type === 'photo_update') syncs.push(`row: ${event.photo.status}`)
  })
  const uploads = [await core.upload('a.jpg', bytes())]
  expect(syncs.slice(0, 2).toSorted()).toEqual(['uploads/ID/name', 'uploads/ID/original'])
  expect(syncs.slice(2).toSorted()).toEqual(['uploads', 'uploads/ID'])
  uploads.push(await core.upload('a.dng', bytes()))
  syncs.length = 0

  await core.api['photos.measure']({ uploads })
  await vi.waitFor(() => expect(syncs.at(-1)).toBe('row: measured'))
  const added = syncs.indexOf('row: new')
  const companion = ['uploads/ID', 'uploads/ID/companion', 'uploads/ID/companion-name']
  expect(syncs.slice(0, added)).toEqual(expect.arrayContaining(companion))
  const pictures = ['photos', 'photos/ID', 'photos/ID/model.jpg.part', 'photos/ID/thumb.jpg.part']
  expect(
    syncs
      .slice(added, -1)
      .filter((each) => !each.startsWith('row'))
      .toSorted(),
  ).toEqual(pictures)
})
