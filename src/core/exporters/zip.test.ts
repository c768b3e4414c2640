import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { gathered } from './exporters.fixture.ts'
import type { ExportFile } from './files.ts'
import { zipFiles } from './zip.ts'

async function* filesOf(contents: Record<string, string[]>): AsyncGenerator<ExportFile> {
  for (const [name, texts] of Object.entries(contents)) {
    yield {
      name,
      text: (async function* () {
        yield* texts
      })(),
    }
  }
}

/** Names and texts by the central directory, as an unpacking program goes; checksums and sizes must be true. */
function unpack(archive: Buffer): Record<string, string> {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  expect(at + archive.readUInt32LE(end + 12)).toBe(end)
  const found: Record<string, string> = {}
  for (let index = 0; index < count; index++) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50)
    expect(archive.readUInt16LE(at + 10)).toBe(0)
    const [crc, size] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)]
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const local = archive.readUInt32LE(at + 42)
    expect(archive.readUInt32LE(local)).toBe(0x04034b50)
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(from, from + size)
    expect(crc32(bytes)).toBe(crc)
    found[name] = bytes.toString()
    at += 46 + nameLength
  }
  return found
}

test('an archive holds each file as it is, under its name', async () => {
  const files = filesOf({ 'a.md': ['one ', 'zwei ä'], '写真 👩‍👧.md': [], 'b.md': ['x'.repeat(100_000)] })
  const archive = Buffer.concat(await gathered(zipFiles(files, new Date(2026, 0, 31, 12, 30, 10))))
  expect(unpack(archive)).toEqual({ 'a.md': 'one zwei ä', '写真 👩‍👧.md': '', 'b.md': 'x'.repeat(100_000) })
  expect(archive.readUInt16LE(10)).toBe((12 << 11) | (30 << 5) | 5)
  expect(archive.readUInt16LE(12)).toBe((46 << 9) | (1 << 5) | 31)
})

test('an archive of nothing is one', async () => {
  expect(unpack(Buffer.concat(await gathered(zipFiles(filesOf({}), new Date(0)))))).toEqual({})
})
