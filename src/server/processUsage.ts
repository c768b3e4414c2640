// What another process has taken of this computer, as the system tells it. Never throws.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { WorkerUsage } from '../core/workers/worker.ts'

const run = promisify(execFile)
/** Clock ticks per second in what Linux tells programs (USER_HZ, proc(5)). */
const ticksPerSecond = 100

/** Null for a process that is gone, and on Windows, where asking takes as long as a photo. */
export async function processUsage(pid: number): Promise<WorkerUsage | null> {
  if (process.platform === 'win32') return null
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  } catch {
    return null
  }
}

async function fromProc(pid: number): Promise<WorkerUsage | null> {
  const [status, stat] = await Promise.all([
    readFile(`/proc/${pid}/status`, 'utf8'),
    readFile(`/proc/${pid}/stat`, 'utf8'),
  ])
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN)
  // The second field is the program's name in brackets and may hold blanks; the 14th and 15th are the times.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return usageOf(kilobytes, ((user ?? Number.NaN) + (system ?? Number.NaN)) / ticksPerSecond)
}

/** `ps` says kilobytes, and a time as "1-02:03:04", "02:03:04" or "3:04.56". */
async function fromPs(pid: number): Promise<WorkerUsage | null> {
  const { stdout } = await run('ps', ['-o', 'rss=,time=', '-p', String(pid)])
  const [kilobytes = '', time = ''] = stdout.trim().split(/\s+/)
  const [clock = '', days = '0'] = time.split('-').toReversed()
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return usageOf(Number(kilobytes || Number.NaN), Number(days) * 86_400 + seconds)
}

function usageOf(kilobytes: number, cpuSeconds: number): WorkerUsage | null {
  return Number.isFinite(kilobytes) && Number.isFinite(cpuSeconds)
    ? { memoryBytes: kilobytes * 1024, cpuSeconds }
    : null
}
