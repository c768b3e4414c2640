// The one secret of the local server, in a file that only its owner may read.
import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'

const pattern = /^[A-Za-z0-9_-]{43}$/
const fileOf = (dataDir: string): string => join(dataDir, 'server-token')

/** A new token of 256 bits in place of the old one, whose sessions are worth nothing from then on. */
export async function renewToken(dataDir: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const draft = join(dataDir, `server-token-${randomUUID()}`)
  await writeFile(draft, token, { flag: 'wx', mode: 0o600 })
  // The mode above is subject to the umask, which can only take away, and to file systems with ideas of their own.
  await chmod(draft, 0o600)
  await rename(draft, fileOf(dataDir))
  return token
}

/**
 * The token of the data folder; a new one when there is none, or when others could have read it.
 * Rejects with `store-unwritable` where something else than a file stands in its place.
 */
export async function readToken(dataDir: string): Promise<string> {
  const file = fileOf(dataDir)
  const found = await stat(file).catch(() => null)
  // Reading a pipe would wait for ever, and a folder cannot be replaced by a file.
  if (found && !found.isFile()) {
    throw new AppError('store-unwritable', 'In the data folder, server-token is no file.', {
      hint: 'Remove it: Mondrian makes a new one.',
    })
  }
  const token = await readFile(file, 'utf8').catch(() => '')
  if (!pattern.test(token)) return renewToken(dataDir)
  const { mode } = await stat(file)
  const isPrivate = process.platform === 'win32' || (mode & 0o077) === 0
  return isPrivate ? token : renewToken(dataDir)
}
