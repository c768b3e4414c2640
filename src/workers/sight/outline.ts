// The outline of a thing whose box is known: MediaPipe's selfie segmentation (256², Apache-2.0, made for people), run on
// the box. In the trial its masks of people were very good, those of eagle, dog and zebra good, of giraffe, horse and
// walrus bad: whatever is no person gets an outline only where the mask fills its box and is sure of itself. Only the
// largest connected part counts. Known failure: what a person holds may count to the person or not.
import type { SeenSubject } from '../../shared/sight.ts'
import { areaOf, asShare, inShares, overlap, rounded, type Corners } from './boxes.ts'
import { gridOver, type CroppedMask } from './maskGrid.ts'
import type { Net } from './nets.ts'
import type { Picture } from './picture.ts'
import { regionsAbove, type Region } from './regions.ts'
import type { Thing } from './things.ts'
import { scaleInto, unitTones, type Rectangle } from './views.ts'

const cells = 256
/** Cells between these are in doubt. */
const isSoft = (value: number): boolean => value > 0.1 && value < 0.9
const isIn = 0.5

/** Which masks are good enough: the most doubt, how much of its box a mask fills, how well its own box agrees. */
const limits = {
  person: { doubt: 0.8, least: 0.15, most: 0.9, agreement: 0.5 },
  other: { doubt: 0.4, least: 0.35, most: 0.95, agreement: 0.75 },
}

export type Outline = Pick<SeenSubject, 'box' | 'share' | 'centre' | 'doubt' | 'mask'>

/** A function that outlines a thing; null where the mask is no good. */
export function createOutliner(net: Net): (picture: Picture, thing: Thing) => Promise<Outline | null> {
  const input = new Float32Array(cells * cells * 3)
  const grid = { columns: cells, rows: cells, isPlanar: true }
  return async (picture, { name, corners }) => {
    const rectangle = around(corners, picture)
    scaleInto(input, picture, rectangle, grid, unitTones)
    const [output] = Object.values(await net.run(input, [1, 3, cells, cells]))
    const masked = judge(output!.data, rectangle, corners, name === 'person' ? limits.person : limits.other)
    return masked && measured(masked, picture)
  }
}

/** A box with 15 % around it, within the picture. */
function around({ left, top, right, bottom }: Corners, picture: Picture): Rectangle {
  const across = (right - left) * 0.15
  const down = (bottom - top) * 0.15
  const from = { x: Math.max(0, left - across), y: Math.max(0, top - down) }
  return {
    left: from.x,
    top: from.y,
    width: Math.min(picture.width, right + across) - from.x,
    height: Math.min(picture.height, bottom + down) - from.y,
  }
}

type Masked = { mask: CroppedMask; corners: Corners; region: Region; doubt: number }

function judge(
  map: Float32Array,
  rectangle: Rectangle,
  box: Corners,
  { doubt: most, ...fill }: (typeof limits)['person'],
): Masked | null {
  const size = { columns: cells, rows: cells }
  const region = regionsAbove(map, size, isIn).toSorted((a, b) => b.cells.length - a.cells.length)[0]
  if (!region) return null
  // What is soft belongs to the part that it touches; what is apart from it is another thing.
  const soft = regionsAbove(map, size, 0.1).find((each) => each.cells.includes(region.cells[0]!))!
  const kept = new Float32Array(cells * cells)
  for (const cell of soft.cells) kept[cell] = map[cell]!
  const doubt = soft.cells.filter((cell) => isSoft(map[cell]!)).length / region.cells.length
  const byX = rectangle.width / cells
  const byY = rectangle.height / cells
  const corners = {
    left: rectangle.left + region.left * byX,
    top: rectangle.top + region.top * byY,
    right: rectangle.left + region.right * byX,
    bottom: rectangle.top + region.bottom * byY,
  }
  const filled = (region.cells.length * byX * byY) / areaOf(box)
  const isGood =
    doubt <= most && filled >= fill.least && filled <= fill.most && overlap(corners, box) >= fill.agreement
  return isGood ? { mask: { rectangle, cells: kept, ...size }, corners, region, doubt } : null
}

function measured({ mask, corners, region, doubt }: Masked, picture: Picture): Outline {
  const { rectangle, columns, rows } = mask
  let x = 0
  let y = 0
  for (const cell of region.cells) {
    x += (cell % columns) + 0.5
    y += Math.floor(cell / columns) + 0.5
  }
  const count = region.cells.length
  const byX = rectangle.width / columns
  const byY = rectangle.height / rows
  return {
    box: inShares(corners, picture),
    share: asShare((count * byX * byY) / (picture.width * picture.height)),
    centre: {
      x: asShare((rectangle.left + (x / count) * byX) / picture.width),
      y: asShare((rectangle.top + (y / count) * byY) / picture.height),
    },
    doubt: rounded(doubt, 3),
    mask: gridOver(picture, mask),
  }
}
