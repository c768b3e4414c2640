import { bigEndian, type Hostile, latin1 } from './kind.ts'

export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([bigEndian(4, body.length + 8), latin1(type), body])
}
export const fullBox = (type: string, version: number, ...content: Buffer[]): Buffer =>
  box(type, bigEndian(4, version * 2 ** 24), ...content)

/** An item of a HEIF file: its kind, what it says, its properties and what it is derived from. */
type Item = { type: string; data?: Buffer; properties?: Buffer[]; from?: number[] }

/** A HEIF file of these items, numbered from 1, of which the first is the primary one. */
export function heif(brand: string, items: Item[], ...more: Buffer[]): Buffer {
  const data = items.map((item) => item.data ?? Buffer.alloc(0))
  const properties = items.flatMap((item) => item.properties ?? [])
  const used = items.map((item) =>
    (item.properties ?? []).map((property) => properties.indexOf(property) + 1),
  )
  const build = (dataAt: number): Buffer => {
    const starts = data.map((_, i) => dataAt + data.slice(0, i).reduce((sum, { length }) => sum + length, 0))
    const derived = items.flatMap(({ from }, i) =>
      from ? [box('dimg', bigEndian(2, i + 1, from.length, ...from))] : [],
    )
    return Buffer.concat([
      box('ftyp', latin1(`${brand}\0\0\0\0mif1${brand}`)),
      fullBox(
        'meta',
        0,
        fullBox('hdlr', 0, latin1('\0\0\0\0pict'), Buffer.alloc(13)),
        fullBox('pitm', 0, bigEndian(2, 1)),
        fullBox(
          'iloc',
          0,
          Buffer.from([0x44, 0]),
          bigEndian(2, items.length),
          ...data.map(({ length }, i) =>
            Buffer.concat([bigEndian(2, i + 1, 0, 1), bigEndian(4, starts[i]!, length)]),
          ),
        ),
        fullBox(
          'iinf',
          0,
          bigEndian(2, items.length),
          ...items.map(({ type }, i) => fullBox('infe', 2, bigEndian(2, i + 1, 0), latin1(`${type}\0`))),
        ),
        fullBox('iref', 0, ...derived),
        box(
          'iprp',
          box('ipco', ...properties),
          fullBox(
            'ipma',
            0,
            bigEndian(4, items.length),
            ...used.map((list, i) =>
              Buffer.concat([bigEndian(2, i + 1), Buffer.from([list.length, ...list])]),
            ),
          ),
        ),
      ),
      box('mdat', ...data),
      ...more,
    ])
  }
  const empty = build(0)
  const dataLength = data.reduce((sum, { length }) => sum + length, 0)
  return build(empty.length - dataLength - more.reduce((sum, { length }) => sum + length, 0))
}

export const size = (width: number, height: number): Buffer => fullBox('ispe', 0, bigEndian(4, width, height))

/** What a grid of 16 x 16 tiles says of itself. */
const grid = (width: number, height: number): Buffer =>
  Buffer.concat([Buffer.from([0, 1, 15, 15]), bigEndian(4, width, height)])

/** An uncompressed picture (ISO/IEC 23001-17) of one component. */
export const uncompressed = (width: number, height: number): Item => ({
  type: 'unci',
  data: Buffer.alloc(256, 90),
  properties: [
    size(width, height),
    box('cmpd', bigEndian(4, 1), bigEndian(2, 0)),
    fullBox(
      'uncC',
      0,
      latin1('\0\0\0\0'),
      bigEndian(4, 1),
      bigEndian(2, 0),
      Buffer.from([7, 0, 0]),
      Buffer.alloc(4),
      bigEndian(4, 0, 0, 0, 0, 0),
    ),
  ],
})

const tiles = (brand: string, type: string, edge: number): Buffer =>
  heif(brand, [
    {
      type: 'grid',
      data: grid(edge * 16, edge * 16),
      properties: [size(edge * 16, edge * 16)],
      from: Array.from({ length: 256 }, () => 2),
    },
    { type, data: Buffer.alloc(64), properties: [size(edge, edge)] },
  ])

const circle = (brand: string): Buffer =>
  heif(brand, [
    {
      type: 'grid',
      data: grid(1024, 1024),
      properties: [size(1024, 1024)],
      from: Array.from({ length: 256 }, () => 2),
    },
    {
      type: 'grid',
      data: grid(1024, 1024),
      properties: [size(1024, 1024)],
      from: Array.from({ length: 256 }, () => 1),
    },
  ])

/** Boxes that hold each other, to a depth of `depth`. */
function nested(depth: number): Buffer {
  const bytes = Buffer.alloc(depth * 8)
  for (let i = 0; i < depth; i++) {
    bytes.writeUInt32BE((depth - i) * 8, i * 8)
    bytes.write(i % 2 === 0 ? 'moov' : 'trak', i * 8 + 4, 'latin1')
  }
  return bytes
}

export const hostileBoxes: Hostile[] = [
  { name: 'a HEIC grid of 65,000 x 65,000', make: () => tiles('heic', 'hvc1', 4062) },
  { name: 'a HEIC grid of 200 megapixels', make: () => tiles('heic', 'hvc1', 880) },
  { name: 'a HEIC whose pictures are made of each other', make: () => circle('heic') },
  { name: 'a HEIC of an uncompressed picture', make: () => heif('heic', [uncompressed(16, 16)]) },
  {
    name: 'a HEIC of an uncompressed picture of 16,000 x 16,000',
    make: () => heif('heic', [uncompressed(16_000, 16_000)]),
  },
  {
    name: 'a HEIC of 60,000 boxes',
    make: () =>
      Buffer.concat([
        heif('heic', [uncompressed(16, 16)]),
        ...Array.from({ length: 60_000 }, () => box('free')),
      ]),
  },
  {
    name: 'a HEIC of boxes in boxes',
    make: () => Buffer.concat([box('ftyp', latin1('heic\0\0\0\0mif1heic')), nested(100_000)]),
  },
  { name: 'an AVIF grid of 65,000 x 65,000', make: () => tiles('avif', 'av01', 4062) },
  { name: 'an AVIF grid of 200 megapixels', make: () => tiles('avif', 'av01', 880) },
  { name: 'an AVIF whose pictures are made of each other', make: () => circle('avif') },
  {
    name: 'a CR3 of boxes in boxes',
    make: () => Buffer.concat([box('ftyp', latin1('crx \0\0\0\x01crx isom')), nested(100_000)]),
  },
  {
    name: 'a CR3 of 200,000 boxes',
    make: () =>
      Buffer.concat([
        box('ftyp', latin1('crx \0\0\0\x01crx isom')),
        ...Array.from({ length: 200_000 }, () => box('free')),
      ]),
  },
  {
    name: 'a RAF that is not there',
    make: () => Buffer.concat([latin1('FUJIFILMCCD-RAW 0201FF'), Buffer.alloc(200, 0xff)]),
  },
]
