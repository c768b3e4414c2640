// How far each fact is from the truth, on pictures painted with random parameters. Facts without one number that could
// be right or wrong (focus map, harmony) are left out.
import type { FactId } from '../src/shared/facts.ts'
import { measureAspect } from '../src/workers/photo/facts/aspect.ts'
import { measureBlur } from '../src/workers/photo/facts/blur.ts'
import { measureClipping } from '../src/workers/photo/facts/clipping.ts'
import { colourDistance } from '../src/workers/photo/facts/clusters.ts'
import { encodeSrgb, linearLight, luminanceOf, toLab, toOklab } from '../src/workers/photo/facts/colour.ts'
import { colourfulnessM3 } from '../src/workers/photo/facts/colourfulness.ts'
import { measureContrast } from '../src/workers/photo/facts/contrast.ts'
import { fitFalloff } from '../src/workers/photo/facts/cornerFalloff.ts'
import { measureTone } from '../src/workers/photo/facts/exposure.ts'
import { findHorizon } from '../src/workers/photo/facts/horizon.ts'
import { sampleLight } from '../src/workers/photo/facts/lightSample.ts'
import { measureNegativeSpace } from '../src/workers/photo/facts/negativeSpace.ts'
import { findNeutralCluster } from '../src/workers/photo/facts/neutralCluster.ts'
import { planeNoise } from '../src/workers/photo/facts/noise.ts'
import { findPalette } from '../src/workers/photo/facts/palette.ts'
import { createScene } from '../src/workers/photo/facts/scene.ts'
import { seededRandom } from '../src/workers/photo/facts/statistics.ts'
import { measureSubject } from '../src/workers/photo/facts/subject.ts'
import { measureSymmetry } from '../src/workers/photo/facts/symmetry.ts'
import {
  addNoise,
  blurPixels,
  grey,
  paint,
  sceneOf,
  storedAs,
  texture,
  type Rgb,
} from '../src/workers/photo/testing/synthetic.ts'

const draws = 8
const grain = texture(60)
const fine = texture(8, 2)
const greys = [30, 200, 90, 235, 140]

type Between = (low: number, high: number) => number
type Truth = {
  unit: string
  digits: number
  /** The error on one picture; `between` draws its parameters. */
  errorOf: (between: Between) => number
}

const light = ([red, green, blue]: Rgb): [number, number, number] => [
  linearLight[red]!,
  linearLight[green]!,
  linearLight[blue]!,
]

const truths: Partial<Record<FactId, Truth>> = {
  exposure: {
    unit: 'stops',
    digits: 3,
    errorOf(between) {
      const stops = between(-4, 2)
      const card = paint(64, 64, () => grey(encodeSrgb(0.18 * 2 ** stops)))
      return measureTone(sceneOf(card).planes).keyStops - stops
    },
  },
  contrast: {
    unit: 'RMS',
    digits: 4,
    errorOf(between) {
      const rms = between(0.02, 0.4)
      const stripes = paint(128, 128, (x) =>
        grey(encodeSrgb(luminanceOf(50 + 100 * rms * (x & 16 ? 1 : -1)))),
      )
      return measureContrast(sceneOf(stripes)).rms - rms
    },
  },
  tilt: {
    unit: '°',
    digits: 3,
    errorOf(between) {
      const degrees = between(-15, 15)
      const slope = Math.tan((degrees * Math.PI) / 180)
      const sea = paint(1024, 683, (x, y) => {
        const isSky = y < 290 + (x - 512) * slope
        const tone = (isSky ? 185 : 75) + (isSky ? 20 : 60) * grain(x, y)
        return [0.8 * tone, tone, 1.2 * tone]
      })
      return (findHorizon(addNoise(blurPixels(sea, 0.8), 3))?.degrees ?? Infinity) - degrees
    },
  },
  cast: {
    unit: 'Lab units',
    digits: 2,
    errorOf(between) {
      const [red, blue] = [between(0.8, 1.3), between(0.7, 1.25)]
      const lit = paint(768, 512, (x, y) => {
        const tone = linearLight[Math.round(110 + 100 * grain(x, y))]!
        return [encodeSrgb(tone * red), encodeSrgb(tone), encodeSrgb(tone * blue)]
      })
      const [, a, b] = toLab(linearLight[118]! * red, linearLight[118]!, linearLight[118]! * blue)
      const found = findNeutralCluster(sampleLight(lit))!
      return Math.max(Math.abs(found.a - a), Math.abs(found.b - b))
    },
  },
  colourfulness: {
    unit: '%',
    digits: 2,
    errorOf(between) {
      // Uniform bytes of n values have variance (n² - 1) / 12; red-green doubles it, yellow-blue has 1.5 times it.
      const values = Math.round(between(40, 256))
      const byte = (): number => Math.floor(between(0, values))
      const truth = Math.sqrt(((values ** 2 - 1) / 12) * 3.5)
      return 100 * (colourfulnessM3(paint(300, 300, () => [byte(), byte(), byte()])) / truth - 1)
    },
  },
  palette: {
    unit: 'of the frame, or OKLab',
    digits: 4,
    errorOf(between) {
      const share = between(0.1, 0.9)
      const colours: [Rgb, Rgb] = [
        [Math.round(between(150, 250)), 120, 40],
        [20, 50, Math.round(between(80, 200))],
      ]
      const halves = addNoise(
        paint(1000, 400, (x) => (x < 1000 * share ? colours[0] : colours[1])),
        4,
      )
      const found = findPalette(sceneOf(halves).colours)
      const errors = colours.map((rgb, i) => {
        const truth = toOklab(...light(rgb))
        const distances = found.map(({ colour }) => colourDistance(colour, truth))
        const nearest = found[distances.indexOf(Math.min(...distances))]!
        return Math.max(Math.min(...distances), Math.abs(nearest.share - (i === 0 ? share : 1 - share)))
      })
      return Math.max(...errors)
    },
  },
  subject: {
    unit: '% of the diagonal',
    digits: 1,
    errorOf(between) {
      const [x, y, radius] = [between(0.2, 0.8), between(0.25, 0.75), between(0.06, 0.12)]
      const disc = paint(768, 512, (px, py) => {
        const isInside = Math.hypot(px - 768 * x, py - 512 * y) < 768 * radius
        const tone = (isInside ? 150 : 120) + (isInside ? 170 * fine(px, py) : 40 * grain(px, py))
        return isInside ? [tone + 40, 0.4 * tone, 0.4 * tone] : [0.9 * tone, tone, 0.95 * tone]
      })
      const found = measureSubject(sceneOf(disc))
      return (100 * Math.hypot((found.x - x) * 768, (found.y - y) * 512)) / Math.hypot(768, 512)
    },
  },
  symmetry: {
    unit: 'correlation',
    digits: 3,
    errorOf(between) {
      const scale = between(0.5, 2)
      const mirrored = paint(512, 340, (x, y) => grey(128 + 120 * grain(scale * Math.abs(x - 255.5), y)))
      return measureSymmetry(sceneOf(mirrored)).mirror - 1
    },
  },
  negativeSpace: {
    unit: 'points',
    digits: 1,
    errorOf(between) {
      const empty = between(10, 90)
      const picture = paint(1000, 680, (x, y) => grey(x < 10 * empty ? 180 : 128 + 160 * fine(x, y)))
      return measureNegativeSpace(sceneOf(picture)).percent - empty
    },
  },
  cornerFalloff: {
    unit: 'stops',
    digits: 2,
    errorOf(between) {
      const stops = between(-2, 0)
      const picture = paint(768, 512, (x, y) => {
        const distance = ((x - 384) ** 2 + (y - 256) ** 2) / (384 ** 2 + 256 ** 2)
        return grey(encodeSrgb(0.35 * (1 + 0.5 * grain(x, y)) * 2 ** (stops * distance)))
      })
      return (fitFalloff(sceneOf(picture).planes.luminance)?.stops ?? Infinity) - stops
    },
  },
  aspect: {
    unit: '',
    digits: 3,
    errorOf(between) {
      const size = { width: Math.round(between(300, 6000)), height: Math.round(between(300, 6000)) }
      const { ratio } = measureAspect(
        createScene({ raster: paint(1, 1, () => grey(0)), size, jpegQuality: null }),
      )
      const truth = Math.max(size.width, size.height) / Math.min(size.width, size.height)
      return ratio - Math.round(100 * truth) / 100
    },
  },
  clipping: {
    unit: 'points',
    digits: 3,
    errorOf(between) {
      const columns = 2 * Math.round(between(0, 200))
      const picture = storedAs(paint(1000, 40, (x) => grey(x < columns ? 255 : 120)))
      return measureClipping(picture).highlightPercent - columns / 10
    },
  },
  noise: {
    unit: '%',
    digits: 1,
    errorOf(between) {
      const sigma = between(2, 20)
      const noisy = addNoise(
        paint(768, 512, (x, y) => [60 + x / 8, 60 + y / 6, 120]),
        sigma,
        Math.round(between(1, 1e6)),
      )
      return 100 * ((planeNoise(sceneOf(noisy).planes.luma) ?? Infinity) / sigma - 1)
    },
  },
  blur: {
    unit: '%',
    digits: 0,
    errorOf(between) {
      const sigma = between(1.5, 6)
      const patches = paint(768, 512, (x, y) => {
        // Discs, so that there are edges of every direction.
        const cell = Math.floor(x / 64) * 7 + Math.floor(y / 64) * 13
        const isInside = Math.hypot((x % 64) - 32, (y % 64) - 32) < 24
        return grey(greys[(cell + (isInside ? 2 : 0)) % 5]!)
      })
      const blurred = blurPixels(patches, sigma)
      return 100 * ((measureBlur(storedAs(blurred), sceneOf(blurred)).sigmaPixels ?? Infinity) / sigma - 1)
    },
  },
}

/** Per fact the largest error of eight pictures, with its unit. The same pictures every time. */
export function measureErrors(): Partial<Record<FactId, string>> {
  const worst = Object.entries(truths).map(([id, { unit, digits, errorOf }]) => {
    const random = seededRandom(4711)
    const between: Between = (low, high) => low + (high - low) * random()
    const errors = Array.from({ length: draws }, () => Math.abs(errorOf(between)))
    return [id, `${Math.max(...errors).toFixed(digits)} ${unit}`.trim()] as const
  })
  return Object.fromEntries(worst)
}
