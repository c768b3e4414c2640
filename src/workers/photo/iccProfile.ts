// The few parts of an ICC colour profile (ICC.1:2022) that Mondrian writes itself.
// It never reads one, and never converts a colour: the profile is for the library that does.

import { inverse, product, times, transpose, type Xyz } from './matrix3.ts'

/** Chromaticities as x and y of CIE 1931. */
export type Primaries = Record<'white' | 'red' | 'green' | 'blue', readonly [x: number, y: number]>

/** What a profile of three primaries says; `colorants` are the primaries as XYZ, adapted to D50. */
export type MatrixProfile = {
  name: string
  colorants: Record<'red' | 'green' | 'blue', Xyz>
  /** A curve type with its type name: what a number means as linear light. */
  curve: Buffer
  /** Code points of ITU-T H.273, where the curve is one of HDR. */
  coded?: { primaries: number; transfer: number }
}

/** The illuminant of every profile. */
const d50: Xyz = [0.9642, 1, 0.8249]

export function writeProfile({ name, colorants, curve, coded }: MatrixProfile): Buffer {
  return assemble([
    ['desc', Buffer.concat([type('desc'), long(name.length + 1), latin1(`${name}\0`), Buffer.alloc(78)])],
    ['cprt', Buffer.concat([type('text'), latin1('none\0')])],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz(colorants.red)],
    ['gXYZ', xyz(colorants.green)],
    ['bXYZ', xyz(colorants.blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
    ...(coded
      ? [
          [
            'cicp',
            Buffer.concat([type('cicp'), Buffer.from([coded.primaries, coded.transfer, 0, 1])]),
          ] as const,
        ]
      : []),
  ])
}

function assemble(tags: (readonly [name: string, data: Buffer])[]): Buffer {
  const table: Buffer[] = [long(tags.length)]
  const contents: Buffer[] = []
  let free = 128 + 4 + 12 * tags.length
  for (const [name, data] of tags) {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    table.push(latin1(name), long(free), long(data.length))
    contents.push(padded)
    free += padded.length
  }
  const header = Buffer.alloc(128)
  header.writeUInt32BE(free, 0)
  header.writeUInt32BE(0x0210_0000, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  header.write('acsp', 36, 'latin1')
  xyz(d50).copy(header, 68, 8)
  return Buffer.concat([header, ...table, ...contents])
}

/** The curve of an exponent (curveType of one number of 8.8 bits). */
export function gammaCurve(exponent: number): Buffer {
  const value = Math.round(exponent * 256)
  return Buffer.concat([type('curv'), long(1), Buffer.from([value >> 8, value & 255])])
}

/** The curve of IEC 61966-2-1. */
export const srgbCurve = (): Buffer => parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45])

/** The inverse of the camera's curve of ITU-R BT.709. */
export const bt709Curve = (): Buffer => parametricCurve([1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081])

/** parametricCurveType 3: exponent, a and b of its upper part, c of its lower, and where they meet. */
function parametricCurve(numbers: number[]): Buffer {
  return Buffer.concat([type('para'), Buffer.from([0, 3, 0, 0]), ...numbers.map(fixed)])
}

/** A light of these primaries as XYZ under D50, adapted by Bradford (ICC.1:2022, annex E). */
export function adaptedColorants(primaries: Primaries): MatrixProfile['colorants'] {
  const columns = (['red', 'green', 'blue'] as const).map((name) => toXyz(primaries[name]))
  const white = toXyz(primaries.white)
  const scales = times(inverse(transpose(columns)), white)
  const adapt = bradford(white, d50)
  const [red, green, blue] = columns.map((column, i) =>
    times(
      adapt,
      column.map((value) => value * scales[i]!),
    ),
  ) as [Xyz, Xyz, Xyz]
  return { red, green, blue }
}

const bradfordCone = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
]

function bradford(from: Xyz, to: Xyz): number[][] {
  const source = times(bradfordCone, from)
  const target = times(bradfordCone, to)
  const scaled = bradfordCone.map((row, i) => row.map((value) => (value * target[i]!) / source[i]!))
  return product(inverse(bradfordCone), scaled)
}

const toXyz = ([x, y]: readonly [number, number]): Xyz => [x / y, 1, (1 - x - y) / y]
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const type = (name: string): Buffer => latin1(`${name}\0\0\0\0`)

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value, 0)
  return bytes
}

/** s15Fixed16Number. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536), 0)
  return bytes
}

/** XYZType. */
const xyz = (values: Xyz): Buffer => Buffer.concat([type('XYZ '), ...values.map(fixed)])
