// Where a llama-server can be reached: by this process only. Never by another user or another computer.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from './llamaServerClient.ts'

export type OpenAddress = {
  address: Address
  flags: string[]
  environment: NodeJS.ProcessEnv
  /** Removes what lies on the disk for it; may be called again. */
  release: () => void
}

/** A socket in a folder that only this user may enter; on Windows, where Node has none, loopback and a random key. */
export async function openAddress(): Promise<OpenAddress> {
  return process.platform === 'win32' ? openLoopback() : openSocket()
}

async function openLoopback(): Promise<OpenAddress> {
  const host = '127.0.0.1'
  const port = await findFreePort(host)
  const key = randomBytes(32).toString('hex')
  return {
    address: { host, port, key },
    flags: ['--host', host, '--port', String(port)],
    // Not an argument, which every program could read.
    environment: { LLAMA_API_KEY: key },
    release: () => undefined,
  }
}

function findFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** What the folder of a socket is called, before six random letters. */
export function socketFolderPrefix(pid: number): string {
  return `mondrian-engine-${pid}-`
}

function openSocket(): OpenAddress {
  removeAbandoned()
  // Made with mode 0700.
  const folder = mkdtempSync(join(tmpdir(), socketFolderPrefix(process.pid)))
  const socketPath = join(folder, 'engine.sock')
  return {
    address: { socketPath },
    flags: ['--host', socketPath],
    environment: {},
    release: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Folders of processes that were killed before they could remove them. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^mondrian-engine-(\d+)-\w{6}$/.exec(name)?.[1]
    if (pid === undefined || isThere(Number(pid))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Another user's, who will remove it.
    }
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
