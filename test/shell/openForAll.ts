import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, quit, type Shell } from './launch.ts'

/** One app for all tests of a file, which leave it as they find it. */
export async function openForAll(): Promise<{ shell: Shell; dataDir: string; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-test-'))
  const endings: (() => Promise<void>)[] = []
  const shell = await launch({ dataDir, onFinished: (end) => void endings.push(end) })
  return {
    shell,
    dataDir,
    close: async () => {
      await quit(shell)
      for (const end of endings.toReversed()) await end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
