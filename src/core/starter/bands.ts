// Facts as bands: the words that a measurement allows. Never says more than the fact's tier and confidence do.
import type { Fact, FactId, Facts } from '../../shared/facts.ts'
import type { Camera } from '../../shared/photos.ts'
import { contrastScale } from '../../shared/scales/contrast.ts'
import { bandOf, scaleValue } from '../../shared/scales/scale.ts'
import { tiltScale } from '../../shared/scales/tilt.ts'

/** A member is null where nothing was measured, or nothing sure enough to be said. */
export type Bands = ReturnType<typeof readBands>

/** Least confidence at which a tier B fact is stated, is worded with care, and a tier C fact is hinted at. */
const stated = 0.7
const worded = 0.5
const hinted = 0.3

/** Share of near-neutral pixels, percent, under which a cast says nothing. */
const leastNeutral = 5
/** Colors under this share are not named. */
const leastShare = 0.05

export function readBands(facts: Facts, camera: Camera | null) {
  const edge = readEdge(facts)
  const chroma = band(facts.colourfulness?.m3, { mono: 6, muted: 33, mid: 59, rich: 82 }, 'vivid')
  return {
    frame: facts.aspect ? frames[facts.aspect.orientation] : null,
    light: band(facts.exposure?.keyStops, { deep: -2.6, dark: -1.3, mid: 0.7, bright: 1.4 }, 'high'),
    highlights: band(
      facts.clipping?.highlightPercent,
      { none: 0.1, clean: 0.5, touched: 2, clipped: 6 },
      'blown',
    ),
    shadows: band(facts.clipping?.shadowPercent, { none: 0.1, clean: 1, deep: 6 }, 'blocked'),
    contrast: readContrast(facts),
    corner: readCorner(facts),
    space: band(sure(facts, 'negativeSpace', worded)?.percent, { low: 25, mid: 60 }, 'high'),
    tilt: readTilt(facts),
    place: readPlace(facts),
    side: band(sure(facts, 'placement', hinted)?.leftWeight, { right: 0.4, even: 0.6 }, 'left'),
    mirror: band(sure(facts, 'symmetry', stated)?.mirror, { low: 0.4, some: 0.75 }, 'high'),
    edge,
    noise: band(sure(facts, 'noise', worded)?.sigma, { clean: 2, some: 6 }, 'heavy'),
    zone: band(sure(facts, 'focusMap', worded)?.separationDb, { even: 9, between: 14 }, 'strong'),
    camera: readCamera(camera, edge),
    chroma,
    palette: readPalette(facts, chroma === 'mono'),
    cast: chroma === 'mono' ? null : readCast(facts),
    harmony: readHarmony(facts, chroma),
  }
}

const frames = { landscape: 'wide', portrait: 'tall', square: 'square' } as const

/** The name of the first limit that `value` is below, else `above`. */
function band<Name extends string, const Above extends string>(
  value: number | null | undefined,
  limits: Record<Name, number>,
  above: Above,
): Name | Above | null {
  if (value === null || value === undefined) return null
  const below = (Object.entries(limits) as [Name, number][]).find(([, limit]) => value < limit)
  return below ? below[0] : above
}

/** The fact, when its confidence is at least `least`. */
function sure<Id extends FactId>(facts: Facts, id: Id, least: number): Fact<Id> | undefined {
  const fact = facts[id] as Fact<Id> | undefined
  return fact && fact.confidence >= least ? fact : undefined
}

/** Of a tilt that is not sure only a visible lean is worth a word. */
function readTilt(facts: Facts) {
  const { confidence } = tiltScale
  const degrees = scaleValue(tiltScale, facts, confidence.said)
  if (degrees === null) return null
  const { name } = bandOf(tiltScale, degrees)
  if (scaleValue(tiltScale, facts, confidence.stated) !== null) return name
  return name === 'level' ? null : 'maybe'
}

const contrasts = {
  'very-low': 'flat',
  low: 'flat',
  medium: 'mid',
  high: 'strong',
  'very-high': 'harsh',
} as const

function readContrast(facts: Facts) {
  const rms = scaleValue(contrastScale, facts, contrastScale.confidence.said)
  return rms === null ? null : contrasts[bandOf(contrastScale, rms).name]
}

function readEdge(facts: Facts) {
  const fact = sure(facts, 'sharpness', worded)
  const edge = band(fact?.edgeBlurPixels, { crisp: 1, fair: 2 }, 'soft')
  return fact && edge && fact.confidence < stated ? (`${edge}maybe` as const) : edge
}

/** Where attention seems to be drawn; a guess, so only clear cases get a name of their own. */
function readPlace(facts: Facts) {
  const subject = sure(facts, 'subject', hinted)
  const placement = sure(facts, 'placement', hinted)
  if (!subject || !placement) return null
  const { x, y } = subject
  if (Math.min(x, 1 - x, y, 1 - y) < 0.12) return 'edge'
  if (Math.abs(x - 0.5) < 0.08 && Math.abs(y - 0.5) < 0.12) return 'centre'
  return placement.thirdsDistance < 0.06 ? 'third' : 'free'
}

/** Only a falloff that follows the distance from the middle is about the corners. */
function readCorner(facts: Facts) {
  const falloff = facts.cornerFalloff
  if (!falloff || falloff.r2 < 0.6) return null
  return falloff.stops <= -1 ? 'dark' : falloff.stops >= 0.7 ? 'light' : null
}

/** Reciprocal rule: an exposure longer than 1 / focal length (as on full frame) may show movement. */
function readCamera(camera: Camera | null, edge: string | null) {
  if (!camera) return null
  const { shutter, focalLength, focalLength35, aperture, iso } = camera
  if (shutter && focalLength && edge !== 'crisp' && shutter > 1 / (focalLength35 ?? focalLength))
    return 'slow'
  return shutter || aperture || iso ? 'set' : null
}

function readCast(facts: Facts) {
  const cast = sure(facts, 'cast', worded)
  if (!cast || cast.neutralPercent < leastNeutral) return null
  return band(Math.hypot(cast.a, cast.b), { none: 2.5, slight: 8 }, 'strong')
}

function readPalette(facts: Facts, isGrey: boolean) {
  if (isGrey) return 'grey'
  const { length } = namedColors(facts)
  return length === 0 ? null : length === 1 ? 'one' : length === 2 ? 'two' : 'three'
}

/** The palette by name, largest share first; swatches of one name count together. */
export function namedColors(facts: Facts): { name: string; share: number }[] {
  const shares = new Map<string, number>()
  for (const { name, share } of facts.palette?.swatches ?? [])
    shares.set(name, (shares.get(name) ?? 0) + share)
  return [...shares]
    .map(([name, share]) => ({ name, share }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share)
}

/** Hue templates that can be called an arrangement; the others are too wide to mean anything. */
const arrangements = new Set([
  'monochromatic',
  'analogous',
  'complementary',
  'broad complementary',
  'triadic',
])

function readHarmony(facts: Facts, chroma: string | null) {
  const isColorful = chroma === 'mid' || chroma === 'rich' || chroma === 'vivid'
  const template = sure(facts, 'harmony', hinted)?.template
  return isColorful && template && arrangements.has(template) ? 'hint' : null
}
