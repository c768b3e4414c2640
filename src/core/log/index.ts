// The log: one JSON object per line, rotated, in the data folder.
// Never holds text, paths, places or secrets, and never lets a failure of its own reach the app.
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { logRecordSchema, type LogRecord } from './record.ts'

export type { LogRecord } from './record.ts'

export type Log = {
  write: (record: LogRecord) => void
  close: () => void
}

export type LogOptions = {
  dir: string
  /** Size at which `log.jsonl` becomes `log.1.jsonl`. */
  maxBytes?: number
  /** How many older files stay; at least 1. */
  keep?: number
  /** Called with why a record was refused, and with why the log cannot be written, once until it can be again. */
  onFailure?: (error: unknown) => void
  wallNow?: () => number
  /** Called with each record, also where the file cannot be written. */
  onRecord?: (record: LogRecord) => void
}

const lineEnd = Buffer.from('\n')

/** Opens the log in `dir` at its first record. Each line carries `at`, the time in ISO 8601 (UTC). */
export function createLog(options: LogOptions): Log {
  const { dir, maxBytes = 1_000_000, keep = 3, onFailure, onRecord, wallNow = Date.now } = options
  const path = (age: number): string => join(dir, age === 0 ? 'log.jsonl' : `log.${age}.jsonl`)
  let file: number | undefined
  let size = 0
  let isFailing = false
  /** Whether a full disk or a crash cut off the last line: the next record is no part of it. */
  let isTorn = false
  let isClosed = false

  const open = (): number => {
    const opened = openSync(path(0), 'a+', 0o600)
    size = fstatSync(opened).size
    const last = Buffer.alloc(1)
    isTorn = size > 0 && readSync(opened, last, 0, 1, size - 1) === 1 && !last.equals(lineEnd)
    return opened
  }
  /** Not where the data folder was moved or replaced: the files there are not ours. */
  const isOurs = (descriptor: number): boolean => {
    const there = statSync(path(0), { bigint: true, throwIfNoEntry: false })
    const { dev, ino } = fstatSync(descriptor, { bigint: true })
    return there?.dev === dev && there.ino === ino
  }
  const rotate = (): void => {
    close()
    for (let age = keep - 1; age >= 0; age--) {
      if (existsSync(path(age))) renameSync(path(age), path(age + 1))
    }
  }
  const append = (line: Buffer): void => {
    file ??= open()
    if (size > 0 && size + line.length > maxBytes && isOurs(file)) {
      rotate()
      file = open()
    }
    const whole = isTorn ? Buffer.concat([lineEnd, line]) : line
    const written = writeSync(file, whole)
    size += written
    isTorn = written < whole.length
    if (isTorn) throw new Error('Only a part of the record could be written.')
  }
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }

  return {
    write: (record) => {
      if (isClosed) return
      // Parsing drops what a record's type does not name, so that nothing slips in with a wider object.
      const parsed = logRecordSchema.safeParse(record)
      if (!parsed.success) return onFailure?.(parsed.error)
      onRecord?.(parsed.data)
      try {
        const line = { at: new Date(wallNow()).toISOString(), ...parsed.data }
        append(Buffer.from(`${JSON.stringify(line)}\n`))
        isFailing = false
      } catch (error) {
        // The next record is tried again: a disk is not full for ever.
        if (!isFailing) onFailure?.(error)
        isFailing = true
      }
    },
    close: () => {
      isClosed = true
      close()
    },
  }
}
