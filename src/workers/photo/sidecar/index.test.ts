import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExifReader from 'exifreader'
import { describe, expect, it } from 'vitest'
import { raws } from '../../../../test/fixtures/photos/raws.ts'
import { noMarks, type Marks } from '../../../shared/marks.ts'
import type { Operation } from '../../../shared/operations.ts'
import type { Rotation } from '../../../shared/photos.ts'
import { openPixels } from '../decode.ts'
import { gradient } from '../testing/files.ts'
import { makeSidecar } from './index.ts'
import { readPacket, valueOf } from './packet.ts'

const box = { x: 0.1, y: 0.2, width: 0.5, height: 0.6 }
const advised: Operation[] = [
  { kind: 'crop', box },
  { kind: 'exposure', stops: 0.5 },
  { kind: 'whiteBalance', red: 1.1, green: 1, blue: 0.9 },
]
const contentOf = (operations: Operation[], marks: Marks) => ({
  advisor: 'Ansel Adams',
  writtenAt: null,
  summary: 'A pier.',
  advice: ['Crop it.'],
  operations,
  marks,
})

type Asked = {
  marks?: Marks
  operations?: Operation[]
  rotation?: Rotation
  existing?: Buffer | null
  size?: readonly number[]
}

async function sidecarOf(
  bytes: Buffer,
  { operations = advised, marks = noMarks, rotation = 0, existing = null, size = [600, 400] }: Asked = {},
) {
  const [width, height] = size as [number, number]
  const content = contentOf(operations, marks)
  const made = await makeSidecar(bytes, { existing, content, rotation, width, height })
  const text = Buffer.from(made.xmp).toString()
  const read = (name: string): string | null => valueOf(readPacket(text)!, name)
  return { ...made, text, read, notStated: text.match(/NotStated>[\s\S]*NotStated>/)?.[0] ?? '' }
}
const crops = ['Left', 'Top', 'Right', 'Bottom', 'Angle'].map((side) => `crs:Crop${side}`)
const jpeg = (width: number, height: number, orientation = 1): Promise<Buffer> =>
  openPixels(gradient(width, height)).withMetadata({ orientation }).jpeg().toBuffer()

describe('marks', () => {
  const marked = async (marks: Partial<Marks>, existing: string | null = null) => {
    const from = existing === null ? null : Buffer.from(existing)
    const asked = { operations: [], marks: { ...noMarks, ...marks }, existing: from }
    const { read, text, kept } = await sidecarOf(await jpeg(60, 40), asked)
    return {
      stars: read('xmp:Rating'),
      label: read('xmp:Label'),
      pick: read('digiKam:PickLabel'),
      settings: read('crs:HasSettings'),
      text,
      kept,
    }
  }

  it.each([
    [{ rating: 3, label: 'purple' }, '3', 'Purple', null],
    [{ rating: 5, flag: 'pick' }, '5', null, '3'],
    [{ rating: 5, flag: 'reject', label: 'red' }, '-1', 'Red', '1'],
    [{}, null, null, null],
  ] as const)(
    '%j are stars, a label and a flag as other programs read them',
    async (marks, stars, label, pick) =>
      expect(await marked(marks)).toMatchObject({ stars, label, pick, settings: null }),
  )

  it('follow the photograph, and go where they were taken back', async () => {
    const { text } = await marked({ rating: 3, label: 'red', flag: 'pick' })
    const changed = await marked({ rating: 4 }, text)
    expect(changed).toMatchObject({ stars: '4', label: null, pick: null, kept: [] })
    expect(await marked({}, changed.text)).toMatchObject({ stars: null, label: null, kept: [] })
  })

  it('of somebody else stay', async () => {
    const { text } = await marked({ rating: 2, label: 'green' })
    const theirs = text.replaceAll(/mondrian:(Rating|Label)="[^"]*"/g, '')
    expect(await marked({ rating: 5, label: 'red' }, theirs)).toMatchObject({
      stars: '2',
      label: 'Green',
      kept: ['rating', 'label'],
    })
    expect(await marked({}, theirs)).toMatchObject({ stars: '2', label: 'Green', kept: [] })
  })
})

describe('a developed picture', () => {
  it('gets its crop, and neither an exposure nor a white balance, which would not be exact', async () => {
    const { stated, read, notStated } = await sidecarOf(await jpeg(600, 400))
    expect(stated).toEqual(['crop'])
    expect(crops.map(read)).toEqual(['0.1', '0.2', '0.6', '0.8', '0'])
    expect(read('crs:Exposure2012')).toBeNull()
    expect(notStated).toContain('exposure')
    expect(notStated).toContain('white balance')
    expect(notStated).not.toContain('crop')
  })

  it.each([
    [6, 0, [400, 600]],
    [1, 90, [400, 600]],
    [6, 270, [600, 400]],
  ] as const)(
    'gets it in the frame of its file: orientation %i, turned by %i',
    async (orientation, rotation, size) => {
      const { read } = await sidecarOf(await jpeg(600, 400, orientation), { rotation, size })
      // Turned clockwise by 90 degrees, what is left above lies below in the file.
      const wanted = size[0] === 400 ? ['0.2', '0.4', '0.8', '0.9'] : ['0.1', '0.2', '0.6', '0.8']
      expect(crops.slice(0, 4).map(read)).toEqual(wanted)
      expect(read('tiff:Orientation')).toBe(String(orientation))
      expect([read('tiff:ImageWidth'), read('tiff:ImageLength')]).toEqual(['600', '400'])
    },
  )

  it('is read by a reader of its own', async () => {
    const { xmp } = await sidecarOf(await jpeg(600, 400))
    const packet = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), xmp])
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])
    head.writeUInt16BE(packet.length + 2, 4)
    const file = Buffer.concat([head, packet, (await jpeg(8, 8)).subarray(2)])
    const { xmp: tags } = ExifReader.load(file, { expanded: true })
    expect(tags).toMatchObject({
      HasCrop: { value: 'True' },
      CropBottom: { value: '0.8' },
      Summary: { description: 'A pier.' },
      subject: { description: 'Mondrian, Ansel Adams' },
    })
  })
})

describe('a raw file', () => {
  const rawOf = async (width: number, height: number): Promise<Buffer> =>
    raws.nef({ large: await jpeg(width, height), small: await jpeg(160, 120), orientation: 1 })

  it('gets crop and exposure', async () => {
    const { stated, read } = await sidecarOf(await rawOf(1200, 800), { size: [1200, 800] })
    expect(stated).toEqual(['crop', 'exposure'])
    expect(read('crs:Exposure2012')).toBe('+0.50')
    expect(read('crs:CropRight')).toBe('0.6')
  })

  it('gets no crop where the camera had cropped its picture already', async () => {
    const { stated, notStated } = await sidecarOf(await rawOf(1200, 675), { size: [1200, 675] })
    expect(stated).toEqual(['exposure'])
    expect(notStated).toContain('crop')
  })
})

it('says nothing of a frame that was not measured', async () => {
  expect((await sidecarOf(await jpeg(600, 400), { size: [600, 500] })).stated).toEqual([])
})

it.each([
  ['in another encoding', Buffer.from('\ufeff<x/>', 'utf16le'), 'not in UTF-8'],
  ['said to be in another', Buffer.from('<?xml version="1.0" encoding="latin1"?><x/>'), 'not in UTF-8'],
  ['with a broken character', Buffer.from([0x3c, 0xff, 0x3e]), 'not in UTF-8'],
  ['damaged', Buffer.from('<x:xmpmeta'), 'damaged'],
  ['empty', Buffer.alloc(0), 'damaged'],
])('refuses one that is there and %s', async (_, existing, why) => {
  const made = sidecarOf(
    await readFile(join(import.meta.dirname, '../../../../resources/samples/pier-sunset.jpg')),
    {
      existing,
      size: [1600, 1066],
    },
  )
  await expect(made).rejects.toMatchObject({
    code: 'export-unwritable',
    message: expect.stringContaining(why),
  })
})
