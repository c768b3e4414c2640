// How a family of models says where something lies, as a form: asked for, prescribed and read. Knows no family.
import { z } from 'zod'
import type { Box } from '../../../shared/sight.ts'
import { placeMark, type PlaceMark } from '../asides.ts'

type Corner = 'x1' | 'y1' | 'x2' | 'y2'

/** The key of the list and the order of its numbers, each 0 to 1000 from the upper left of the picture it was given. */
export type BoxForm = { key: string; corners: readonly [Corner, Corner, Corner, Corner] }

/** A place that a model pointed at: a part of the upright frame, and the words of its text that name it. */
export type Pointed = { at: number; label: string; box: Box }

const full = 1000
/** Shares of the frame: smaller than a pixel of the copy, or nearly all of it, is no place to point at. */
const leastEdge = 0.01
const mostArea = 0.9
const longestLabel = 80

const example = ({ key, corners }: BoxForm): string =>
  `${placeMark}{"${key}": [${corners.join(', ')}], "label": "WORDS"}`

/** What the prompt says of it. */
export const askForPlaces = (form: BoxForm): string =>
  `Before its LEVEL a section may point at one or two things that its text names and that you see exactly, each on a line of its own: ${example(form)}. Numbers go from 0 at the upper left to ${full}; WORDS are words of your text. Where you are not sure, point at nothing.`

/** The GBNF rule `place` and what it consists of. */
export const placeRules = ({ key }: BoxForm): string => {
  const numbers = Array.from({ length: 4 }, () => 'coordinate').join(' ", " ')
  return String.raw`place ::= ${JSON.stringify(`${placeMark}{"${key}": [`)} ${numbers} "], \"label\": \"" word (" " word)? (" " word)? (" " word)? (" " word)? "\"}\n"
coordinate ::= "${full}" | "0" | [1-9] [0-9]? [0-9]?
word ::= [^ "\\\r\n#]+
`
}

/** What the lines point at that keep to the form and make sense; the others are dropped. */
export function readPlaces(lines: readonly PlaceMark[], form: BoxForm): Pointed[] {
  const number = z.int().min(0).max(full)
  const schema = z.strictObject({
    [form.key]: z.tuple([number, number, number, number]),
    label: z.string().trim().min(1).max(longestLabel),
  })
  return lines.flatMap(({ at, line }) => {
    const read = schema.safeParse(parseJson(line))
    if (!read.success) return []
    const numbers = read.data[form.key] as number[]
    const corner = (name: Corner): number => numbers[form.corners.indexOf(name)]! / full
    const [x, y] = [corner('x1'), corner('y1')]
    const box = { x, y, width: corner('x2') - x, height: corner('y2') - y }
    const isPlace = box.width >= leastEdge && box.height >= leastEdge && box.width * box.height <= mostArea
    return isPlace ? [{ at, label: read.data['label'] as string, box }] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
