import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from './testing/memoryCore.ts'
import { readToken, renewToken } from './token.ts'

/** Windows knows no such permissions. */
const hasModes = process.platform !== 'win32'
const modeOf = async (dir: string): Promise<number> => (await stat(join(dir, 'server-token'))).mode & 0o777

it('makes a token of 256 bits for its owner only, and keeps it', async () => {
  const dir = await temporaryFolder()
  const token = await readToken(dir)
  expect(Buffer.from(token, 'base64url').length).toBe(32)
  expect(await readFile(join(dir, 'server-token'), 'utf8')).toBe(token)
  expect(await readToken(dir)).toBe(token)
  expect(await readdir(dir)).toEqual(['server-token'])
  if (hasModes) expect(await modeOf(dir)).toBe(0o600)
})

it('renews it on demand, and when it is damaged', async () => {
  const dir = await temporaryFolder()
  const first = await readToken(dir)
  const second = await renewToken(dir)
  expect(second).not.toBe(first)
  expect(await readToken(dir)).toBe(second)
  await writeFile(join(dir, 'server-token'), 'short')
  expect(await readToken(dir)).toMatch(/^[\w-]{43}$/)
})

it('trusts no token that others could have read', async () => {
  if (!hasModes) return
  const dir = await temporaryFolder()
  const first = await readToken(dir)
  await chmod(join(dir, 'server-token'), 0o644)
  expect(await readToken(dir)).not.toBe(first)
  expect(await modeOf(dir)).toBe(0o600)
})

it('says in a sentence that a folder or a pipe stands in its place', async () => {
  const [folder, pipe] = [await temporaryFolder(), await temporaryFolder()]
  await mkdir(join(folder, 'server-token'))
  if (hasModes) execFileSync('mkfifo', [join(pipe, 'server-token')])
  for (const dir of hasModes ? [folder, pipe] : [folder]) {
    await expect(readToken(dir)).rejects.toMatchObject({
      code: 'store-unwritable',
      message: 'In the data folder, server-token is no file.',
    })
  }
})
