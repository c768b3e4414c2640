// Facts as bands: the words that a measurement allows. Never says more than the fact's tier and confidence do.
import type { BlurVerdict, Fact, FactId, Facts } from '../../shared/facts.ts'
import type { Camera } from '../../shared/photos.ts'
import { blurScale } from '../../shared/scales/blur.ts'
import { castScale } from '../../shared/scales/cast.ts'
import { highlightScale, shadowScale } from '../../shared/scales/clipping.ts'
import { colourfulnessScale } from '../../shared/scales/colourfulness.ts'
import { contrastScale } from '../../shared/scales/contrast.ts'
import { keyScale } from '../../shared/scales/exposure.ts'
import { focusScale } from '../../shared/scales/focusMap.ts'
import { cornerScale, weightScale } from '../../shared/scales/hints.ts'
import { emptySpaceScale } from '../../shared/scales/negativeSpace.ts'
import { noiseScale } from '../../shared/scales/noise.ts'
import { bandOf, scaleValue, type Scale } from '../../shared/scales/scale.ts'
import { mirrorScale } from '../../shared/scales/symmetry.ts'
import { tiltScale } from '../../shared/scales/tilt.ts'

/** A member is null where nothing was measured, or nothing sure enough to be said. */
export type Bands = ReturnType<typeof readBands>

/** Least confidence at which a guess of the whole arrangement (tier C) is hinted at. */
const hinted = 0.3

/** Colors under this share are not named. */
const leastShare = 0.05

export function readBands(facts: Facts, camera: Camera | null) {
  const edge = readEdge(facts)
  const chroma = read(colourfulnessScale, facts, chromas)
  return {
    frame: facts.aspect ? frames[facts.aspect.orientation] : null,
    light: read(keyScale, facts),
    highlights: read(highlightScale, facts),
    shadows: read(shadowScale, facts),
    contrast: read(contrastScale, facts, contrasts),
    corner: read(cornerScale, facts, corners),
    space: read(emptySpaceScale, facts),
    tilt: readTilt(facts),
    place: readPlace(facts),
    side: read(weightScale, facts, sides),
    mirror: read(mirrorScale, facts),
    edge,
    noise: read(noiseScale, facts, noises),
    zone: read(focusScale, facts),
    camera: readCamera(camera, edge),
    chroma,
    palette: readPalette(facts, chroma === 'mono'),
    cast: chroma === 'mono' ? null : read(castScale, facts),
    harmony: readHarmony(facts, chroma),
  }
}

const frames = { landscape: 'wide', portrait: 'tall', square: 'square' } as const

// The writer knows fewer words than the scales: what its sentences say holds for every band named here.
const contrasts = {
  'very-low': 'flat',
  low: 'flat',
  medium: 'mid',
  high: 'strong',
  'very-high': 'harsh',
} as const
const noises = {
  invisible: 'clean',
  slight: 'clean',
  visible: 'some',
  strong: 'heavy',
  'very-strong': 'heavy',
} as const
const chromas = {
  none: 'mono',
  trace: 'mono',
  faint: 'muted',
  slight: 'muted',
  moderate: 'mid',
  average: 'mid',
  quite: 'rich',
  high: 'vivid',
  extreme: 'vivid',
} as const
const sides = {
  'far-right': 'right',
  right: 'right',
  even: 'even',
  left: 'left',
  'far-left': 'left',
} as const
const edges = {
  crisp: 'crisp',
  hidden: 'fair',
  fair: 'fair',
  soft: 'soft',
  'very-soft': 'soft',
} as const
const corners = { dark: 'dark', darker: null, even: null, lighter: null, light: 'light' } as const

/** The band of the fact, or its name in `names`; null where it is not sure enough to be stated. */
function read<Id extends FactId, Name extends string>(scale: Scale<Id, Name>, facts: Facts): Name | null
function read<Id extends FactId, Name extends string, Label extends string | null>(
  scale: Scale<Id, Name>,
  facts: Facts,
  names: Record<Name, Label>,
): Label | null
function read<Id extends FactId, Name extends string>(
  scale: Scale<Id, Name>,
  facts: Facts,
  names?: Record<Name, string | null>,
): string | null {
  const value = scaleValue<Id>(scale, facts, scale.confidence.stated)
  if (value === null) return null
  const { name } = bandOf(scale, value)
  return names ? names[name] : name
}

/** The fact, when its confidence is at least `least`. */
function sure<Id extends FactId>(facts: Facts, id: Id, least: number): Fact<Id> | undefined {
  const fact = facts[id] as Fact<Id> | undefined
  return fact && fact.confidence >= least ? fact : undefined
}

/**
 * Of a tilt that is not sure only a visible lean is worth a word. The writer knows words for a level line alone, and
 * none for upright ones.
 */
function readTilt(facts: Facts) {
  const { confidence } = tiltScale
  const degrees = scaleValue(tiltScale, facts, confidence.said)
  if (degrees === null || facts.tilt?.kind !== 'horizon') return null
  const { name } = bandOf(tiltScale, degrees)
  if (scaleValue(tiltScale, facts, confidence.stated) !== null) return name
  return name === 'level' ? null : 'maybe'
}

const wordless = new Set<BlurVerdict>(['movement', 'part-moved', 'partly-sharp'])

/**
 * The grammar speaks of "the sharpest edges": it has no words for a picture that moved, wholly or in part, and none for
 * one that is sharp in places only, so of these it says nothing.
 */
function readEdge(facts: Facts) {
  const { confidence } = blurScale
  const value = scaleValue(blurScale, facts, confidence.said)
  if (value === null || !facts.blur || wordless.has(facts.blur.verdict)) return null
  const edge = edges[bandOf(blurScale, value).name]
  return facts.blur.confidence < confidence.stated ? (`${edge}maybe` as const) : edge
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

/** Reciprocal rule: an exposure longer than 1 / focal length (as on full frame) may show movement. */
function readCamera(camera: Camera | null, edge: string | null) {
  if (!camera) return null
  const { shutter, focalLength, focalLength35, aperture, iso } = camera
  if (shutter && focalLength && edge !== 'crisp' && shutter > 1 / (focalLength35 ?? focalLength))
    return 'slow'
  return shutter || aperture || iso ? 'set' : null
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
