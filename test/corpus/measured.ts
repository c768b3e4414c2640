// What a made-up photograph measures, from the few numbers that matter to the sentences about it.
import type { BlurVerdict, Fact, Facts } from '../../src/shared/facts.ts'

export type Measures = {
  high: number
  low: number
  key: number
  black: number
  tilt: number | null
  sigma: number
  blur: number | null
  cast: { a: number; b: number }
  m3: number
  range: number
  rms: number
  mirror: number
  empty: number
  /** Of focus, in dB; null where too little of the picture has structure. */
  separation: number | null
  aspect: Pick<Fact<'aspect'>, 'name' | 'ratio' | 'orientation'>
  /** Colours and their shares. */
  palette: [hex: string, share: number][]
}

const certain = { tier: 'A', confidence: 1, label: '', display: '', statement: null } as const
const likely = { tier: 'B', confidence: 0.8, label: '', display: '', statement: null } as const

export function measured(measures: Measures): Facts {
  const { high, low, key, black, tilt, sigma, blur, cast, m3 } = measures
  const flat = Array<number>(64).fill((1 - black) / 63)
  const histogram = { luminance: [black, ...flat.slice(1)], red: flat, green: flat, blue: flat }
  const lightness = 116 * Math.cbrt(0.18 * 2 ** key) - 16
  const tone = { keyStops: key, meanL: lightness, medianL: lightness, rangeStops: measures.range, histogram }
  const { separation: separationDb, palette } = measures
  const focus = { columns: 0, rows: 0, tiles: [], separationDb }
  const swatches = palette.map(([hex, share]) => ({ hex, share, name: 'colour' }))
  return {
    exposure: { ...certain, ...tone },
    clipping: { ...certain, highlightPercent: high, shadowPercent: low },
    noise: { ...certain, sigma },
    blur: { ...likely, ...blurOf(blur) },
    tilt: { ...likely, degrees: tilt, kind: tilt === null ? null : 'horizon' },
    cast: { ...likely, ...cast, neutralPercent: 40, greyWorld: cast, shadesOfGrey: cast },
    colourfulness: { ...certain, m3 },
    contrast: { ...certain, rms: measures.rms },
    symmetry: { ...certain, mirror: measures.mirror },
    negativeSpace: { ...likely, percent: measures.empty },
    focusMap: { ...likely, ...focus, confidence: separationDb === null ? 0 : 0.8 },
    aspect: { ...certain, ...measures.aspect },
    palette: { ...certain, swatches },
  }
}

/** A picture of 1600 pixels whose blur is the same everywhere; null: nothing can be said of the whole. */
function blurOf(sigmaPixels: number | null) {
  const verdict: BlurVerdict =
    sigmaPixels === null
      ? 'partly-sharp'
      : sigmaPixels < 1
        ? 'sharp'
        : sigmaPixels < 2
          ? 'slightly-soft'
          : 'defocus'
  return {
    verdict,
    sigmaPixels,
    sigmaShare: sigmaPixels === null ? null : sigmaPixels / 1600,
    movement: null,
    map: { columns: 1, rows: 1, sigmas: [sigmaPixels], confidences: [0.8] },
  }
}
