import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createKeys, type KeySeal } from './keys.ts'

const server = { name: 'studio-gpu', baseUrl: 'https://studio-gpu:8080/v1' }
const seal: KeySeal = {
  seal: (key) => Buffer.from(key).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString(),
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'mondrian-keys-'))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}

test('a key is kept for its owner alone, and forgotten', async () => {
  const dataDir = await folder()
  const keys = createKeys(dataDir, null)
  expect([await keys.has(server), await keys.get(server)]).toEqual([false, null])
  await Promise.all([keys.set(server, 'sk-1'), keys.set({ ...server, name: 'other' }, 'sk-2')])
  expect([await keys.get(server), await keys.has(server)]).toEqual(['sk-1', true])
  const file = join(dataDir, 'server-keys.json')
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await createKeys(dataDir, null).get({ ...server, name: 'other' })).toBe('sk-2')
  await keys.set(server, null)
  expect(await readFile(file, 'utf8')).not.toContain('sk-1')
})

test('an address that is changed does not get the key', async () => {
  const keys = createKeys(await folder(), null)
  await keys.set(server, 'sk-1')
  for (const baseUrl of [
    'https://elsewhere:8080/v1',
    'https://studio-gpu:9/v1',
    'http://studio-gpu:8080/v1',
  ]) {
    expect(await keys.get({ ...server, baseUrl })).toBe(null)
  }
  expect(await keys.get({ ...server, baseUrl: 'https://studio-gpu:8080/other/v1' })).toBe('sk-1')
})

test('a keychain seals it, and without that keychain it is asked for again', async () => {
  const dataDir = await folder()
  const keys = createKeys(dataDir, seal)
  await keys.set(server, 'sk-secret')
  expect(await readFile(join(dataDir, 'server-keys.json'), 'utf8')).not.toContain('sk-secret')
  expect(await keys.get(server)).toBe('sk-secret')
  const locked = {
    ...seal,
    open: () => {
      throw new Error('locked')
    },
  }
  for (const other of [null, locked]) {
    await expect(createKeys(dataDir, other).get(server)).rejects.toMatchObject({
      code: 'server-refused',
      message: 'The key of studio-gpu lies in the keychain of the desktop app.',
    })
  }
})

test('what was removed comes back as long as this process lives', async () => {
  const dataDir = await folder()
  const keys = createKeys(dataDir, null)
  await keys.set(server, 'sk-1')
  await keys.remove(server)
  expect(await readFile(join(dataDir, 'server-keys.json'), 'utf8')).toBe('{}')
  await createKeys(dataDir, null).restore(server)
  expect(await keys.get(server)).toBe(null)
  await keys.restore(server)
  expect(await keys.get(server)).toBe('sk-1')
})

test('a file that somebody else wrote holds no keys', async () => {
  const dataDir = await folder()
  const keys = createKeys(dataDir, null)
  await writeFile(join(dataDir, 'server-keys.json'), '{"a": [')
  expect(await keys.get(server)).toBe(null)
  await keys.set(server, 'sk-1')
  expect(await keys.get(server)).toBe('sk-1')
})
