import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withCore } from './session.ts'
import { createFakeCore } from './testing/fakeCore.ts'

describe('withCore', () => {
  it('closes the core and hands on what the work returns or throws', async () => {
    const core = createFakeCore()
    const open = (dataDir: string) => Promise.resolve({ ...core, dataDir })
    expect(await withCore(open, 'kept', (opened) => Promise.resolve(opened))).toMatchObject({
      dataDir: 'kept',
    })
    expect(core.closed()).toBe(true)

    const other = createFakeCore()
    const failing = withCore(
      () => Promise.resolve(other),
      'kept',
      () => Promise.reject(new Error('no')),
    )
    await expect(failing).rejects.toThrow('no')
    expect(other.closed()).toBe(true)
  })

  it.each(['', 'process.exit(1)', "throw new Error('no')"])(
    'leaves no temporary folder behind when the process ends by %j',
    (ending) => {
      const script = `
        import { withCore } from ${JSON.stringify(new URL('session.ts', import.meta.url))}
        const open = async (folder) => (console.log(folder), { close: async () => undefined })
        await withCore(open, undefined, async () => { ${ending} })`
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      })
      const folder = stdout.trim()
      expect(basename(folder)).toMatch(/^mondrian-/)
      expect(existsSync(folder)).toBe(false)
    },
  )
})
