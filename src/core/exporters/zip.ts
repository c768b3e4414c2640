// A ZIP archive as it is made: its files stored as they are, none held in memory longer than it takes to write it.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (sections in brackets)
import { crc32 } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'
import type { ExportFile } from './files.ts'

type Entry = { name: Buffer; crc: number; size: number; offset: number }

/** [4.4.4] sizes follow the file; the name is UTF-8. */
const flags = 0x0808
/** [4.4.3] 2.0: what any program reads. */
const version = 20
/** Without the longer form [4.3.14] an archive ends here. */
const mostBytes = 0xffffffff
const mostEntries = 0xffff

/** [4.4.6] two seconds at best, local time. */
function dosTime(date: Date): { time: number; day: number } {
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1)
  const day = ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate()
  return { time, day }
}

/** The archive with `files`, all of one `date`. Rejects with what they throw, and with `bad-request` from 4 GB on. */
export async function* zipFiles(files: AsyncIterable<ExportFile>, date: Date): AsyncGenerator<Uint8Array> {
  const { time, day } = dosTime(date)
  const entries: Entry[] = []
  let offset = 0
  const counted = <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
    offset += bytes.length
    if (offset <= mostBytes && entries.length <= mostEntries) return bytes
    throw new AppError('bad-request', 'This does not fit into one archive.', {
      hint: 'Export fewer photographs at once.',
    })
  }
  const fields = (parts: [value: number, bytes: 2 | 4][], ...rest: Buffer[]): Buffer => {
    const head = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0))
    let at = 0
    for (const [value, bytes] of parts) at = head.writeUIntLE(value, at, bytes)
    return Buffer.concat([head, ...rest])
  }
  for await (const file of files) {
    const entry: Entry = { name: Buffer.from(file.name), crc: 0, size: 0, offset }
    // [4.3.7] local header; sizes and checksum come behind the file.
    const local: [number, 2 | 4][] = [
      [0x04034b50, 4],
      [version, 2],
      [flags, 2],
      [0, 2],
      [time, 2],
      [day, 2],
    ]
    yield counted(fields([...local, [0, 4], [0, 4], [0, 4], [entry.name.length, 2], [0, 2]], entry.name))
    for await (const text of file.text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      yield counted(bytes)
    }
    entries.push(entry)
    // [4.3.9] data descriptor.
    yield counted(
      fields([
        [0x08074b50, 4],
        [entry.crc, 4],
        [entry.size, 4],
        [entry.size, 4],
      ]),
    )
  }
  const directory = offset
  for (const { name, crc, size, offset: at } of entries) {
    // [4.3.12] central directory.
    yield counted(
      fields(
        [
          [0x02014b50, 4],
          [version, 2],
          [version, 2],
          [flags, 2],
          [0, 2],
          [time, 2],
          [day, 2],
          [crc, 4],
          [size, 4],
          [size, 4],
          [name.length, 2],
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [at, 4],
        ],
        name,
      ),
    )
  }
  // [4.3.16] end of the central directory.
  const size = offset - directory
  yield fields([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [size, 4],
    [directory, 4],
    [0, 2],
  ])
}
