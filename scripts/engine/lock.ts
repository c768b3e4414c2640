// One build at a time for an engine folder, across processes.
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const pauseMs = 500
/** No build takes this long: the process id in an older lock belongs to something else by now. */
const staleMs = 30 * 60_000

/** Runs `action` while holding `file`; waits for the process that holds it, unless that one is gone. */
export async function withLock<T>(file: string, onWait: () => void, action: () => T): Promise<T> {
  let waiting = false
  while (!tryCreate(file)) {
    if (!isHeld(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (!waiting) onWait()
    waiting = true
    await setTimeout(pauseMs)
  }
  try {
    return action()
  } finally {
    rmSync(file, { force: true })
  }
}

function tryCreate(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleMs) return false
    // Signal 0 only asks whether the process is there.
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    // There, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
