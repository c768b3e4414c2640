// How many files were left out is told in few lines. Pure.
import { besideLine } from '../../shared/folders/fileKinds.ts'
import type { Skipped } from '../../shared/skipped.ts'

const countOf = (number: number): string => number.toLocaleString('en')
const several = (number: number): { count?: number } => (number > 1 ? { count: number } : {})
const moreFiles = (number: number): string => `${countOf(number)} more ${number === 1 ? 'file' : 'files'}`

/** As many reasons as a person may look through, and how many more there are. */
export function listed(skipped: Skipped[], most: number): Skipped[] {
  const rest = skipped.slice(most)
  if (rest.length === 0) return skipped
  const failed = rest.some((each) => each.failed)
  return [
    ...skipped.slice(0, most),
    { name: moreFiles(rest.length), reason: 'They were left out, too.', failed, ...several(rest.length) },
  ]
}

/** All that lay beside photographs, in one line. */
export function besideSkipped(names: readonly string[]): Skipped[] {
  const line = besideLine(names)
  if (line === null) return []
  return [{ name: line.name, reason: line.reason, failed: false, ...several(line.count) }]
}

/** What was found beyond the most that is taken at once. */
export function beyond(files: number, most: number): Skipped[] {
  if (files <= most) return []
  const reason = `More than ${countOf(most)} photographs: add these separately.`
  return [{ name: moreFiles(files - most), reason, failed: true, ...several(files - most) }]
}
