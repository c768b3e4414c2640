// What the tones say. A dark picture with bright tones in it is meant to be dark; one without any lacks light.
import type { Facts } from '../../../shared/facts.ts'
import { highlightScale, nearBlackShare, shadowScale } from '../../../shared/scales/clipping.ts'
import { contrastScale } from '../../../shared/scales/contrast.ts'
import { headroomScale, keyScale } from '../../../shared/scales/exposure.ts'
import { faceLightScale } from '../../../shared/scales/faces.ts'
import { lowerLimit } from '../../../shared/scales/scale.ts'
import { baseOf, bandName, seenFact, statedValue, type Observation } from './observation.ts'
import { blurredVerdicts } from './sharpness.ts'
import type { Situation } from '../../../shared/situations.ts'
import { partInWords, stopsInWords } from './sizes.ts'
import { boxInWords, clippedBox, regionOf } from './spots.ts'

/** A picture whose median lies above this is not dark for the eye, however black its blacks. CIE L*. */
const darkMedian = 40
/** Stops from white to the brightest tones from which on all of the picture lacks light. */
const dull = lowerLimit(headroomScale, 'short')

const strong = lowerLimit(contrastScale, 'high')
/** Below this in stops the whole picture is short of light, not its whites alone. */
const darkKey = -0.7

/** Brighter than this in stops, nobody misses a white. */
const mostDull = 0.9

export function observeLight(facts: Facts, situation: Situation): Observation[] {
  // Of a blurred picture nobody praises what its tones have kept.
  const isBlurred = facts.blur !== undefined && blurredVerdicts.has(facts.blur.verdict)
  const key = observeKey(facts, situation)
  return [
    key,
    key?.polarity === 'fault' ? null : observeBrightest(facts),
    observeScale(facts, situation),
    observeFaceLight(facts),
  ].filter((found) => found !== null && !(isBlurred && found.polarity === 'good')) as Observation[]
}

const base = baseOf('lighting')

/** The one thing that exposure and both ends add up to. */
function observeKey(facts: Facts, situation: Situation): Observation | null {
  const { exposure, clipping } = facts
  const headroom = statedValue(headroomScale, facts)
  const key = bandName(keyScale, facts)
  const lights = bandName(highlightScale, facts)
  const darks = bandName(shadowScale, facts)
  if (!exposure || !clipping || headroom === null || key === null || lights === null || darks === null)
    return null
  const { keyStops, medianL } = exposure
  const { highlightPercent, shadowPercent } = clipping
  const isDark = (key === 'deep' || key === 'dark') && medianL < darkMedian
  const isHeld = highlightPercent < 0.5 && shadowPercent < 1

  // What is dull has no strong contrast; what is plainly dark may have.
  const isFlat = (statedValue(contrastScale, facts) ?? 0) < strong || keyStops < darkKey
  if (headroom >= dull && lights === 'none' && keyStops < mostDull && isFlat) {
    const words = { stops: stopsInWords(headroom) }
    const size = Math.min(0.97, 0.6 + 0.15 * (headroom - dull))
    // Where a meaning of the grays is likely, as in fog, this is said late.
    const salience = situation === 'haze' ? size - 0.15 : size
    const id = keyStops < darkKey ? 'under' : 'dull'
    return { ...base, id, polarity: 'fault', salience, topics: ['key', 'highlights', 'shadows'], words }
  }
  const isLost = lights === 'clipped' || lights === 'blown'
  if (isLost && !(isDark && lights === 'clipped')) {
    const box = clippedBox(facts, 'highlights')
    const where = box ? boxInWords(box) : 'throughout'
    const isBright = keyStops >= 0.3 && lights === 'blown'
    return {
      ...base,
      id: isBright ? 'over' : where === 'throughout' ? 'lost' : 'blown',
      polarity: 'fault',
      salience: lights === 'blown' ? 0.88 : 0.62,
      topics: ['key', 'highlights', 'shadows'],
      regions: box && where !== 'throughout' ? [regionOf('highlights', box, facts)] : [],
      words: {
        where,
        percent: `${Math.round(highlightPercent)} %`,
        part: partInWords(highlightPercent / 100),
      },
    }
  }
  if (darks === 'blocked') {
    const box = clippedBox(facts, 'shadows')
    const where = box ? boxInWords(box) : 'throughout'
    return {
      ...base,
      id: where === 'throughout' ? 'black' : 'blocked',
      // A black thing is black: that nothing is seen in it is told, and blamed on nobody.
      polarity: 'plain',
      salience: isDark ? 0.6 : 0.55,
      topics: ['key', 'highlights', 'shadows'],
      regions: box && where !== 'throughout' ? [regionOf('shadows', box, facts)] : [],
      words: { where, part: partInWords(shadowPercent / 100) },
    }
  }
  if (isDark && isHeld && exposure.histogram.luminance[0]! < nearBlackShare * 6)
    return {
      ...base,
      id: 'darkheld',
      polarity: 'good',
      salience: 0.56,
      topics: ['key', 'highlights', 'shadows'],
    }
  if (isDark) return { ...base, id: 'dark', polarity: 'plain', salience: 0.5, topics: ['key'] }
  if ((key === 'bright' || key === 'high') && isHeld)
    return {
      ...base,
      id: 'brightheld',
      polarity: 'good',
      salience: 0.55,
      topics: ['key', 'highlights', 'shadows'],
    }
  const isFull = exposure.rangeStops >= 7.5 && exposure.rangeIsLeast !== true
  if (key === 'mid' && isFull && isHeld)
    return {
      ...base,
      id: 'bothends',
      polarity: 'good',
      salience: 0.36,
      topics: ['key', 'highlights', 'shadows', 'scale'],
    }
  return null
}

/** The least per cent of clipped lights that make a spot, the most that the box around them covers. */
const spot = { percent: 0.05, share: 0.2 }

/** Where the lights of a dark picture lie: what is white among dark tones is what the eye goes to. */
function observeBrightest(facts: Facts): Observation | null {
  const { exposure, clipping } = facts
  const box = clippedBox(facts, 'highlights')
  if (!exposure || !clipping || !box || exposure.medianL >= darkMedian) return null
  if (clipping.highlightPercent < spot.percent || box.width * box.height > spot.share) return null
  return {
    ...base,
    id: 'brightest',
    polarity: 'plain',
    salience: 0.57,
    certainty: 0.9,
    topics: ['spot'],
    regions: [regionOf('highlights', box, facts)],
    words: { where: boxInWords(box) },
  }
}

/**
 * Contrast that is seen at once: RMS, the least share of the frame in the darkest quarter of the tones, and the most in
 * the two middle ones, for a frame of middle grays with black things in it is in no hard light.
 */
const hard = { rms: 0.27, darks: 0.25, middles: 0.4 }

/** How far light and dark lie apart. */
function observeScale(facts: Facts, situation: Situation): Observation | null {
  const { exposure } = facts
  const contrast = bandName(contrastScale, facts)
  if (contrast === null || !exposure || situation === 'document') return null
  const { rangeStops } = exposure
  if (contrast === 'very-low')
    return { ...base, id: 'flat', polarity: 'plain', salience: 0.5, topics: ['scale'] }
  if (contrast === 'low' && rangeStops < 5.4)
    return { ...base, id: 'gentle', polarity: 'plain', salience: 0.44, topics: ['scale'] }
  const { luminance } = exposure.histogram
  const shareOf = (from: number, to: number): number =>
    luminance.slice(luminance.length * from, luminance.length * to).reduce((sum, share) => sum + share, 0)
  const isHard = shareOf(0, 1 / 4) >= hard.darks && shareOf(1 / 4, 3 / 4) <= hard.middles
  if (facts.contrast!.rms >= hard.rms && isHard)
    return { ...base, id: 'hard', polarity: 'plain', salience: 0.46, topics: ['scale'] }
  return null
}

/** The light of the largest face against the rest. */
function observeFaceLight(facts: Facts): Observation | null {
  const face = seenFact(facts, 'faces')?.faces[0]
  const light = bandName(faceLightScale, facts)
  if (!face || face.width < 0.06 || light === null || light === 'alike' || face.stops === null) return null
  const isDark = light === 'darker'
  return {
    ...base,
    id: isDark ? 'facedark' : 'facelit',
    polarity: isDark ? 'fault' : 'good',
    salience: isDark ? 0.68 : 0.5,
    certainty: 0.8,
    topics: ['faceLight'],
    regions: [regionOf('face', face, facts)],
    words: { stops: stopsInWords(face.stops), face: facts.faces!.faces.length > 1 ? 'largest face' : 'face' },
  }
}
