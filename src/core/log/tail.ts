// The end of the log, read again for a report. What a file says beyond the records of record.ts is left out.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { logRecordSchema } from './record.ts'

/** The file that records go to, in the data folder. */
export const logFile = (dataDir: string): string => join(dataDir, 'log.jsonl')

const momentSchema = z.looseObject({ at: z.iso.datetime() })

/** The newest `limit` records as lines of JSON, oldest first; none where there is no log. */
export async function readLogTail(dataDir: string, limit: number): Promise<string[]> {
  const lines: string[] = []
  // What was rotated away is looked at only where the newest file has too few.
  for (const path of [logFile(dataDir), join(dataDir, 'log.1.jsonl')]) {
    const text = await readFile(path, 'utf8').catch(() => '')
    lines.unshift(...text.split('\n').flatMap(cleanLine).slice(-limit))
    if (lines.length >= limit) break
  }
  return lines.slice(-limit)
}

/** A line without what its record does not name; nothing for one that is torn, or of another version. */
function cleanLine(line: string): string[] {
  if (line === '') return []
  try {
    const { at, ...rest } = momentSchema.parse(JSON.parse(line))
    return [JSON.stringify({ at, ...logRecordSchema.parse(rest) })]
  } catch {
    return []
  }
}
