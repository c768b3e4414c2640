// Straight movement, from what it leaves in the power spectrum.
import {
  frequencyOf,
  spectrumDirections as directions,
  spectrumFrequencies as frequencies,
  type PolarSpectrum,
} from './polarSpectrum.ts'

/** Lengths that are tried, in pixels. */
const lengths = [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52]
/** No real spectrum has zeros: each is filled to this, less at higher frequencies. */
const zero = { depth: 0.02, fall: 0.3 }
/** Fewer frequencies above the noise than this say nothing. */
const fewestFrequencies = 5
/** No movement leaves more than its own differences: a length that is too short for them does not fit. */
const steepest = 1.4
/** Deviation in levels that rounding to bytes and compression leave in any file. */
const leastNoise = 0.35

export type Streak = {
  /** Correlation of the spectrum's differences between directions with those of an even, straight movement. */
  correlation: number
  /** How strong they are against those of the movement: 1 for a scene alike in all directions. */
  slope: number
  /** Standard deviation of the differences, natural logarithms of power. */
  strength: number
  /** Pixels. */
  length: number
  /** Direction of the movement, 0 to 180, from the x axis towards the y axis. */
  degrees: number
}

/**
 * The straight movement that fits best: the logarithm of the power less its mean over the directions, frequency by
 * frequency (so that what a scene, a lens and defocus do alike in all directions falls out), against
 * log sinc²(length · frequency · cos angle). Zeros of the spectrum as the mark of movement: Cannon 1976; its direction
 * and extent: Yitzhaky & Kopeika 1997; the match is our own. Null where too little stands out from the noise.
 */
export function findStreak(spectrum: PolarSpectrum, noise: number): Streak | null {
  const { rest, rings } = overDirections(spectrum, noise)
  if (rings.length < fewestFrequencies) return null
  const energy = rest.reduce((sum, value) => sum + value * value, 0)
  const series = rings.map((ring) => directionSeries(rest, ring * directions))
  let best: Streak | null = null
  for (const [l, length] of lengths.entries()) {
    const own = rings.reduce((sum, ring) => sum + templates[l]![ring]!.energy, 0)
    const shared = matchOverTurns(
      series,
      rings.map((ring) => templates[l]![ring]!.series),
    )
    for (let turn = 0; turn < directions; turn++) {
      const correlation = shared[turn]! / Math.sqrt(own * energy + 1e-9)
      const slope = shared[turn]! / (own + 1e-9)
      if (slope > steepest || (best && correlation <= best.correlation)) continue
      const strength = Math.sqrt(energy / (rings.length * directions))
      best = { correlation, slope, strength, length, degrees: ((turn + 0.5) * 180) / directions }
    }
  }
  return best
}

/** Of the frequencies that stand out from the noise, the logarithm of power less its mean over the directions. */
function overDirections(spectrum: PolarSpectrum, noise: number): { rest: Float32Array; rings: number[] } {
  const floor = Math.log(2 * Math.max(noise, leastNoise) ** 2)
  const rest = new Float32Array(spectrum.length)
  const rings: number[] = []
  for (let ring = 0; ring < frequencies; ring++) {
    const from = ring * directions
    let sum = 0
    for (let a = 0; a < directions; a++) sum += spectrum[from + a]!
    const mean = sum / directions
    if (mean <= floor) continue
    rings.push(ring)
    for (let a = 0; a < directions; a++) rest[from + a] = spectrum[from + a]! - mean
  }
  return { rest, rings }
}

/** Cosine and sine sums of the values of one ring over its directions, harmonics 1 to `harmonics`. */
type Series = { cosines: Float64Array; sines: Float64Array }

/** Harmonics of half a turn that its directions can hold. */
const harmonics = directions / 2
const waves = Float64Array.from({ length: directions }, (_, i) => Math.cos((2 * Math.PI * i) / directions))
const cosine = (steps: number): number => waves[steps % directions]!
const sine = (steps: number): number => waves[(steps + 3 * (directions / 4)) % directions]!

function directionSeries(values: ArrayLike<number>, from: number): Series {
  const series = { cosines: new Float64Array(harmonics), sines: new Float64Array(harmonics) }
  for (let m = 1; m <= harmonics; m++) {
    for (let a = 0; a < directions; a++) {
      series.cosines[m - 1]! += values[from + a]! * cosine(m * a)
      series.sines[m - 1]! += values[from + a]! * sine(m * a)
    }
  }
  return series
}

/**
 * Sum over the rings of the product of the values with the template in each of its turns: by their series in a tenth
 * of the time, for a template is even and the rings can be summed first.
 */
function matchOverTurns(values: Series[], template: Float64Array[]): Float64Array {
  const shared = new Float64Array(directions)
  for (let m = 1; m <= harmonics; m++) {
    let even = 0
    let odd = 0
    for (let ring = 0; ring < values.length; ring++) {
      even += template[ring]![m - 1]! * values[ring]!.cosines[m - 1]!
      odd += template[ring]![m - 1]! * values[ring]!.sines[m - 1]!
    }
    for (let turn = 0; turn < directions; turn++)
      shared[turn]! += even * cosine(m * turn) + odd * sine(m * turn)
  }
  return shared
}

/** Per length and frequency what a movement leaves: the sum of its squares, and its series of cosines. */
const templates = lengths.map((length) =>
  Array.from({ length: frequencies }, (_, ring) => {
    const values = streakDifferences(length * frequencyOf(ring))
    const series = directionSeries(values, 0).cosines.map(
      (sum, i) => (sum * (i + 1 === harmonics ? 1 : 2)) / directions,
    )
    return { energy: values.reduce((sum, value) => sum + value * value, 0), series }
  }),
)

/** Logarithm of the power of a movement of so many waves, per direction from its own, less its mean. */
function streakDifferences(waveCount: number): number[] {
  const values = Array.from({ length: directions }, (_, a) => {
    const phase = Math.PI * waveCount * Math.cos((a * Math.PI) / directions)
    const power = Math.abs(phase) < 1e-3 ? 1 : (Math.sin(phase) / phase) ** 2
    return Math.log(Math.max(power, zero.depth / (1 + zero.fall * phase * phase)))
  })
  const mean = values.reduce((sum, value) => sum + value, 0) / directions
  return values.map((value) => value - mean)
}
