// What a PNG says of its colours beside an ICC profile (PNG, third edition, 4.3). It never looks at a pixel.

import { AppError } from '../../shared/errors.ts'
import { profileOfCode, type CodePoints } from './codedColours.ts'
import { adaptedColorants, gammaCurve, srgbCurve, writeProfile, type Primaries } from './iccProfile.ts'

/** Chunks that may come before the pixels; more of them are no program's work. */
const maxChunks = 200

/** The exponent of sRGB as PNG states it, and how near one must be to be meant as sRGB. */
const srgbGamma = 0.454_55
const nearGamma = 0.002

/**
 * An ICC profile for a PNG that names its colours by cICP, or by gAMA and cHRM; null where it has a profile of its
 * own, is sRGB, or says nothing. cICP comes before an ICC profile, that before sRGB, and that before gAMA.
 * Throws photo-format for colours that cannot be shown rightly.
 */
export function pngColours(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes)
  const cicp = chunks.get('cICP')
  if (cicp && cicp.length >= 4 && cicp[3] === 0) throw narrow()
  if (cicp && cicp.length >= 4) return profileOfCode(codePointsOf(cicp), { asTelevision: true })
  if (chunks.has('iCCP') || chunks.has('sRGB')) return null
  // Chromaticities without a curve are no statement of colours, and browsers take them for none.
  const gama = chunks.get('gAMA')
  if (!gama || gama.length < 4) return null
  const gamma = gama.readUInt32BE(0) / 100_000
  const primaries = primariesOf(chunks.get('cHRM'))
  const isSrgbCurve = gamma === 0 || Math.abs(gamma - srgbGamma) < nearGamma
  if (isSrgbCurve && (!primaries || isSrgb(primaries))) return null
  return writeProfile({
    name: 'PNG',
    colorants: adaptedColorants(primaries ?? srgb),
    curve: isSrgbCurve ? srgbCurve() : gammaCurve(1 / gamma),
  })
}

function narrow(): AppError {
  return new AppError(
    'photo-format',
    'This PNG stores its tones in the range of television, which Mondrian does not read. Save it in sRGB and add that.',
  )
}

const codePointsOf = (chunk: Buffer): CodePoints => ({ primaries: chunk[0]!, transfer: chunk[1]! })

const srgb: Primaries = { white: [0.3127, 0.329], red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06] }
const names = ['white', 'red', 'green', 'blue'] as const

/** The first chunk of each kind before the pixels. */
function chunksOf(bytes: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 8, seen = 0; at + 12 <= bytes.length && seen < maxChunks; seen++) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') break
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return chunks
}

/** cHRM: x and y of white, red, green and blue in 100,000ths; null where they span no colours. */
function primariesOf(chunk: Buffer | undefined): Primaries | null {
  if (!chunk || chunk.length < 32) return null
  const points = names.map(
    (_, i) => [chunk.readUInt32BE(8 * i) / 100_000, chunk.readUInt32BE(8 * i + 4) / 100_000] as const,
  )
  const [white, red, green, blue] = points as [Point, Point, Point, Point]
  const isSound =
    points.every(([x, y]) => y >= 0.001 && x + y <= 1.2) && Math.abs(areaOf(red, green, blue)) > 0.01
  return isSound && white[1] > 0.1 ? { white, red, green, blue } : null
}

type Point = readonly [x: number, y: number]

const areaOf = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

/** Within what rounding and other statements of the same white do. */
function isSrgb(primaries: Primaries): boolean {
  return names.every((name) => primaries[name].every((value, i) => Math.abs(value - srgb[name][i]!) < 0.003))
}
