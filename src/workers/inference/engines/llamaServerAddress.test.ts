import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openAddress, socketFolderPrefix } from './llamaServerAddress.ts'

test.runIf(process.platform !== 'win32')('only this user can reach the socket, and it goes', async () => {
  const { address, flags, release } = await openAddress()
  const [, path = ''] = flags
  expect(address).toEqual({ socketPath: path })
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  // The system allows no more than about a hundred bytes.
  expect(path.length).toBeLessThan(100)
  release()
  release()
  expect(existsSync(dirname(path))).toBe(false)
})

test.runIf(process.platform !== 'win32')('what a killed process left is removed by the next', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  const abandoned = mkdtempSync(join(tmpdir(), socketFolderPrefix(child.pid ?? 0)))
  const own = mkdtempSync(join(tmpdir(), socketFolderPrefix(process.pid)))
  const { release } = await openAddress()
  expect(existsSync(abandoned)).toBe(false)
  expect(existsSync(own)).toBe(true)
  rmSync(own, { recursive: true })
  release()
})
