import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { tinyText } from '../../../../test/fixtures/gguf/index.ts'
import { engines } from './index.ts'
import { isHaswellForced, reload } from './testEngine.ts'

const tiny = await tinyText()

/** The CPU modules of ggml that a process has in memory. */
function cpuModulesOf(pid: number | 'self'): string[] {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8')
  return [...new Set([...maps.matchAll(/libggml-cpu-(\w+)\.so/g)].map(([, name]) => name!))]
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64').each(engines)(
  '$name',
  ({ create }) => {
    let helper: number | null = null
    const engine = create({ onHelper: (pid) => (helper = pid) })
    afterAll(() => engine.unload())

    test('computes with one CPU module, the one that is asked for where one is', async () => {
      await reload(engine, tiny)
      const modules = cpuModulesOf(helper ?? 'self')
      expect(modules).toHaveLength(1)
      if (isHaswellForced) expect(modules).toEqual(['haswell'])
    })
  },
)
