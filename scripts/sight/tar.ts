// Files out of a package as npm packs it: tar (POSIX.1-1988, ustar) in gzip. Nothing is written.
import { gunzipSync } from 'node:zlib'

const block = 512
const regularFile = ['0', '\0']

/**
 * The wanted files of a package, by their path in it.
 * @throws Error where one is missing, or the package is cut off
 */
export function filesOf(archive: Uint8Array, wanted: string[]): Map<string, Uint8Array> {
  const tar = gunzipSync(archive)
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at + block <= tar.length && tar[at] !== 0;) {
    const text = (from: number, length: number): string => {
      const field = tar.toString('utf8', at + from, at + from + length)
      return field.split('\0', 1)[0] ?? ''
    }
    const size = Number.parseInt(text(124, 12), 8) || 0
    const prefix = text(345, 155)
    const path = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
    const start = at + block
    const isFile = regularFile.includes(tar.toString('latin1', at + 156, at + 157))
    if (isFile && wanted.includes(path)) found.set(path, tar.subarray(start, start + size))
    at = start + Math.ceil(size / block) * block
  }
  const missing = wanted.filter((path) => !found.has(path))
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}.`)
  return found
}
