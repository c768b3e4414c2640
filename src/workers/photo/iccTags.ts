// What is read of the ICC colour profile (ICC.1:2022) in a file. It never reads outside of it.
import { hdrTransfer, type CodePoints } from './codedColours.ts'
import type { MatrixProfile } from './iccProfile.ts'
import type { Xyz } from './matrix3.ts'

/** The content of a tag of a profile, null where there is none. */
export function profileTag(profile: Buffer, name: string): Buffer | null {
  if (profile.length < 132) return null
  const count = Math.min(profile.readUInt32BE(128), 100)
  for (let at = 132; at + 12 <= Math.min(132 + 12 * count, profile.length); at += 12) {
    if (profile.toString('latin1', at, at + 4) !== name) continue
    const from = profile.readUInt32BE(at + 4)
    const to = from + profile.readUInt32BE(at + 8)
    return to <= profile.length ? profile.subarray(from, to) : null
  }
  return null
}

/** Whether the red (or grey) curve of a profile leaves numbers as they are: they are linear light. */
export function isLinear(profile: Buffer): boolean {
  const curve = profileTag(profile, 'rTRC') ?? profileTag(profile, 'kTRC')
  if (!curve || curve.length < 12) return false
  const kind = curve.toString('latin1', 0, 4)
  if (kind === 'para')
    return curve.readUInt16BE(8) === 0 && curve.length >= 16 && curve.readInt32BE(12) === 65_536
  const count = curve.readUInt32BE(8)
  return (
    kind === 'curv' && (count === 0 || (count === 1 && curve.length >= 14 && curve.readUInt16BE(12) === 256))
  )
}

/** The transfer function of HDR that a profile names in its tag cicp (ICC.1:2022, 9.2.17), null for any other. */
export function hdrTransferOf(profile: Buffer): number | null {
  const transfer = codeIn(profile)?.transfer
  return transfer === hdrTransfer.pq || transfer === hdrTransfer.hlg ? transfer : null
}

/** The code points in a profile's tag cicp, null where it has none. */
export function codeIn(profile: Buffer): CodePoints | null {
  const tag = profileTag(profile, 'cicp')
  return tag && tag.length >= 12 ? { primaries: tag[8]!, transfer: tag[9]! } : null
}

/** The red, green and blue light of a profile as XYZ under D50, null where it has no such primaries. */
export function colorantsIn(profile: Buffer): MatrixProfile['colorants'] | null {
  const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyzOf(profileTag(profile, name)))
  return red && green && blue ? { red, green, blue } : null
}

function xyzOf(tag: Buffer | null): Xyz | null {
  if (!tag || tag.length < 20) return null
  return [8, 12, 16].map((at) => tag.readInt32BE(at) / 65_536) as unknown as Xyz
}
