// Where a photograph lies on its stage at any magnification, and which tiles are seen of it. Pure: knows no element.
import { tileLevels, tileLimits, tileName, type Size, type TileLevel } from '../../shared/tiles.ts'

/** Device pixels that a pixel of the file takes along an edge, or as many as let the photograph fit in its stage or fill it. */
export type Scale = 'fit' | 'fill' | number

/** `centre`: what lies in the middle of the stage, as shares of the photograph. */
export type View = { scale: Scale; centre: Point }
export type Point = { x: number; y: number }

/** In CSS pixels. `left`, `top`: where the stage lies in the window; `margin`: kept free around what fits. */
export type Stage = Size & { left: number; top: number; margin: number; dpr: number }
/** Of the photograph in its stage, or of a tile in the photograph, in CSS pixels. */
export type Place = Size & { left: number; top: number }

export const fitted: View = { scale: 'fit', centre: { x: 0.5, y: 0.5 } }

/** No magnification is larger. */
export const largestScale = 8

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** Device pixels that a pixel of the file takes where it fits: no more than one CSS pixel. */
export function fitScale(frame: Size, { width, height, margin, dpr }: Stage): number {
  const [across, down] = [width - 2 * margin, height - 2 * margin]
  return dpr * Math.max(1e-6, Math.min(across / frame.width, down / frame.height, 1))
}

/** Device pixels that a pixel of the file takes. */
export function scaleOf(scale: Scale, frame: Size, stage: Stage): number {
  if (scale === 'fit') return fitScale(frame, stage)
  if (scale !== 'fill') return scale
  return stage.dpr * Math.max(stage.width / frame.width, stage.height / frame.height)
}

/** Where the photograph lies: never beside its stage where it is larger, in its middle where it is smaller. */
export function placeOf({ scale, centre }: View, frame: Size, stage: Stage): Place {
  const unit = scaleOf(scale, frame, stage) / stage.dpr
  const [width, height] = [frame.width * unit, frame.height * unit]
  return {
    left: snap(offsetOf(centre.x, width, stage.width), stage.left, stage.dpr),
    top: snap(offsetOf(centre.y, height, stage.height), stage.top, stage.dpr),
    width,
    height,
  }
}

const offsetOf = (centre: number, length: number, room: number): number =>
  length <= room ? (room - length) / 2 : clamp(room / 2 - centre * length, room - length, 0)

/** On a whole device pixel of the window: else every pixel of the file would be spread over two. */
const snap = (offset: number, origin: number, dpr: number): number =>
  Math.round((offset + origin) * dpr) / dpr - origin

/** The view whose middle is as near to `centre` as the edges of the photograph allow. */
function settled(scale: Scale, centre: Point, frame: Size, stage: Stage): View {
  const unit = scaleOf(scale, frame, stage) / stage.dpr
  const keep = (share: number, length: number, room: number): number =>
    length <= room ? 0.5 : clamp(share, room / 2 / length, 1 - room / 2 / length)
  return {
    scale,
    centre: {
      x: keep(centre.x, frame.width * unit, stage.width),
      y: keep(centre.y, frame.height * unit, stage.height),
    },
  }
}

/** Magnifies so that what lies under `at`, in CSS pixels of the stage, stays there. What is no larger than fitting fits. */
export function zoomTo(view: View, scale: Scale, at: Point, { frame, stage }: Scene): View {
  const wanted = scaleOf(scale, frame, stage)
  if (scale === 'fit' || (scale !== 'fill' && wanted <= fitScale(frame, stage) * 1.001)) return fitted
  const before = placeOf(view, frame, stage)
  const kept = typeof scale === 'number' ? Math.min(scale, largestScale) : scale
  const unit = scaleOf(kept, frame, stage) / stage.dpr
  const under = {
    x: clamp((at.x - before.left) / before.width, 0, 1),
    y: clamp((at.y - before.top) / before.height, 0, 1),
  }
  const centre = {
    x: under.x + (stage.width / 2 - at.x) / (frame.width * unit),
    y: under.y + (stage.height / 2 - at.y) / (frame.height * unit),
  }
  return settled(kept, centre, frame, stage)
}

export type Scene = { frame: Size; stage: Stage }

/** Moves the photograph by so many CSS pixels, as far as its edges allow. */
export function panBy({ scale, centre }: View, by: Point, { frame, stage }: Scene): View {
  const unit = scaleOf(scale, frame, stage) / stage.dpr
  const moved = { x: centre.x - by.x / (frame.width * unit), y: centre.y - by.y / (frame.height * unit) }
  return settled(scale, moved, frame, stage)
}

const ladder = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, largestScale]

/** The next larger or smaller magnification of a ladder; below it what fits. */
export function stepFrom(scale: Scale, direction: 1 | -1, { frame, stage }: Scene): Scale {
  const now = scaleOf(scale, frame, stage)
  const smallest = fitScale(frame, stage)
  const beyond = ladder.filter((each) => each > smallest * 1.001)
  if (direction === 1) return beyond.find((each) => each > now * 1.001) ?? largestScale
  return beyond.findLast((each) => each < now * 0.999) ?? 'fit'
}

/** Whether the small copy has too few pixels for this magnification, in device pixels. */
export function needsTiles(frame: Size, scale: number): boolean {
  const copy = Math.min(1, tileLimits.copyEdge / Math.max(frame.width, frame.height))
  return scale > copy * 1.02
}

/** The coarsest level that has a pixel for each device pixel. */
export function levelFor(frame: Size, scale: number): number {
  const coarser = Math.floor(Math.log2(1 / scale) + 1e-6)
  return clamp(coarser, 0, tileLevels(frame).length - 1)
}

/** `name` as in its address; its place in the photograph. */
export type SeenTile = Place & { name: string }

/** The tiles of a level that are seen where the photograph lies at `place`, and half a tile around. */
export function seenTiles(level: number, place: Place, { frame, stage }: Scene): SeenTile[] {
  const of: TileLevel = tileLevels(frame)[level]!
  // Of one pixel of the level: at odd sizes its last one hangs over the edge of the photograph.
  const unit = (place.width / frame.width) * 2 ** level
  const tile = tileLimits.edge * unit
  const around = tile / 2
  const columns = range(-place.left - around, stage.width - place.left + around, tile, of.columns)
  const rows = range(-place.top - around, stage.height - place.top + around, tile, of.rows)
  const edgeAt = (pixel: number): number => Math.round(pixel * unit * stage.dpr) / stage.dpr
  return rows.flatMap((row) =>
    columns.map((column) => {
      const [left, top] = [edgeAt(column * tileLimits.edge), edgeAt(row * tileLimits.edge)]
      return {
        name: tileName(level, column, row),
        left,
        top,
        width: edgeAt(Math.min((column + 1) * tileLimits.edge, of.width)) - left,
        height: edgeAt(Math.min((row + 1) * tileLimits.edge, of.height)) - top,
      }
    }),
  )
}

/** Numbers of the pieces of `length` of which there are `count` that lie between two points. */
function range(from: number, to: number, length: number, count: number): number[] {
  const first = clamp(Math.floor(from / length), 0, count)
  const last = clamp(Math.ceil(to / length), 0, count)
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}
