// What a raw file of the TIFF family says of the data of its sensor. It never looks at them.
import { openTiff, walkDirectories, type Directory, type Tiff } from '../tiff.ts'

const tag = {
  width: 0x0100,
  height: 0x0101,
  compression: 0x0103,
  photometric: 0x0106,
  samples: 0x0115,
  offsets: [0x0111, 0x0144],
  lengths: [0x0117, 0x0145],
}
/** Photometric interpretations of sensor data: colour filter array, linear raw. */
const linearRaw = 34_892
const sensorData = new Set([32_803, linearRaw])

/** Compressions of DNG 1.7 that LibRaw, as it is built here, does not read. */
const unreadCompressions: Record<number, string> = { 34_892: 'lossy JPEG', 52_546: 'JPEG XL' }

/** Parts of a picture that are looked at to see whether they are there. */
const maxParts = 4096

export type Sensor = {
  /** Pixels. */
  width: number
  height: number
  /** One channel of linear light instead of a colour filter. */
  isMonochrome: boolean
  /** The name of a compression that is not read here, null where it may be. */
  unread: string | null
  /** Some of it lies beyond the end of the file. */
  isCut: boolean
}

/** The largest picture of the sensor in a file; null where the file has no such directory. */
export function sensorOf(bytes: Buffer): Sensor | null {
  const tiff = openTiff(bytes)
  if (!tiff) return null
  const sensors = [...walkDirectories(tiff)]
    .filter(({ fields }) => sensorData.has(tiff.numbers(fields.get(tag.photometric), 1)[0] ?? 0))
    .map((directory) => read(bytes, tiff, directory))
  return sensors.toSorted((a, b) => b.width * b.height - a.width * a.height)[0] ?? null
}

function read(bytes: Buffer, tiff: Tiff, { fields }: Directory): Sensor {
  const first = (of: number): number => tiff.numbers(fields.get(of), 1)[0] ?? 0
  const all = (tags: number[]): number[] => tags.flatMap((each) => tiff.numbers(fields.get(each), maxParts))
  const lengths = all(tag.lengths)
  return {
    width: first(tag.width),
    height: first(tag.height),
    isMonochrome: first(tag.photometric) === linearRaw && first(tag.samples) === 1,
    unread: unreadCompressions[first(tag.compression)] ?? null,
    isCut: all(tag.offsets).some((at, i) => tiff.start + at + (lengths[i] ?? 0) > bytes.length),
  }
}
