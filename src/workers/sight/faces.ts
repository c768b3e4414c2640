// Finds faces. BlazeFace (the "back" model of MediaPipe, 256², Apache-2.0) proposes, in the whole picture, in
// parts of it, and where the head of a person should be; the face mesh (presence.ts) judges. Together: no false face in the
// 43 photographs of the trial at score >= .75 and presence >= .9, and 25 of 26 true ones.
// Known failures: a full profile is often missed or refused, a face under about 25 pixels always; backs of heads are
// none. Dolls and drawn faces count where they are like a face.
import { bestOf, logistic, type Corners } from './boxes.ts'
import type { Net, Numbers } from './nets.ts'
import type { Picture } from './picture.ts'
import { scaleInto, signedTones, type Rectangle } from './views.ts'

export type Point = { x: number; y: number }

/** In pixels of the picture. The eyes as they lie in the picture. */
export type FaceCandidate = { score: number; corners: Corners; leftEye: Point; rightEye: Point }

const cells = 256
/** Candidates below are not worth a judgement. */
const lowest = 0.6
/** The most views of heads beside the whole picture and its parts. */
const mostHeads = 6

/** Where each of the 896 proposals starts from, in shares of the view: two in each of 16², six in each of 8². */
const anchors = [
  { side: 16, each: 2 },
  { side: 8, each: 6 },
].flatMap(({ side, each }) =>
  Array.from({ length: side * side * each }, (_, index) => {
    const cell = Math.floor(index / each)
    return { x: ((cell % side) + 0.5) / side, y: (Math.floor(cell / side) + 0.5) / side }
  }),
)
const perProposal = 16

/** A function that finds candidates; `people` says where persons are, in pixels. */
export function createFaceFinder(
  net: Net,
): (picture: Picture, people: Corners[]) => Promise<FaceCandidate[]> {
  const input = new Float32Array(cells * cells * 3)
  const grid = { columns: cells, rows: cells, isPlanar: true }
  return async (picture, people) => {
    const found: FaceCandidate[] = []
    for (const view of viewsOf(picture, people)) {
      scaleInto(input, picture, view, grid, signedTones)
      found.push(...decode(await net.run(input, [1, 3, cells, cells]), view))
    }
    return bestOf(found, 0.3)
  }
}

/** The whole picture, squares of six and of three tenths of its long edge that cover it, and squares around heads. */
function viewsOf({ width, height }: Picture, people: Corners[]): Rectangle[] {
  const square = (x: number, y: number, side: number): Rectangle => ({
    left: x - side / 2,
    top: y - side / 2,
    width: side,
    height: side,
  })
  const long = Math.max(width, height)
  const covering = (share: number): Rectangle[] => {
    const side = long * share
    // A sixth of each lies in its neighbour as well.
    const count = (length: number): number => Math.max(1, Math.ceil((length - side / 6) / ((side * 5) / 6)))
    const across = count(width)
    const down = count(height)
    return Array.from({ length: across * down }, (_, index) => {
      const column = index % across
      const row = Math.floor(index / across)
      return square(((column + 0.5) * width) / across, ((row + 0.5) * height) / down, side)
    })
  }
  const heads = people
    .map(({ left, top, right, bottom }) => {
      const size = Math.min(right - left, bottom - top) * 1.3
      return square((left + right) / 2, top + size * 0.35, size)
    })
    // A larger head is seen in the parts.
    .filter((head) => head.width > 32 && head.width < long * 0.4)
    .slice(0, mostHeads)
  return [square(width / 2, height / 2, long), ...covering(0.6), ...covering(0.3), ...heads]
}

/** Boxes and eyes are offsets in pixels of the view from the anchor. */
function decode(outputs: Record<string, Numbers>, view: Rectangle): FaceCandidate[] {
  const bySize = (size: number): Float32Array => {
    const output = Object.values(outputs).find(({ data }) => data.length === size)
    if (!output) throw new TypeError(`the face detector has no output of ${size} numbers`)
    return output.data
  }
  const halves = [512, 384]
  const scale = view.width / cells
  const found: FaceCandidate[] = []
  let anchor = 0
  for (const count of halves) {
    const scores = bySize(count)
    const boxes = bySize(count * perProposal)
    for (let index = 0; index < count; index++, anchor++) {
      const score = logistic(scores[index]!)
      if (!(score >= lowest)) continue
      const from = index * perProposal
      const { x, y } = anchors[anchor]!
      const pointAt = (offset: number): Point => ({
        x: view.left + (boxes[from + offset]! + x * cells) * scale,
        y: view.top + (boxes[from + offset + 1]! + y * cells) * scale,
      })
      const centre = pointAt(0)
      const halfWidth = (boxes[from + 2]! * scale) / 2
      const halfHeight = (boxes[from + 3]! * scale) / 2
      found.push({
        score,
        corners: {
          left: centre.x - halfWidth,
          top: centre.y - halfHeight,
          right: centre.x + halfWidth,
          bottom: centre.y + halfHeight,
        },
        leftEye: pointAt(4),
        rightEye: pointAt(6),
      })
    }
  }
  return found
}
