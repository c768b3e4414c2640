// Ends what a child started for itself and could not end: a helper process (the vision engine) whose child was
// killed, or that an earlier run left behind. Never ends a process it cannot tell apart from another.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { WorkerKind } from '../../shared/workers.ts'
import type { StartWorker } from './worker.ts'

const run = promisify(execFile)
const messageSchema = z.object({ type: z.literal('helper'), pid: z.int().positive().nullable() })
const recordSchema = z.object({ pid: z.int().positive(), startedAt: z.string().min(1) })

/** Which kinds of children start a helper, and the file that holds its process in the data folder. */
const records: Partial<Record<WorkerKind, string>> = { inference: 'helper.json', voice: 'helper-voice.json' }

/** One process for good: its id may be given to another one later, but not with the same start. */
type KnownProcess = { pid: number; startedAt: string; parent: number }

/**
 * What the system says of a process, null where there is none. When it began: on Linux in clock ticks since boot
 * (proc(5), fields 4 and 22 of stat; asked at once, before anything else can happen), elsewhere as a date.
 */
async function lookUp(pid: number): Promise<KnownProcess | null> {
  try {
    const [parent, startedAt] = process.platform === 'linux' ? fromProc(pid) : await fromSystem(pid)
    return startedAt ? { pid, startedAt, parent: Number(parent) } : null
  } catch {
    return null
  }
}

function fromProc(pid: number): (string | undefined)[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets and may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [fields[1], fields[19]]
}

async function fromSystem(pid: number): Promise<(string | undefined)[]> {
  const isWindows = process.platform === 'win32'
  const query = `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}"`
  const { stdout } = isWindows
    ? await run('powershell.exe', [
        '-NoProfile',
        '-Command',
        `$p = ${query}; "$($p.ParentProcessId) $($p.CreationDate.Ticks)"`,
      ])
    : await run('ps', ['-o', 'ppid=,lstart=', '-p', String(pid)])
  const [, parent, startedAt] = /^\s*(\d+)\s+(.*\S)/.exec(stdout) ?? []
  return [parent, startedAt]
}

/** Ends the process if it is still the one that was known. Never throws: what is not ours to end lives on. */
async function end({ pid, startedAt }: Pick<KnownProcess, 'pid' | 'startedAt'>): Promise<void> {
  if ((await lookUp(pid))?.startedAt !== startedAt) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone since, or another user's.
  }
}

/**
 * A starter whose children take their helper with them when they end, however they end. A child can only name a
 * process that it started itself: another one is neither recorded nor ended. Where `isHere` is false the data folder is
 * somebody else's, and no record is written.
 */
export function endingHelpers(startWorker: StartWorker, dataDir: string, isHere: () => boolean): StartWorker {
  return (kind) => {
    const worker = startWorker(kind)
    const file = records[kind]
    if (file === undefined) return worker
    const recordPath = join(dataDir, file)
    const none = Promise.resolve(null)
    let helper: Promise<KnownProcess | null> = none
    /** The record on the disk follows in order, one write after the other. */
    let written = Promise.resolve()
    const record = (known: Promise<KnownProcess | null>): void => {
      const write = async (): Promise<void> => {
        if (!isHere()) return
        const process = await known
        if (process === null) return rm(recordPath, { force: true })
        const { pid, startedAt } = process
        return writeFile(recordPath, JSON.stringify({ pid, startedAt }), { mode: 0o600 })
      }
      // Without a record a leftover stays after a crash of the whole app, and nothing else is lost.
      written = written.then(write).catch(() => undefined)
    }
    const childOfWorker = async (pid: number): Promise<KnownProcess | null> => {
      const known = await lookUp(pid)
      return known && known.parent === worker.pid ? known : null
    }
    worker.onMessage((message) => {
      const parsed = messageSchema.safeParse(message)
      if (!parsed.success) return
      const { pid } = parsed.data
      helper = pid === null ? none : childOfWorker(pid)
      record(helper)
    })
    const endLast = async (last: Promise<KnownProcess | null>): Promise<void> => {
      const known = await last
      if (known === null) return
      await end(known)
      record(none)
    }
    worker.onExit(() => {
      void endLast(helper)
      helper = none
    })
    return worker
  }
}

/** Ends the helpers that a run which is gone left behind in this data folder. Call it as the folder's owner. */
export async function endLeftoverHelpers(dataDir: string): Promise<void> {
  await Promise.all(Object.values(records).map((file) => endRecorded(join(dataDir, file))))
}

async function endRecorded(record: string): Promise<void> {
  const text = await readFile(record, 'utf8').catch(() => null)
  if (text === null) return
  const parsed = recordSchema.safeParse(parseJson(text))
  if (parsed.success) await end(parsed.data)
  await rm(record, { force: true })
}

/** Null for a file that was cut off by a crash. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
