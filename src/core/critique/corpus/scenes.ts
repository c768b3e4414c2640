// Made-up photographs for the labelled sentences: what was measured in them and what their files say.
import type { Facts } from '../../../shared/facts.ts'
import { emptyCamera, type Camera } from '../../../shared/photos.ts'

export type Scene = { facts: Facts; camera: Camera }

type Measures = {
  high: number
  low: number
  key: number
  black: number
  tilt: number | null
  sigma: number
  blur: number | null
  cast: { a: number; b: number }
  m3: number
}

const certain = { tier: 'A', confidence: 1, label: '', display: '', statement: null } as const
const likely = { tier: 'B', confidence: 0.8, label: '', display: '', statement: null } as const

function measured({ high, low, key, black, tilt, sigma, blur, cast, m3 }: Measures): Facts {
  const flat = Array<number>(64).fill((1 - black) / 63)
  const histogram = { luminance: [black, ...flat.slice(1)], red: flat, green: flat, blue: flat }
  return {
    exposure: { ...certain, keyStops: key, meanL: 50, medianL: 50, rangeStops: 7, histogram },
    clipping: { ...certain, highlightPercent: high, shadowPercent: low },
    noise: { ...certain, sigma },
    sharpness: { ...likely, edgeBlurPixels: blur },
    tilt: { ...likely, degrees: tilt },
    cast: { ...likely, ...cast, neutralPercent: 40, greyWorld: cast, shadesOfGrey: cast },
    colourfulness: { ...certain, m3 },
  }
}

export const scenes = {
  /** Faultless by every measure, and every camera value is known. */
  clean: {
    facts: measured({
      high: 0,
      low: 0,
      key: -0.4,
      black: 0.002,
      tilt: 0.1,
      sigma: 0.5,
      blur: 0.7,
      m3: 42,
      cast: { a: 0.2, b: 0.4 },
    }),
    camera: {
      ...emptyCamera,
      make: 'Canon',
      model: 'Canon EOS R6',
      lens: 'RF24-105mm F4 L IS USM',
      focalLength: 50,
      focalLength35: 50,
      aperture: 8,
      shutter: 1 / 250,
      iso: 200,
    },
  },
  /** Everything went wrong, in the dark, on a tripod. */
  rough: {
    facts: measured({
      high: 8.4,
      low: 12.6,
      key: -2.6,
      black: 0.3,
      tilt: -4.2,
      sigma: 9.1,
      blur: 4.2,
      m3: 96,
      cast: { a: 2, b: 11 },
    }),
    camera: {
      ...emptyCamera,
      make: 'NIKON CORPORATION',
      model: 'NIKON Z 6',
      lens: 'NIKKOR Z 24-70mm f/2.8 S',
      focalLength: 24,
      focalLength35: 24,
      aperture: 2.8,
      shutter: 2,
      iso: 6400,
    },
  },
  /** A dark picture without any clipping in the highlights. */
  night: {
    facts: measured({
      high: 0,
      low: 4,
      key: -3.1,
      black: 0.4,
      tilt: null,
      sigma: 2,
      blur: 1.1,
      m3: 25,
      cast: { a: 1, b: 3 },
    }),
    camera: emptyCamera,
  },
  /** Bright, cold and pale; the file says nothing of the camera. */
  pale: {
    facts: measured({
      high: 0.5,
      low: 0,
      key: 1.6,
      black: 0,
      tilt: null,
      sigma: 2,
      blur: 1.6,
      m3: 9,
      cast: { a: -1, b: -8 },
    }),
    camera: emptyCamera,
  },
  /** A black-and-white picture from a phone. */
  grey: {
    facts: measured({
      high: 0.3,
      low: 1,
      key: -1,
      black: 0.05,
      tilt: 2.4,
      sigma: 1.5,
      blur: 1.2,
      m3: 0,
      cast: { a: 0, b: 0 },
    }),
    camera: {
      ...emptyCamera,
      make: 'Apple',
      model: 'iPhone 12',
      focalLength: 4.2,
      focalLength35: 26,
      aperture: 1.6,
      shutter: 1 / 60,
      iso: 32,
    },
  },
  /** Nothing measured, nothing known. */
  unknown: { facts: {}, camera: emptyCamera },
} satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
