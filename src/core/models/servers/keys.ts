// The keys of servers, in a file that only its owner may read; sealed by the system's keychain where the host has one.
// Never in the database, an event, the log, an export, or a sentence.
import { randomUUID } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { hostOf, type Server } from '../../../shared/servers.ts'

/** What a host with a keychain does with a key before it lies on the disk, and back. Both throw where it is locked. */
export type KeySeal = { seal: (key: string) => string; open: (sealed: string) => string }

export type Keys = {
  has: (server: Owner) => Promise<boolean>
  /** Null where none is kept for this name and address. Rejects with server-refused for one that cannot be opened here. */
  get: (server: Owner) => Promise<string | null>
  /** Null forgets it. */
  set: (server: Owner, key: string | null) => Promise<void>
  /** Forgets it, and remembers it until the end of this process, for `restore`. */
  remove: (server: Owner) => Promise<void>
  restore: (server: Owner) => Promise<void>
}

type Owner = Pick<Server, 'name' | 'baseUrl'>

const fileSchema = z.record(z.string(), z.object({ isSealed: z.boolean(), value: z.string() }))
type KeyFile = z.infer<typeof fileSchema>

/** A key belongs to a name at a host: an address that is changed does not get it. */
const accountOf = (server: Owner): string =>
  `${server.name} ${/^https/i.test(server.baseUrl) ? 'https' : 'http'} ${hostOf(server)}`

export function createKeys(dataDir: string, seal: KeySeal | null): Keys {
  const path = join(dataDir, 'server-keys.json')
  const removed = new Map<string, KeyFile[string]>()
  let last: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<KeyFile> => {
    const text = await readFile(path, 'utf8').catch(() => '{}')
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      // Somebody else wrote it: the keys have to be entered again.
      return {}
    }
  }
  const change = (update: (keys: KeyFile) => void): Promise<void> => {
    const run = async (): Promise<void> => {
      const keys = await read()
      update(keys)
      const draft = join(dataDir, `server-keys.json-${randomUUID()}`)
      await writeFile(draft, JSON.stringify(keys), { flag: 'wx', mode: 0o600 })
      // The mode above is subject to the umask, which can only take away.
      await chmod(draft, 0o600)
      await rename(draft, path)
    }
    const done = last.then(run)
    last = done.catch(() => undefined)
    return done
  }
  return {
    has: async (server) => Object.hasOwn(await read(), accountOf(server)),
    get: async (server) => {
      const kept = (await read())[accountOf(server)]
      if (!kept) return null
      if (!kept.isSealed) return kept.value
      try {
        if (seal) return seal.open(kept.value)
      } catch {
        // The keychain is locked, or another one.
      }
      throw new AppError(
        'server-refused',
        `The key of ${server.name} lies in the keychain of the desktop app.`,
        {
          hint: 'Enter it again to use it here.',
        },
      )
    },
    set: (server, key) =>
      change((keys) => {
        const account = accountOf(server)
        if (key === null) delete keys[account]
        else
          keys[account] = seal ? { isSealed: true, value: seal.seal(key) } : { isSealed: false, value: key }
      }),
    remove: (server) =>
      change((keys) => {
        const account = accountOf(server)
        const kept = keys[account]
        if (kept) removed.set(account, kept)
        delete keys[account]
      }),
    restore: async (server) => {
      const account = accountOf(server)
      const kept = removed.get(account)
      if (!kept) return
      await change((keys) => void (keys[account] ??= kept))
      removed.delete(account)
    },
  }
}
