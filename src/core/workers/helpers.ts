// Ends what a child started for itself and could not end: a helper process (the vision engine) whose child was
// killed, or that an earlier run left behind. Never ends a process it cannot tell apart from another.
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { StartWorker } from './worker.ts'

const run = promisify(execFile)
const messageSchema = z.object({ type: z.literal('helper'), pid: z.int().positive().nullable() })
const recordSchema = z.object({ pid: z.int().positive(), startedAt: z.string().min(1) })

const recordPath = (dataDir: string): string => join(dataDir, 'helper.json')

/**
 * When a process began, as the system words it; with its id it names one process for good. Null where there is none.
 * Linux: clock ticks since boot (proc(5), field 22 of stat); elsewhere a date.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      // The second field is the program's name in brackets and may hold blanks.
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
    }
    const asked =
      process.platform === 'win32'
        ? run('powershell.exe', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`])
        : run('ps', ['-o', 'lstart=', '-p', String(pid)])
    return (await asked).stdout.trim() || null
  } catch {
    return null
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * A starter whose children take their helper with them when they end, however they end. Where `isHere` is false the
 * data folder is somebody else's, and no record is written.
 */
export function endingHelpers(startWorker: StartWorker, dataDir: string, isHere: () => boolean): StartWorker {
  return (kind) => {
    const worker = startWorker(kind)
    let helper: number | null = null
    /** The record on the disk follows in order, one write after the other. */
    let written = Promise.resolve()
    const write = async (pid: number | null): Promise<void> => {
      if (!isHere()) return
      const startedAt = pid === null ? null : await startOf(pid)
      if (startedAt === null) await rm(recordPath(dataDir), { force: true })
      else await writeFile(recordPath(dataDir), JSON.stringify({ pid, startedAt }), { mode: 0o600 })
    }
    const record = (pid: number | null): void => {
      // Without a record a leftover stays after a crash of the whole app, and nothing else is lost.
      written = written.then(() => write(pid)).catch(() => undefined)
    }
    worker.onMessage((message) => {
      const parsed = messageSchema.safeParse(message)
      if (!parsed.success) return
      helper = parsed.data.pid
      record(helper)
    })
    worker.onExit(() => {
      if (helper === null) return
      end(helper)
      helper = null
      record(null)
    })
    return worker
  }
}

/** Ends the helper that a run which is gone left behind in this data folder. Call it as the folder's owner. */
export async function endLeftoverHelper(dataDir: string): Promise<void> {
  const text = await readFile(recordPath(dataDir), 'utf8').catch(() => null)
  if (text === null) return
  const parsed = recordSchema.safeParse(parseJson(text))
  if (parsed.success && (await startOf(parsed.data.pid)) === parsed.data.startedAt) end(parsed.data.pid)
  await rm(recordPath(dataDir), { force: true })
}

/** Null for a file that was cut off by a crash. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
