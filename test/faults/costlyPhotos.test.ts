// Photographs made to cost more than one may, given to the app: each is measured or refused in one sentence, within
// its budget, and the ones behind it go on. `COSTLY=1` adds those that take seconds each.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Photo } from '../../src/shared/photos.ts'
import { hostiles } from '../fixtures/photos/hostile/index.ts'
import { recordingStarter } from '../support/children.ts'
import { openCore, resourcesDir, temporaryFolder } from '../support/core.ts'

const all = process.env['COSTLY'] !== undefined
const mostBytes = 1.2e9
const codes = new Set(['photo-damaged', 'photo-format', 'photo-too-large'])

/** Most memory that a process has held, bytes; null where the system does not say, or it is gone. */
function peakOf(pid: number): number | null {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return null
  }
}

test('no photo takes more than its share, and each is measured or refused in a sentence', async () => {
  const dataDir = await temporaryFolder()
  const { startWorker, latest, started } = recordingStarter()
  const core = await openCore({ dataDir, startWorker })
  const measured = async (path: string): Promise<Photo> => {
    const { photos } = await core.api['photos.measure']({ paths: [path] })
    const { id } = photos[0]!
    const { photo } = await core.until(
      'photo_update',
      (event) => event.photo.id === id && event.photo.status !== 'new',
    )
    return photo
  }

  const chosen = hostiles.filter(({ slow }) => all || !slow)
  for (const [number, { name, make, refused }] of chosen.entries()) {
    const path = join(dataDir, `hostile ${number}.jpg`)
    await writeFile(path, await make())
    const before = process.hrtime.bigint()
    const { status, error } = await measured(path)
    const seconds = Number(process.hrtime.bigint() - before) / 1e9
    const peak = peakOf(latest('photo').pid!)
    if (all) console.log(name, status, error?.message ?? '', `${seconds.toFixed(1)} s`, peak)
    const seen = {
      name,
      isRefusedByName: error === null || codes.has(error.code),
      sentence: refused === undefined ? undefined : error?.message,
      isWithinMemory: (peak ?? 0) < mostBytes,
    }
    expect(seen).toEqual({ name, isRefusedByName: true, sentence: refused, isWithinMemory: true })
  }
  expect(await measured(join(resourcesDir, 'samples', 'pier-sunset.jpg'))).toMatchObject({
    status: 'measured',
  })
  // None of them ended the child but those that took too much.
  if (!all) expect(started.filter(({ kind }) => kind === 'photo')).toHaveLength(1)
}, 600_000)
