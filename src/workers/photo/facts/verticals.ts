// The roll of a camera from upright lines: lines that lean alike show it, lines that lean towards each other show a
// camera that looked up or down, which is no loss of level.
import type { Gradients } from './gradients.ts'
import { findLevelLines, type LevelLine } from './levelLines.ts'

export type Roll = { degrees: number; lines: number }

/** An upright line: how it leans in degrees, clockwise positive, and where it crosses, as a share of the width. */
type Upright = { degrees: number; x: number; support: number }

/** Lines shorter than this share of the height say nothing. */
const shortest = 0.12
/** Most that the lean may change over the width, degrees: a camera that looks up. */
const mostConverging = 8
/** Lines nearer to each other than this share of the width tell nothing of converging. */
const apart = 0.08
/** Degrees within which lines agree, converging or parallel. */
const agreement = { converging: 0.5, parallel: 0.35 }
/** What converging costs, in support: two numbers fit what one does. */
const costOfConverging = 0.15
/**
 * What is asked of the lines. With a near-level line that agrees less is: its least length as a share of the width,
 * and degrees from the roll.
 */
const demanded = {
  withLevelLine: { lines: 3, spread: 0.3, support: 0.8, length: 0.5, degrees: 0.6 },
  alone: { lines: 4, spread: 0.4, support: 1.3 },
}

/** The roll that upright lines agree on, null where too few do. `level`: the near-level lines of the same picture. */
export function findRoll(gradients: Gradients, level: LevelLine[]): Roll | null {
  const uprights = findLevelLines(transpose(gradients))
    .filter(({ support }) => support >= shortest)
    .map(({ angle, offset, support }) => ({ degrees: -angle, x: offset / gradients.width, support }))
  const best = bestAgreement(uprights)
  if (!best) return null
  const places = best.on.map(({ x }) => x)
  const spread = Math.max(...places) - Math.min(...places)
  const isEnough = (least: { lines: number; spread: number; support: number }): boolean =>
    best.on.length >= least.lines && spread >= least.spread && best.support >= least.support
  const { withLevelLine, alone } = demanded
  const hasLevelLine = level.some(
    ({ angle, support }) =>
      support >= withLevelLine.length && Math.abs(angle - best.roll) < withLevelLine.degrees,
  )
  const isSure = (hasLevelLine && isEnough(withLevelLine)) || (best.converging === 0 && isEnough(alone))
  return isSure ? { degrees: best.roll, lines: best.on.length } : null
}

type Agreement = { roll: number; converging: number; on: Upright[]; support: number }

/** Of all pairs of lines the lean(x) = roll + converging x through them on which most lines agree. */
function bestAgreement(uprights: Upright[]): Agreement | null {
  let best: Agreement | null = null
  for (const [i, one] of uprights.entries()) {
    for (const other of uprights.slice(i + 1)) {
      const distance = other.x - one.x
      const slope = Math.abs(distance) > apart ? (other.degrees - one.degrees) / distance : 0
      for (const converging of slope === 0 ? [0] : [0, slope]) {
        if (Math.abs(converging) > mostConverging) continue
        const agreed = agreementOn(uprights, one, other, converging)
        if (agreed.on.length >= 2 && (!best || agreed.support > best.support)) best = agreed
      }
    }
  }
  return best
}

function agreementOn(uprights: Upright[], one: Upright, other: Upright, converging: number): Agreement {
  const isParallel = converging === 0
  const guess = isParallel ? (one.degrees + other.degrees) / 2 : one.degrees - converging * one.x
  const within = isParallel ? agreement.parallel : agreement.converging
  const on = uprights.filter(({ degrees, x }) => Math.abs(degrees - guess - converging * x) < within)
  const weight = on.reduce((sum, { support }) => sum + support, 0)
  const mean = on.reduce((sum, { degrees, support }) => sum + degrees * support, 0) / weight
  return {
    roll: isParallel ? mean : guess,
    converging,
    on,
    support: weight - (isParallel ? 0 : costOfConverging),
  }
}

/** Gradients of the picture mirrored at its diagonal, in which upright lines lie near level. */
function transpose({ width, height, x, y }: Gradients): Gradients {
  const turned = {
    width: height,
    height: width,
    x: new Float32Array(x.length),
    y: new Float32Array(y.length),
  }
  for (let row = 0; row < height; row++) {
    for (let column = 0, from = row * width, to = row; column < width; column++, from++, to += height) {
      turned.x[to] = y[from]!
      turned.y[to] = x[from]!
    }
  }
  return turned
}
