// ExifTool itself, on one photograph of each kind that is written into.
import { expect, test } from 'vitest'
import { bareDng } from '../../../test/fixtures/photos/dng.ts'
import { everyFormat } from '../../../test/fixtures/photos/formats.ts'
import { withExif } from '../../../test/fixtures/photos/exif.ts'
import { gradient } from '../photo/testing/files.ts'
import { runExifTool } from './exifTool.ts'
import { packetIn, withPacket } from './packets.ts'

const made = await everyFormat(gradient(96, 64))
const files = {
  jpeg: withExif(made.jpeg, 'Fixture', 6),
  tiff: made.tiff,
  dng: bareDng(64, 48, [9000, 20_000, 7000]),
  'dng with a preview': made.dng,
  heic: made.heic,
}
const packet = (fields: string): Buffer =>
  Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:a="urn:a:" ${fields}/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
`)

type Dump = Record<string, unknown>
/** `exiftool -j -G1 -struct` of a file. */
async function dumpOf(file: Buffer): Promise<Dump> {
  const answer = await runExifTool(['-json', '-G1', '-a', '-struct', '-'], file)
  return (JSON.parse(answer.toString()) as [Dump])[0]
}
/** The fields that differ, but for what follows from the size of the file. */
const changed = (before: Dump, after: Dump): string[] =>
  Object.keys({ ...before, ...after }).filter(
    (name) =>
      !/^System:|(Offsets?|Start|MediaDataSize)$/.test(name) &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )

test.each(Object.entries(files))(
  'into a %s goes the packet, and all else stays as it was',
  async (_, file) => {
    const first = packet('xmp:Rating="4" a:B="Ü 漢 👍 &quot;"')
    const once = await withPacket(file, first)
    expect(
      changed(await dumpOf(file), await dumpOf(once)).filter((name) => !name.startsWith('XMP-')),
    ).toEqual([])
    // It comes back to the letter.
    expect(
      Buffer.from((await packetIn(once))!)
        .toString()
        .trim(),
    ).toBe(first.toString().trim())
  },
)

test.each(['jpeg', 'heic'] as const)('in a %s a packet is replaced as a whole', async (kind) => {
  const once = await withPacket(files[kind], packet('a:B="theirs"'))
  const twice = await withPacket(once, packet('xmp:Rating="2"'))
  expect((await packetIn(twice))!.toString()).not.toContain('a:B')
})

test('a JPEG keeps every byte but those of its packet', async () => {
  const rewritten = await withPacket(files.jpeg, packet('xmp:Rating="4"'))
  const at = rewritten.indexOf(Buffer.from('http://ns.adobe.com/xap/1.0/\0')) - 4
  const length = 2 + rewritten.readUInt16BE(at + 2)
  expect(Buffer.concat([rewritten.subarray(0, at), rewritten.subarray(at + length)])).toEqual(files.jpeg)
})

test.each([
  ['a PNG', made.png],
  ['another kind of raw file', made.nef],
  ['no picture', Buffer.from('no picture at all')],
  ['a JPEG that breaks off', files.jpeg.subarray(0, 400)],
  ['a TIFF that breaks off', made.tiff.subarray(0, 200)],
])('%s is refused', async (_, file) => {
  await expect(withPacket(file, packet('xmp:Rating="4"'))).rejects.toMatchObject({
    code: 'export-unwritable',
  })
})

test('a packet that goes on in further segments is not cut short', async () => {
  const words = `-XMP-dc:Description=${'long '.repeat(20_000)}`
  const long = await runExifTool([words, '-o', '-', '-'], files.jpeg)
  await expect(withPacket(long, packet('xmp:Rating="4"'))).rejects.toMatchObject({
    message: expect.stringContaining('is longer than'),
  })
})

test('what follows the picture in its file stays, as the second picture of a phone', async () => {
  const behind = Buffer.concat([made.jpeg, Buffer.from('and what a maker adds')])
  const rewritten = await withPacket(Buffer.concat([files.jpeg, behind]), packet('xmp:Rating="4"'))
  expect(rewritten.subarray(-behind.length)).toEqual(behind)
})

test('a packet that a JPEG cannot hold is refused', async () => {
  const long = packet(`a:B="${'long '.repeat(20_000)}"`)
  await expect(withPacket(files.jpeg, long)).rejects.toMatchObject({ code: 'export-unwritable' })
})

test('a computer without Perl is told so, in a sentence', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  try {
    await expect(packetIn(files.jpeg)).rejects.toMatchObject({
      code: 'export-unwritable',
      message: expect.stringContaining('Perl, which this computer does not have'),
    })
  } finally {
    process.env['PATH'] = path
  }
})
