// Lighter and darker: everywhere, in the dark or light tones, or in one place. Never changes a hue before it clips.
import type { Box } from '../../../shared/sight.ts'
import { lightAt, type LightStep } from './light.ts'

const midGrey = 0.18
/** Stops from mid grey at which a tone is changed in full and not at all. Wide enough that 3 stops keep tones in order. */
const reaches = {
  shadows: { full: -6, none: 0 },
  highlights: { full: Math.log2(1 / midGrey), none: -2.5 },
}
/** Part of the way from the middle of an ellipse to its edge that is changed in full. */
const softFrom = 0.5

/** Light times 2 to the power of `stops`, which is what a stop is. */
export function exposureStep(stops: number): LightStep {
  const factor = 2 ** stops
  return { factors: [factor, factor, factor] }
}

/**
 * A curve over the luminance's logarithm: `stops` where its reach is full, nothing where it ends, between them
 * 3t² - 2t³ (Hermite); its steepest part stays under 1, so that no two tones change their order. All channels of a pixel
 * get the same factor, which keeps the hue, and none is lifted over white.
 */
export function curveStep(kind: keyof typeof reaches, stops: number): LightStep {
  const { full, none } = reaches[kind]
  const sign = kind === 'shadows' ? 1 : -1
  const entries = 1024
  const factors = Float32Array.from({ length: entries + 1 }, (_, i) => {
    const level = Math.log2(Math.max(1e-6, (i / entries) ** 2) / midGrey)
    return 2 ** (sign * stops * smooth((level - none) / (full - none)))
  })
  return {
    change(row) {
      for (let p = 0; p < row.length; p += 3) {
        const index = Math.min(entries, Math.round(entries * Math.sqrt(Math.max(0, lightAt(row, p)))))
        scalePixel(row, p, factors[index]!)
      }
    },
  }
}

/** Lightens or darkens an ellipse that fills `box` (shares of the picture), in full in its middle, less towards its edge. */
export function localStep(box: Box, stops: number, size: { width: number; height: number }): LightStep {
  const middle = { x: (box.x + box.width / 2) * size.width, y: (box.y + box.height / 2) * size.height }
  const reach = { x: (box.width * size.width) / 2, y: (box.height * size.height) / 2 }
  const change = (row: Float32Array, y: number): void => {
    const down = ((y + 0.5 - middle.y) / reach.y) ** 2
    if (!(down < 1)) return
    const across = reach.x * Math.sqrt(1 - down)
    const last = Math.min(size.width - 1, Math.floor(middle.x + across))
    for (let x = Math.max(0, Math.ceil(middle.x - across)); x <= last; x++) {
      const distance = Math.sqrt(down + ((x + 0.5 - middle.x) / reach.x) ** 2)
      const part = smooth((1 - distance) / (1 - softFrom))
      if (part > 0) scalePixel(row, 3 * x, 2 ** (stops * part))
    }
  }
  return { change }
}

/** All channels by one factor; a lift ends where the strongest channel is white. */
function scalePixel(row: Float32Array, p: number, wanted: number): void {
  const strongest = Math.max(row[p]!, row[p + 1]!, row[p + 2]!)
  const factor = wanted > 1 ? Math.max(1, Math.min(wanted, 1 / strongest)) : wanted
  row[p] = row[p]! * factor
  row[p + 1] = row[p + 1]! * factor
  row[p + 2] = row[p + 2]! * factor
}

function smooth(share: number): number {
  const t = Math.max(0, Math.min(1, share))
  return t * t * (3 - 2 * t)
}
