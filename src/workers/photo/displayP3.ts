// Display P3, the wider colours of today's cameras and displays. It never converts one.
import { profileOfCode } from './codedColours.ts'
import { colorantsIn, profileTag } from './iccTags.ts'

/** Primaries of SMPTE EG 432-1 with the curve of sRGB, by the code points of ITU-T H.273. */
const code = { primaries: 12, transfer: 13 }

/** A profile of Display P3: the one that goes out with its pixels, whatever the file had. */
export function displayP3Profile(): Buffer {
  const profile = profileOfCode(code)
  if (!profile) throw new Error('Display P3 has no profile')
  return profile
}

/** Of XYZ, and of the numbers of the curve: profiles are written with some rounding. */
const tolerance = 0.002

/** Whether a colour profile is Display P3, by whoever it was written. */
export function isDisplayP3(profile: Buffer): boolean {
  const ours = displayP3Profile()
  return isClose(lightOf(profile), lightOf(ours)) && isClose(curveOf(profile), curveOf(ours))
}

function lightOf(profile: Buffer): number[] | null {
  const colorants = colorantsIn(profile)
  return colorants && [...colorants.red, ...colorants.green, ...colorants.blue]
}

/** The five numbers of a parametric curve of type 3; null for any other curve. */
function curveOf(profile: Buffer): number[] | null {
  const curve = profileTag(profile, 'rTRC')
  if (!curve || curve.length < 32 || curve.toString('latin1', 0, 4) !== 'para') return null
  if (curve.readUInt16BE(8) !== 3) return null
  return [12, 16, 20, 24, 28].map((at) => curve.readInt32BE(at) / 65_536)
}

const isClose = (one: number[] | null, other: number[] | null): boolean =>
  one !== null && other !== null && one.every((value, i) => Math.abs(value - other[i]!) < tolerance)
