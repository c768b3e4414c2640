import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createFollowingHash } from '../src/core/models/download/followingHash.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

/** Sparse, so that the disk is no part of what is measured. */
const bytes = 4e9
const pairs = 1

/** How fast a download is checked beside `sha256sum`, and how long the core's loop of events waits for it meanwhile. */
export async function hashing(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const path = join(folder, 'model.gguf')
  const file = await open(path, 'w+')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  try {
    await file.truncate(bytes)
    const own = async (): Promise<number> => {
      const startedAt = performance.now()
      const hash = createFollowingHash(file)
      delay.enable()
      await hash.follow(bytes, new AbortController().signal)
      delay.disable()
      hash.digest()
      return performance.now() - startedAt
    }
    const sha256sum = async (): Promise<number> => {
      const startedAt = performance.now()
      execFileSync('sha256sum', [path])
      return performance.now() - startedAt
    }
    const ratio = await alternatingRatio(pairs, sha256sum, own)
    return [
      figure('speed of the checksum of a 4 GB file over sha256sum', ratio, { atLeast: 0.8 }, 'ratio'),
      figure('wait of the event loop meanwhile, p99', delay.percentile(99) / 1e6, { atMost: 20 }, 'ms'),
    ]
  } finally {
    await file.close()
    await rm(folder, { recursive: true })
  }
}
