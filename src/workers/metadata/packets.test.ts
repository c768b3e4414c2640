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

/** All that ExifTool reads of a file but its packet, what follows from its size, and where in it something lies. */
async function fieldsOf(file: Buffer): Promise<Record<string, unknown>> {
  const answer = await runExifTool(['-json', '-G1', '-a', '-n', '-'], file)
  const [fields] = JSON.parse(answer.toString()) as [Record<string, unknown>]
  const isOther = (name: string): boolean =>
    !/^(XMP|System|File:|ExifTool:|SourceFile)/.test(name) &&
    !/(Offsets?|Start|MediaDataSize|XMP)$/.test(name)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isOther(name)))
}

test.each(Object.entries(files))(
  'into a %s goes the packet, and all else stays as it was',
  async (_, file) => {
    const first = packet('xmp:Rating="4" a:B="Ü 漢 👍 &quot;"')
    const once = await withPacket(file, first)
    expect(await fieldsOf(once)).toEqual(await fieldsOf(file))
    // What another program wrote comes back to the letter, and is replaced as a whole.
    expect(
      Buffer.from((await packetIn(once))!)
        .toString()
        .trim(),
    ).toBe(first.toString().trim())
    const twice = await withPacket(once, packet('xmp:Rating="2"'))
    expect(Buffer.from((await packetIn(twice))!).toString()).not.toContain('a:B')
    expect(await fieldsOf(twice)).toEqual(await fieldsOf(file))
  },
)

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
