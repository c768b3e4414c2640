// What is sharp, where, and what the file itself has lost.
import type { Facts } from '../../../shared/facts.ts'
import { blurScale, directionWords } from '../../../shared/scales/blur.ts'
import { compressionScale } from '../../../shared/scales/compression.ts'
import { enlargementScale } from '../../../shared/scales/enlargement.ts'
import { faceSharpnessScale } from '../../../shared/scales/faces.ts'
import { focusScale } from '../../../shared/scales/focusMap.ts'
import { noiseScale } from '../../../shared/scales/noise.ts'
import type { Box } from '../../../shared/sight.ts'
import { baseOf, bandName, seenFact, type Observation } from './observation.ts'
import type { Situation } from '../../../shared/situations.ts'
import { boxInWords, boxOfCells, regionOf } from './spots.ts'
import { subjectWords } from './subject.ts'

const base = baseOf('focus')

export function observeSharpness(facts: Facts, situation: Situation): Observation[] {
  const isMoved = facts.blur !== undefined && blurredVerdicts.has(facts.blur.verdict)
  return [
    observeFace(facts),
    observeBlur(facts, situation),
    isMoved ? null : observeNoise(facts, situation),
    observeFile(facts),
  ].filter((found) => found !== null)
}

/** Verdicts of a picture in which nothing is sharp. */
export const blurredVerdicts: ReadonlySet<string> = new Set(['movement', 'defocus', 'soft', 'slightly-soft'])

/** A face is what the eye looks at first: where it is known to be sharp or soft, that is what is said of sharpness. */
function observeFace(facts: Facts): Observation | null {
  const face = seenFact(facts, 'faces')?.faces[0]
  const sharp = bandName(faceSharpnessScale, facts)
  if (!face || face.width < 0.06) return null
  const regions = [regionOf('face', face, facts)]
  const words = { face: facts.faces!.faces.length > 1 ? 'largest face' : 'face' }
  const verdict = facts.blur?.verdict
  if (sharp === 'sharp' && !(verdict && blurredVerdicts.has(verdict))) {
    const isAwake = face.eyes === 'open'
    return {
      ...base,
      id: isAwake ? 'facealive' : 'facesharp',
      polarity: 'good',
      salience: isAwake ? 0.66 : 0.6,
      certainty: 0.8,
      topics: isAwake ? ['sharpness', 'eyes'] : ['sharpness'],
      regions,
      words,
    }
  }
  if (sharp === 'soft' && verdict !== 'sharp' && !(verdict && blurredVerdicts.has(verdict)))
    return {
      ...base,
      id: 'facesoft',
      polarity: 'fault',
      salience: 0.74,
      certainty: 0.8,
      topics: ['sharpness'],
      regions,
      words,
    }
  return null
}

/** Lids that are down, which is no fault by itself. */
export function observeEyes(facts: Facts): Observation[] {
  const face = seenFact(facts, 'faces')?.faces[0]
  if (face?.eyes !== 'closed-or-down') return []
  const words = { face: facts.faces!.faces.length > 1 ? 'largest face' : 'face' }
  const regions = [regionOf('face', face, facts)]
  return [
    {
      ...base,
      section: 'impact',
      id: 'eyesdown',
      polarity: 'plain',
      salience: 0.55,
      certainty: 0.75,
      topics: ['eyes'],
      regions,
      words,
    },
  ]
}

function observeBlur(facts: Facts, situation: Situation): Observation | null {
  const { blur } = facts
  // Too few pixels is a count, not an estimate.
  if (blur?.verdict === 'too-small')
    return { ...base, id: 'small', polarity: 'fault', salience: 0.85, topics: ['sharpness', 'file'] }
  const band = bandName(blurScale, facts)
  if (!blur || band === null) return null
  if (blur.verdict === 'partly-sharp') return observeSelective(facts)
  if (blur.verdict === 'part-moved')
    return { ...base, id: 'partmoved', polarity: 'plain', salience: 0.55, topics: ['sharpness'] }
  if (blur.verdict === 'sharp') {
    if (bandName(focusScale, facts) === 'strong' || isPartlyDrawn(facts)) return null
    const isWanted = situation === 'landscape' || situation === 'architecture' || situation === 'document'
    return { ...base, id: 'crisp', polarity: 'good', salience: isWanted ? 0.44 : 0.34, topics: ['sharpness'] }
  }
  if (blur.verdict === 'movement') {
    const { movement } = blur
    const salience = band === 'hidden' ? 0.7 : 0.95
    const pixels = movement ? Math.round(movement.pixels) : 0
    const words = movement
      ? { length: `about ${pixels} pixels`, way: directionWords(movement.degrees) }
      : { length: 'a little', way: 'in one direction' }
    return { ...base, id: 'moved', polarity: 'fault', salience, topics: ['sharpness'], words }
  }
  const isPlain = band === 'soft' || band === 'very-soft'
  const salience = isPlain ? 0.92 : band === 'fair' ? 0.78 : 0.62
  return {
    ...base,
    id: isPlain ? 'soft' : 'slightlysoft',
    polarity: 'fault',
    salience,
    topics: ['sharpness'],
  }
}

/** Blur of a cell in native pixels up to which it is sharp, and from which on the rest is plainly soft. */
const cellLimits = { sharp: 0.7, soft: 2.4 }
/** Per cent of a picture without detail, and share of its cells that are soft, beyond which nobody praises its edges. */
const partly = { clippedPercent: 10, soft: 0.1 }

/** Whether much of the picture has no edges to be sharp: black, white, or soft. */
function isPartlyDrawn({ clipping, blur }: Facts): boolean {
  if ((clipping?.highlightPercent ?? 0) + (clipping?.shadowPercent ?? 0) > partly.clippedPercent) return true
  const known = (blur?.map.sigmas ?? []).filter(
    (sigma, index) => sigma !== null && (blur!.map.confidences[index] ?? 0) >= 0.5,
  )
  const soft = known.filter((sigma) => sigma! > cellLimits.soft)
  return soft.length > partly.soft * known.length
}

type BlurMap = NonNullable<Facts['blur']>['map']

/** The cells of the picture whose blur is known. */
const knownCells = ({ columns, sigmas, confidences }: BlurMap) =>
  sigmas.flatMap((sigma, index) =>
    sigma === null || (confidences[index] ?? 0) < 0.5
      ? []
      : [{ sigma, column: index % columns, row: Math.floor(index / columns), weight: 1 }],
  )

/** Where the picture is sharp, as a box in shares of the frame; null where too little of it is known to be. */
export function sharpBox(map: BlurMap): Box | null {
  const sharp = knownCells(map).filter(({ sigma }) => sigma <= cellLimits.sharp)
  return sharp.length < 4 ? null : boxOfCells(sharp, map.columns, map.rows)
}

/** What is sharp and what is not, where both have a place. */
function observeSelective(facts: Facts): Observation | null {
  const { columns, rows } = facts.blur!.map
  const known = knownCells(facts.blur!.map)
  const box = sharpBox(facts.blur!.map)
  if (!box) return null
  const isIn = (cell: { column: number; row: number }, { x, y, width, height }: Box): boolean => {
    const [across, down] = [(cell.column + 0.5) / columns, (cell.row + 0.5) / rows]
    return across >= x && across <= x + width && down >= y && down <= y + height
  }
  const shareOf = (cells: typeof known): number =>
    cells.length === 0 ? 0 : cells.filter(({ sigma }) => sigma <= cellLimits.sharp).length / cells.length
  const outside = known.filter((cell) => !isIn(cell, box))
  const middle = outside.map(({ sigma }) => sigma).toSorted((a, b) => a - b)[Math.floor(outside.length / 2)]
  const rests = outside.length >= 6 && middle !== undefined && middle >= cellLimits.soft
  const subject = subjectWords(facts)
  if (subject && subject.box.width * subject.box.height < 0.6) {
    const isOn = (cell: (typeof known)[number]): boolean => isIn(cell, subject.box)
    const [on, off] = [known.filter(isOn), known.filter((cell) => !isOn(cell))]
    if (on.length >= 4 && off.length >= 4 && shareOf(on) >= 0.4 && shareOf(on) > 2 * shareOf(off))
      return {
        ...base,
        id: 'subjectsharp',
        polarity: 'good',
        salience: 0.6,
        certainty: 0.8,
        topics: ['sharpness'],
        regions: [regionOf('subject', subject.box, facts)],
        words: { the: subject.the },
      }
  }
  const where = boxInWords(box)
  if (!rests || where === 'throughout' || box.width * box.height > 0.6) return null
  if (!restsBeside(outside, box, { columns, rows })) return null
  return {
    ...base,
    id: 'selective',
    polarity: 'good',
    salience: 0.58,
    certainty: 0.8,
    topics: ['sharpness'],
    regions: [regionOf('detail', box, facts)],
    words: { where },
  }
}

type KnownCell = { sigma: number; column: number; row: number }

/**
 * Whether the picture is known to be soft on each side of the box that it does not touch, level with it: elsewhere a
 * sharp band may run on where there are no edges to tell, and the box would be a place of no meaning.
 */
function restsBeside(
  outside: readonly KnownCell[],
  { x, y, width, height }: Box,
  { columns, rows }: { columns: number; rows: number },
): boolean {
  const sides = [
    { isOpen: x > 0.05, is: (across: number) => across < x, isLevel: 'rows' },
    { isOpen: x + width < 0.95, is: (across: number) => across > x + width, isLevel: 'rows' },
    { isOpen: y > 0.05, is: (_: number, down: number) => down < y, isLevel: 'columns' },
    { isOpen: y + height < 0.95, is: (_: number, down: number) => down > y + height, isLevel: 'columns' },
  ]
  return sides.every(({ isOpen, is, isLevel }) => {
    if (!isOpen) return true
    const cells = outside.filter(({ column, row }) => {
      const [across, down] = [(column + 0.5) / columns, (row + 0.5) / rows]
      const level = isLevel === 'rows' ? down >= y && down <= y + height : across >= x && across <= x + width
      return level && is(across, down)
    })
    return cells.length > 0 && cells.filter(({ sigma }) => sigma > cellLimits.sharp).length > cells.length / 2
  })
}

const noisy = { visible: 0.62, strong: 0.84, 'very-strong': 0.94 } as const

function observeNoise(facts: Facts, situation: Situation): Observation | null {
  const band = bandName(noiseScale, facts)
  if (band === null || band === 'invisible' || band === 'slight') return null
  const salience = noisy[band] - (situation === 'night' && band === 'visible' ? 0.12 : 0)
  const id = band === 'visible' ? 'grain' : 'noise'
  return { ...base, id, polarity: 'fault', salience, certainty: 0.9, topics: ['noise'] }
}

function observeFile(facts: Facts): Observation | null {
  if (facts.blur?.verdict === 'too-small') return null
  const loss = bandName(compressionScale, facts)
  if (loss === 'strong' || loss === 'very-strong')
    return {
      ...base,
      id: 'blocks',
      polarity: 'fault',
      salience: loss === 'strong' ? 0.68 : 0.86,
      certainty: 0.9,
      topics: ['file'],
    }
  const size = bandName(enlargementScale, facts)
  if (size === 'enlarged' || size === 'much')
    return { ...base, id: 'enlarged', polarity: 'fault', salience: 0.55, certainty: 0.8, topics: ['file'] }
  return null
}
