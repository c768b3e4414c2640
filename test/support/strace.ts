// Records every connect() of a program and of all that it starts.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const isThere = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0

/**
 * Why connections cannot be recorded here; null where they can, or must be: as root what is missing is installed, and a test
 * that lacks it all the same fails.
 */
export function straceMissing(): string | null {
  if (process.platform !== 'linux') return 'strace is of Linux'
  if (isThere()) return null
  if (process.getuid?.() !== 0) return 'strace is not installed, and only root can'
  spawnSync('apt-get', ['-qq', 'update'], { stdio: 'ignore' })
  spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'strace'], { stdio: 'ignore' })
  return null
}

/** The command that records into `file`; it hears no signals itself (`recorded`). */
export const recordingConnects = (file: string): string[] => [
  'strace',
  '-f',
  '-qq',
  '--seccomp-bpf',
  '-e',
  'trace=connect',
  '-e',
  'signal=none',
  '-o',
  file,
]

/** The process that a recording command started: signals are for it. */
export async function recorded(strace: number | undefined): Promise<number> {
  const children = await readFile(`/proc/${strace}/task/${strace}/children`, 'utf8')
  return Number(children.trim().split(' ')[0])
}

export type Connects = {
  /** How many were seen. */
  count: number
  /** Those that lead to another computer. */
  away: string[]
}

/** A socket in the file system, loopback, and what takes a connection back lead nowhere. */
const here = /sa_family=(AF_UNIX|AF_UNSPEC)|inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "::1"/

export async function readConnects(file: string): Promise<Connects> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes('connect('))
  return { count: lines.length, away: lines.filter((line) => !here.test(line)) }
}
