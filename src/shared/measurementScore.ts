// What the measurements of a photograph add up to: how free it is of defects that a measurement can name.
// It begins with nothing: what was not measured gives no score, and taste (key, contrast, colours, placement) none at all.
import { z } from 'zod'
import type { FactId, Facts } from './facts.ts'
import { blurScale } from './scales/blur.ts'
import { castScale } from './scales/cast.ts'
import { highlightScale, shadowScale } from './scales/clipping.ts'
import { compressionScale } from './scales/compression.ts'
import { enlargementScale } from './scales/enlargement.ts'
import { headroomScale } from './scales/exposure.ts'
import { noiseScale } from './scales/noise.ts'
import { bandOf, scaleValue, type Scale } from './scales/scale.ts'
import { tiltScale } from './scales/tilt.ts'

export const measuredParts = ['tones', 'sharpness', 'level', 'neutrality'] as const
export type MeasuredPart = (typeof measuredParts)[number]

/** 0..10 in steps of 0.5. */
const partScoreSchema = z.number().min(0).max(10).multipleOf(0.5)

export const measurementScoreSchema = z.object({
  /** Mean of tones and sharpness, one decimal: the two that photographs have in common. */
  overall: z.number().min(0).max(10),
  tones: partScoreSchema,
  sharpness: partScoreSchema,
  /** Null where there is no clear level line. */
  level: partScoreSchema.nullable(),
  /** Null where there is no reliable neutral. */
  neutrality: partScoreSchema.nullable(),
})
export type MeasurementScore = z.infer<typeof measurementScoreSchema>

/** Long edge in pixels under which a picture is too small to judge. */
export const leastEdge = 320
/** A picture whose RMS contrast is not above this shows nothing: a blank, a grey slab. */
const blankContrast = 0.01

/** The part of ten points that is left in each band of a scale, 0..1. The better band never has less. */
export type Grades<Name extends string> = Record<Name, number>

type Grading = { scale: Scale; grades: Grades<string> }

const grading = <Id extends FactId, Name extends string>(
  scale: Scale<Id, Name>,
  grades: Grades<Name>,
): Grading => ({ scale, grades })

/** What each part rests on: all of it has to be known. */
export const gradings: Record<MeasuredPart, Grading[]> = {
  tones: [
    grading(highlightScale, { none: 1, clean: 1, touched: 1, clipped: 0.8, blown: 0.6 }),
    grading(shadowScale, { none: 1, clean: 1, deep: 1, blocked: 0.85 }),
    grading(headroomScale, { used: 1, short: 0.8, dull: 0.6 }),
  ],
  sharpness: [
    grading(blurScale, { crisp: 1, hidden: 0.9, fair: 0.8, soft: 0.5, 'very-soft': 0.3 }),
    grading(noiseScale, { invisible: 1, slight: 1, visible: 0.8, strong: 0.6, 'very-strong': 0.4 }),
    grading(compressionScale, { fine: 1, strong: 0.7, 'very-strong': 0.5 }),
    grading(enlargementScale, { none: 1, enlarged: 0.8, much: 0.5 }),
  ],
  level: [grading(tiltScale, { level: 1, slight: 0.8, strong: 0.5 })],
  neutrality: [grading(castScale, { none: 1, slight: 0.8, strong: 0.5 })],
}

/** What there is to know of a photograph beside its facts; pixels are those of the upright picture. */
export type Judged = { width: number; height: number; isDamaged: boolean; facts: Facts }

/**
 * The measurement score. Null for a damaged file, an empty picture and one with a long edge under 320 pixels, and where
 * tones or sharpness were not measured. Level and neutrality are known in some photographs only, so that the overall
 * does not count them: a photograph neither gains nor loses by what cannot be measured in it.
 */
export function scoreMeasurements({ width, height, isDamaged, facts }: Judged): MeasurementScore | null {
  const isBlank = facts.contrast === undefined || facts.contrast.rms <= blankContrast
  if (isDamaged || isBlank || Math.max(width, height) < leastEdge) return null
  const tones = scorePart('tones', facts)
  const sharpness = scorePart('sharpness', facts)
  if (tones === null || sharpness === null) return null
  return {
    overall: overallOf(tones, sharpness),
    tones,
    sharpness,
    level: scorePart('level', facts),
    neutrality: scorePart('neutrality', facts),
  }
}

/**
 * The score once the photograph was looked at: its level may be known anew, and softness around a crisp subject is no
 * fault.
 */
export function rescored(score: MeasurementScore, facts: Facts): MeasurementScore {
  const { blur, subject } = facts
  const isMeant = subject?.seen?.focus === 'sharp' && blur?.verdict === 'partly-sharp'
  const judged: Facts = isMeant ? { ...facts, blur: { ...blur, verdict: 'sharp' } } : facts
  const sharpness = scorePart('sharpness', judged) ?? score.sharpness
  return {
    ...score,
    overall: overallOf(score.tones, sharpness),
    sharpness,
    level: scorePart('level', facts),
  }
}

/** The mean, to one decimal. */
const overallOf = (tones: number, sharpness: number): number => Math.round((tones + sharpness) * 5) / 10

/** Ten points times the grade of each measurement; null where one of them is not known. */
function scorePart(part: MeasuredPart, facts: Facts): number | null {
  const grades = gradings[part].map(({ scale, grades: byBand }) => {
    const value = scaleValue(scale, facts, scale.confidence.stated)
    return value === null ? null : byBand[bandOf(scale, value).name]!
  })
  if (grades.includes(null)) return null
  return Math.round(20 * grades.reduce<number>((product, grade) => product * (grade ?? 0), 1)) / 2
}

const partNames: Record<MeasuredPart, string> = {
  tones: 'tones',
  sharpness: 'sharpness',
  level: 'level',
  neutrality: 'neutral grays',
}

const known = (score: MeasurementScore): [MeasuredPart, number][] =>
  measuredParts.flatMap((part) => (score[part] === null ? [] : [[part, score[part]]]))

const named = ([part, points]: [MeasuredPart, number]): string => `${partNames[part]} ${points.toFixed(1)}`

/**
 * The score where there is room for one word. Ten points would read as praise for a photograph in which merely no fault
 * was measured: "no fault", "9.0", or the part that the overall does not count, "level 5.0".
 */
export function briefScore(score: MeasurementScore): string {
  if (score.overall < 10) return score.overall.toFixed(1)
  const faulty = known(score).find(([, points]) => points < 10)
  return faulty ? named(faulty) : 'no fault'
}

/** "9.0 of 10: sharpness 8.0, no measured fault in tones and level", without the parts that are not known. */
export function describeScore(score: MeasurementScore): string {
  const parts = known(score)
  const faultless = parts.filter(([, points]) => points === 10).map(([part]) => partNames[part])
  const faulty = parts.filter(([, points]) => points < 10).map(named)
  const rest = faultless.length === 0 ? [] : [`no measured fault in ${listed(faultless)}`]
  const overall = score.overall < 10 ? `${score.overall.toFixed(1)} of 10: ` : ''
  return overall + [...faulty, ...rest].join(', ')
}

const listed = (names: string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`
