// Four flat colours and a white corner, in the numbers of any colour space: what every file of them has to look like.
// It never uses the code it tests: matrices are the published ones, from linear sRGB.
import { measureClipping } from '../facts/clipping.ts'
import { measureEarly } from '../facts/index.ts'
import { openPhoto } from '../measure.ts'
import { cutOut, type Pixels } from '../pixels.ts'
import { paint, type Rgb } from './synthetic.ts'

const size = { width: 150, height: 100 }
const corner = 8
const colours: Rgb[] = [
  [200, 40, 40],
  [40, 160, 60],
  [40, 60, 200],
  [230, 200, 50],
]

/** In sRGB. The corner is 0.43 % of it. */
export const patches: Pixels = paint(size.width, size.height, (x, y) => {
  if (x >= size.width - corner && y >= size.height - corner) return [255, 255, 255]
  return colours[(x < size.width / 2 ? 0 : 1) + (y < size.height / 2 ? 0 : 2)]!
})

type Matrix = readonly (readonly [number, number, number])[]

/** From linear sRGB to linear light of other primaries. */
export const lightIn = {
  srgb: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  p3: [
    [0.8225, 0.1775, 0],
    [0.0332, 0.9668, 0],
    [0.0171, 0.0724, 0.9105],
  ],
  adobeRgb: [
    [0.7152, 0.2848, 0],
    [0, 1, 0],
    [0, 0.0412, 0.9588],
  ],
  rec2020: [
    [0.6274, 0.3293, 0.0433],
    [0.0691, 0.9195, 0.0114],
    [0.0164, 0.088, 0.8956],
  ],
  proPhoto: [
    [0.5293, 0.3301, 0.1406],
    [0.0984, 0.8735, 0.0281],
    [0.0169, 0.1177, 0.8654],
  ],
} satisfies Record<string, Matrix>

/** Numbers 0..1 for light 0..1, where 1 is white. */
export const curves = {
  srgb: (light: number) => (light <= 0.003_130_8 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055),
  linear: (light: number) => light,
  bt709: (light: number) => (light < 0.018 ? 4.5 * light : 1.099 * light ** 0.45 - 0.099),
  gamma: (exponent: number) => (light: number) => light ** (1 / exponent),
  /** SMPTE ST 2084, white at 203 cd/m². */
  pq: (light: number) => {
    const power = ((light * 203) / 10_000) ** 0.159_301_757_812_5
    return ((0.835_937_5 + 18.851_562_5 * power) / (1 + 18.687_5 * power)) ** 78.843_75
  },
}

/** OETF of HLG for a grey of so much light, shown with a gamma of 1.2 at 1,000 cd/m² and white at 203 cd/m². */
export function hlg(rgb: number[], luminance: number[]): number[] {
  const display = rgb.map((value) => Math.max(0, value) * 0.203)
  const y = display.reduce((sum, value, i) => sum + value * luminance[i]!, 0)
  return display.map((value) => {
    const scene = value * y ** (1 / 1.2 - 1)
    return scene <= 1 / 12
      ? Math.sqrt(3 * scene)
      : 0.178_832_77 * Math.log(12 * scene - 0.284_668_92) + 0.559_910_73
  })
}

/** The picture in numbers 0..1 of another space, row by row; `encode` gets linear light of that space. */
export function patchNumbers(matrix: Matrix, encode: (rgb: number[]) => number[]): Float32Array {
  const numbers = new Float32Array(patches.rgb.length)
  for (let at = 0; at < numbers.length; at += 3) {
    const light = [0, 1, 2].map((c) => linear(patches.rgb[at + c]! / 255))
    numbers.set(encode(matrix.map((row) => row.reduce((sum, share, c) => sum + share * light[c]!, 0))), at)
  }
  return numbers
}

/** `patchNumbers` through one curve for all channels. */
export const patchesIn = (matrix: Matrix, curve: (light: number) => number): Float32Array =>
  patchNumbers(matrix, (rgb) => rgb.map((value) => curve(Math.max(0, value))))

const linear = (value: number): number =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** Numbers 0..1 as whole ones up to `white`. */
export const asWhole = (numbers: Float32Array, white: number): number[] =>
  Array.from(numbers, (value) => Math.max(0, Math.min(white, Math.round(white * value))))

/** How far a picture is from the patches, in the worst channel, by the mean of the middle of each. */
export function patchError(pixels: Pixels): number {
  const { width, height } = pixels
  return Math.max(
    ...colours.flatMap((colour, i) => {
      const left = Math.floor(width * (i % 2 ? 0.65 : 0.15))
      const top = Math.floor(height * (i < 2 ? 0.15 : 0.65))
      const box = { left, top, width: Math.floor(width * 0.2), height: Math.floor(height * 0.2) }
      const { rgb } = cutOut(pixels, box)
      return colour.map((value, c) => {
        const channel = rgb.filter((_, k) => k % 3 === c)
        return Math.abs(channel.reduce((sum, each) => sum + each, 0) / channel.length - value)
      })
    }),
  )
}

/** The sentence that goes with HDR. */
export const hdrShown = 'This photo is HDR. It is shown and measured as a screen without HDR shows it.'

/** What `lookOf` says of a file that looks as the patches do and is measured as they are. */
export const asPatches = {
  error: 0,
  exposure: '+0.2 stops',
  high: '0.4 %',
  shadowPercent: 0,
  isDamaged: false,
  warning: null,
}

/**
 * How a file looks and is measured beside the patches: an error of its colours within 8 of 255 counts as none, and
 * 0.35 to 0.5 % of clipped highlights as 0.4 %.
 */
export async function lookOf(
  file: Buffer,
): Promise<Omit<typeof asPatches, 'warning'> & { warning: string | null }> {
  const { raster, scene, readNative, isDamaged, warning } = await openPhoto(file)
  const error = patchError(raster)
  const { highlightPercent: high, shadowPercent } = measureClipping(await readNative())
  return {
    error: error <= 8 ? 0 : error,
    exposure: measureEarly(scene).exposure?.display.split(',')[0] ?? 'none',
    high: high > 0.35 && high < 0.5 ? '0.4 %' : `${high} %`,
    shadowPercent,
    isDamaged,
    warning,
  }
}
