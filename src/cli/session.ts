import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../core/index.ts'

/**
 * Calls `work` with a core on `dataDir` and closes it afterwards, whatever happened.
 * Without `dataDir` the core gets a temporary folder, which is gone when the process ends.
 */
export async function withCore<Result>(
  openCore: (dataDir: string) => Promise<Core>,
  dataDir: string | undefined,
  work: (core: Core) => Promise<Result>,
): Promise<Result> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'mondrian-')))
  // Also when the second Ctrl-C ends the process in the middle of something.
  if (dataDir === undefined)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const core = await openCore(folder)
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}
