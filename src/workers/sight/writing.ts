// Reads what is written in a picture: PP-OCRv4 (PaddlePaddle, Apache-2.0). The detector alone is mostly wrong on
// photographs (wood, grass, waves); the reader's mean confidence decides: at .8 and two letters 14 of 14 readings of the
// trial were writing. Known failures: vertical, round, tiny and blurred writing is missed, and in long lines a letter
// may be wrong.
import { plainLine } from '../../shared/plainText.ts'
import { sightLimits, type SeenWriting } from '../../shared/sight.ts'
import { asShare, inShares, type Corners } from './boxes.ts'
import type { Net, Numbers } from './nets.ts'
import type { Picture } from './picture.ts'
import { regionsAbove } from './regions.ts'
import { imageNetTones, scaleInto, signedTones, type Rectangle } from './views.ts'

/** Long edge of what the detector sees, the most pixels, for its memory goes by them, and what its sides divide by. */
const edge = 960
const mostPixels = 832 * 576
const step = 32
/** The reader's height, and its longest line. */
const lineHeight = 48
const longestLine = 960

/** Of a pixel, and of a part on average, that is writing. */
const pixelScore = 0.3
const partScore = 0.6
/** Of the reader. */
const readingScore = 0.8
/** The most places that are read. */
const mostParts = 12

/** A function that reads. `characters`: those the reader knows, one a line, in its order. */
export function createReader(
  detector: Net,
  reader: Net,
  characters: string,
): (picture: Picture) => Promise<SeenWriting[]> {
  const seen = new Float32Array(mostPixels * 3)
  const line = new Float32Array(lineHeight * longestLine * 3)
  // The first of the reader's scores stands for no character, the last for a space.
  const alphabet = ['', ...characters.split('\n').map((each) => each.replace('\r', '')), ' ']

  const findParts = async (picture: Picture): Promise<Corners[]> => {
    const { width, height } = picture
    const scale = Math.min(1, edge / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
    const sideOf = (length: number): number =>
      Math.min(edge, Math.max(step, Math.floor((length * scale) / step) * step))
    const columns = sideOf(width)
    const rows = sideOf(height)
    const input = seen.subarray(0, columns * rows * 3)
    scaleInto(input, picture, whole(picture), { columns, rows, isPlanar: true }, imageNetTones)
    const [map] = Object.values(await detector.run(input, [1, 3, rows, columns]))
    return regionsAbove(map!.data, { columns, rows }, pixelScore)
      .filter(({ mean, ...part }) => mean > partScore && shorterSide(part) >= 4)
      .toSorted((a, b) => b.cells.length - a.cells.length)
      .slice(0, mostParts)
      .map((part) => grown(part, width / columns, height / rows))
  }

  const read = async (picture: Picture, part: Corners): Promise<{ text: string; score: number }> => {
    const rectangle = {
      left: part.left,
      top: part.top,
      width: part.right - part.left,
      height: part.bottom - part.top,
    }
    const fitting = Math.round((lineHeight * rectangle.width) / rectangle.height / 8) * 8
    const columns = Math.min(longestLine, Math.max(lineHeight, fitting))
    const input = line.subarray(0, lineHeight * columns * 3)
    scaleInto(input, picture, rectangle, { columns, rows: lineHeight, isPlanar: true }, signedTones)
    const [scores] = Object.values(await reader.run(input, [1, 3, lineHeight, columns]))
    return spell(scores!, alphabet)
  }

  return async (picture) => {
    const writing: SeenWriting[] = []
    for (const part of await findParts(picture)) {
      const { text, score } = await read(picture, part)
      const plain = plainLine(text.slice(0, sightLimits.textLength)).trim()
      const letters = plain.match(/\p{L}/gu)?.length ?? 0
      if (score >= readingScore && letters >= 2) {
        writing.push({ text: plain, score: asShare(score), box: inShares(part, picture) })
      }
    }
    return writing.toSorted((a, b) => b.score - a.score)
  }
}

const whole = ({ width, height }: Picture): Rectangle => ({ left: 0, top: 0, width, height })

const shorterSide = ({ left, top, right, bottom }: Corners): number => Math.min(right - left, bottom - top)

/** The detector shrinks what it finds: grown back by 1.5 times area over perimeter, as it is published. */
function grown({ left, top, right, bottom }: Corners, byX: number, byY: number): Corners {
  const width = right - left
  const height = bottom - top
  const by = (width * height * 1.5) / (2 * (width + height))
  return {
    left: (left - by) * byX,
    top: (top - by) * byY,
    right: (right + by) * byX,
    bottom: (bottom + by) * byY,
  }
}

/** The likeliest character of each step; a repeated one counts once (greedy CTC). The score is their mean. */
function spell({ data, shape }: Numbers, alphabet: string[]): { text: string; score: number } {
  const kinds = shape.at(-1)!
  let text = ''
  let sum = 0
  let count = 0
  let last = 0
  for (let from = 0; from + kinds <= data.length; from += kinds) {
    let best = 0
    for (let kind = 1; kind < kinds; kind++) if (data[from + kind]! > data[from + best]!) best = kind
    if (best !== 0 && best !== last) {
      text += alphabet[best] ?? ''
      sum += data[from + best]!
      count++
    }
    last = best
  }
  return { text, score: count === 0 ? 0 : sum / count }
}
