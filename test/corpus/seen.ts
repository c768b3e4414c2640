// What was seen in a made-up photograph, from the few things that matter to the sentences about it.
import type { Edge, EyeState, Facts } from '../../src/shared/facts.ts'

export type Sights = {
  /** Of each face, largest first. */
  eyes: EyeState[]
  /** Where the outline of the foremost person lies, in shares of the frame. */
  person: { left: number; top: number; right: number; bottom: number }
  cutBy: Edge[]
  things: string[]
  /** Of the person against the surroundings. */
  focus?: 'sharp' | 'soft'
}

const likely = { tier: 'B', confidence: 0.95, label: '', display: '', statement: null } as const
const columns = 64
const rows = 43

export function seen({ eyes, person, cutBy, things, focus }: Sights): Facts {
  const { left, top, right, bottom } = person
  const width = right - left
  const height = bottom - top
  const x = left + width / 2
  const y = top + height / 2
  const isIn = (column: number, row: number): boolean =>
    column >= left * columns && column < right * columns && row >= top * rows && row < bottom * rows
  const cells = Array.from({ length: columns * rows }, (_, index) =>
    isIn(index % columns, Math.floor(index / columns)) ? 'f' : '0',
  ).join('')
  const box = { x: left, y: top, width, height }
  const name = 'a person'
  const outline = {
    of: 'person',
    name,
    share: width * height,
    cutBy,
    focus: focus ?? null,
    mask: { columns, rows, cells },
  } as const
  return {
    faces: {
      ...likely,
      faces: eyes.map((state) => ({ ...box, score: 0.95, eyes: state, sharpness: null, stops: null })),
    },
    things: { ...likely, things: things.map((thing) => ({ ...box, name: thing, score: 0.9 })) },
    subject: { ...likely, x, y, width, height, seen: outline },
  }
}
