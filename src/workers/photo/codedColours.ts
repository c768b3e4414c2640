// Colours that a file names by the code points of ITU-T H.273 (CICP), as PNG, AVIF, HEIC and video streams do.
// It never looks at a pixel.
import { AppError } from '../../shared/errors.ts'
import {
  adaptedColorants,
  bt709Curve,
  gammaCurve,
  srgbCurve,
  writeProfile,
  type Primaries,
} from './iccProfile.ts'

export type CodePoints = { primaries: number; transfer: number }

const d65 = [0.3127, 0.329] as const

/** Table 2 of H.273: what the primaries are, without those of early television and film. */
const primariesOf: Record<number, Primaries> = {
  1: { white: d65, red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06] },
  5: { white: d65, red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06] },
  6: { white: d65, red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07] },
  7: { white: d65, red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07] },
  9: { white: d65, red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046] },
  11: { white: [0.314, 0.351], red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] },
  12: { white: d65, red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] },
  22: { white: d65, red: [0.63, 0.34], green: [0.295, 0.605], blue: [0.155, 0.077] },
}

/** Table 3 of H.273: how light becomes numbers. */
const srgbTransfer = 13
const televisionTransfers = new Set([1, 6, 14, 15])
const gammas: Record<number, number> = { 4: 2.2, 5: 2.8, 8: 1 }

/** The transfer functions of HDR (ITU-R BT.2100). */
export const hdrTransfer = { pq: 16, hlg: 18 }
const isHdr = (transfer: number): boolean => transfer === hdrTransfer.pq || transfer === hdrTransfer.hlg

/** The code point for "not specified", which is taken for sRGB. */
export const unspecified = 2
const known = (code: number, otherwise: number): number =>
  code === unspecified || code === 0 ? otherwise : code

/**
 * An ICC profile for these code points, whose curve for HDR is that of sRGB: `hdrTransferOf` tells the true one.
 * Null for sRGB. The curve of television is taken for that of sRGB, as browsers do in AVIF and not in PNG, unless
 * `asTelevision`. Throws photo-format for colours that cannot be shown rightly.
 */
export function profileOfCode(code: CodePoints, { asTelevision = false } = {}): Buffer | null {
  const primaries = known(code.primaries, 1)
  const stated = known(code.transfer, srgbTransfer)
  const isTelevision = televisionTransfers.has(stated)
  const transfer = isTelevision && !asTelevision ? srgbTransfer : stated
  if (primaries === 1 && transfer === srgbTransfer) return null
  const named = primariesOf[primaries]
  const gamma = gammas[transfer]
  const isKnown = gamma !== undefined || isTelevision || transfer === srgbTransfer || isHdr(transfer)
  if (!named || !isKnown) throw unfamiliar(code)
  return writeProfile({
    name: `CICP ${primaries}/${transfer}`,
    colorants: adaptedColorants(named),
    curve: gamma === undefined ? curveOf(transfer) : gammaCurve(gamma),
    ...(isHdr(transfer) ? { coded: { primaries, transfer } } : {}),
  })
}

const curveOf = (transfer: number): Buffer => (televisionTransfers.has(transfer) ? bt709Curve() : srgbCurve())

/** The primaries of a code point that `profileOfCode` accepts. */
export function lightsOfCode(primaries: number): Primaries {
  return primariesOf[known(primaries, 1)] ?? primariesOf[1]!
}

function unfamiliar({ primaries, transfer }: CodePoints): AppError {
  return new AppError(
    'photo-format',
    `This photo names its colors in a way Mondrian does not read (CICP ${primaries}/${transfer}). Save it in sRGB and add that.`,
  )
}
