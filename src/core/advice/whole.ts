// What turning or cropping may not cut: faces, and the subject.
import type { Fact, Facts } from '../../shared/facts.ts'
import { keptRectangle, keptShare } from '../../shared/keptRectangle.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Box, SubjectMask } from '../../shared/sight.ts'
import { wholeFrame } from '../sight/facts/frame.ts'

/** Share of a thing that has to stay: whole, and of one that an edge cuts already. */
const stays = { whole: 0.995, cut: 0.93 }
/** Faces and subjects need room around them, as a share of their size. */
const room = 0.08

/** A box inside the frame as one of the whole file. */
export function toWhole(box: Box, inside: Box): Box {
  return {
    x: inside.x + box.x * inside.width,
    y: inside.y + box.y * inside.height,
    width: box.width * inside.width,
    height: box.height * inside.height,
  }
}

/** The box with room on all sides, as far as the photograph goes; `by`: share of its size on each side. */
export function withRoom({ x, y, width, height }: Box, by: number): Box {
  const left = Math.max(0, x - by * width)
  const top = Math.max(0, y - by * height)
  return {
    x: left,
    y: top,
    width: Math.min(1, x + width + by * width) - left,
    height: Math.min(1, y + height + by * height) - top,
  }
}

/** Whether all faces and the subject are still whole afterwards, or cut no more than they are. */
export function keepsWhole(
  facts: Facts,
  size: { width: number; height: number },
  operations: readonly Operation[],
): boolean {
  const inside = facts.frame?.inside ?? wholeFrame
  const kept = keptRectangle(size, operations)
  const { subject } = facts
  const boxes = [...(facts.faces?.faces ?? []), ...(subject?.seen ? [subjectBox(subject)] : [])]
  return boxes.every((box) => {
    const share = keptShare(size, kept, withRoom(toWhole(box, inside), room))
    return share >= (touchesEdge(box) ? stays.cut : stays.whole)
  })
}

/**
 * Around the subject: of its mask where there is one. Else the fact has its centre of gravity and its size, and the box
 * lies around that as far as the frame goes.
 */
export function subjectBox({ x, y, width, height, seen }: Fact<'subject'>): Box {
  const mask = seen?.mask ? maskBox(seen.mask) : null
  if (mask) return mask
  const along = (middle: number, length: number): number =>
    Math.max(0, Math.min(middle - length / 2, 1 - length))
  return { x: along(x, width), y: along(y, height), width, height }
}

/** Around the cells that mostly belong to it; null for none. */
function maskBox({ columns, rows, cells }: SubjectMask): Box | null {
  const half = 8
  let [left, top, right, bottom] = [columns, rows, 0, 0]
  for (const [cell, digit] of Array.from(cells).entries()) {
    if (Number.parseInt(digit, 16) < half) continue
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    left = Math.min(left, column)
    right = Math.max(right, column + 1)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row + 1)
  }
  if (right <= left) return null
  return {
    x: left / columns,
    y: top / rows,
    width: (right - left) / columns,
    height: (bottom - top) / rows,
  }
}

const touchesEdge = ({ x, y, width, height }: Box): boolean =>
  x <= 0.004 || y <= 0.004 || x + width >= 0.996 || y + height >= 0.996
