// How sharp the subject is against what surrounds it, by the blur that was measured in each part of the picture.
import type { Fact } from '../../../shared/facts.ts'

type Subject = Pick<Fact<'subject'>, 'x' | 'y' | 'width' | 'height'> & {
  seen?: Pick<NonNullable<Fact<'subject'>['seen']>, 'mask'> | undefined
}
type BlurMap = Fact<'blur'>['map']

/** Cells of the blur map count from this confidence on: weaker edges may be soft by themselves, as those of skin are. */
const leastConfidence = 0.25
/** Of a cell, how much the subject covers where it is one of its own, and where it is one of its surroundings. */
const cover = { own: 0.6, other: 0.05 }

/** Blur, native pixels, in the cells of the subject and in those around it; only where it is known. */
export type PartedBlur = { own: number[]; others: number[] }

/** The cells of the blur map parted by the subject: its outline, or its box where it has none. */
export function partByCover(map: BlurMap, subject: Subject): PartedBlur {
  const own: number[] = []
  const others: number[] = []
  map.sigmas.forEach((sigma, index) => {
    if (sigma === null || map.confidences[index]! < leastConfidence) return
    const covered = coverOf(subject, index % map.columns, Math.floor(index / map.columns), map)
    if (covered >= cover.own) own.push(sigma)
    if (covered <= cover.other) others.push(sigma)
  })
  return { own, others }
}

/** Samples along each side of a cell. */
const samples = 5

function coverOf(subject: Subject, column: number, row: number, { columns, rows }: BlurMap): number {
  let inside = 0
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < samples; i++) {
      inside += isOn(subject, (column + (i + 0.5) / samples) / columns, (row + (j + 0.5) / samples) / rows)
    }
  }
  return inside / samples ** 2
}

/** How much of the subject lies at a place, 0 to 1; places are shares of the photograph. */
function isOn({ x, y, width, height, seen }: Subject, across: number, down: number): number {
  const mask = seen?.mask
  if (mask) {
    const column = Math.min(mask.columns - 1, Math.floor(across * mask.columns))
    const row = Math.min(mask.rows - 1, Math.floor(down * mask.rows))
    return Number.parseInt(mask.cells[row * mask.columns + column]!, 16) / 15
  }
  return Number(Math.abs(across - x) <= width / 2 && Math.abs(down - y) <= height / 2)
}

/** Blur where the subject is sharpest: that of a quarter of its cells is no greater. Null for fewer than three. */
export function subjectBlur({ own }: PartedBlur): number | null {
  return own.length < 3 ? null : quantileOf(own, 0.25)
}

const quantileOf = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!

/** Blur in thousandths of the long edge: up to this a part is crisp, from this on it is plainly soft. */
const limits = { crisp: 0.3, soft: 1.2 }
/** Cells around the subject that have to be known; how many of them soft, or crisp, to say that the subject is not. */
const around = { cells: 6, soft: 0.7, crisp: 0.25 }

/**
 * "sharp": most of the subject is crisp and most of what surrounds it is soft, so that softness there is no fault. "soft": it is
 * soft where it is sharpest, and parts of what surrounds it are crisp, as where the focus missed. Null: neither.
 * @param longEdge of the photograph, native pixels
 */
export function subjectFocus(parted: PartedBlur, longEdge: number): 'sharp' | 'soft' | null {
  const sigma = subjectBlur(parted)
  const { others } = parted
  if (sigma === null || others.length < around.cells) return null
  const inThousandths = (pixels: number): number => (1000 * pixels) / longEdge
  const shareOf = (is: (sigma: number) => boolean): number =>
    others.filter((other) => is(inThousandths(other))).length / others.length
  const middle = inThousandths(quantileOf(parted.own, 0.5))
  if (middle <= limits.crisp && shareOf((other) => other >= limits.soft) >= around.soft) return 'sharp'
  if (inThousandths(sigma) >= limits.soft && shareOf((other) => other <= limits.crisp) >= around.crisp)
    return 'soft'
  return null
}
