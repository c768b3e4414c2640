// The pixels of a photo, cut into tiles of several levels. It never keeps more than one row of tiles.
import { AppError } from '../../shared/errors.ts'
import type { Rotation } from '../../shared/photos.ts'
import { tileLevels, tileLimits, type Size, type TileLevel } from '../../shared/tiles.ts'
import { displayP3Profile } from './displayP3.ts'
import { halve } from './halve.ts'
import { openShown } from './openShown.ts'
import { cutStored, turnUpright, uprightSize } from './orientation.ts'
import { releasePixels, type Pixels, type StoredPixels } from './pixels.ts'
import { storedPng, type Scratch } from './storedPng.ts'

/** `pngs`: the tiles of a row, from the left; they hold until the next row. */
export type TileRow = { level: number; row: number; pngs: Buffer[] }

/**
 * Cuts a photo into the tiles of `tileLevels`, row by row; `width`, `height`: of its file, upright, as it was measured.
 * Throws as `openPhoto` does, photo-changed where the file has another size now, and what `onRow` rejects with.
 */
export async function cutTiles(
  bytes: Buffer,
  { rotation, width, height }: Size & { rotation: Rotation },
  onRow: (row: TileRow) => Promise<unknown>,
): Promise<void> {
  const { isDisplayP3, orientation, ...whole } = await openShown(bytes, rotation)
  const size = uprightSize(whole, orientation)
  if (size.width !== width || size.height !== height) {
    throw new AppError('photo-changed', 'The file changed since it was measured.')
  }
  const profile = isDisplayP3 ? displayP3Profile() : null
  const levels = tileLevels(size)
  const scratch = Array.from({ length: levels[0]!.columns }, () => ({ bytes: Buffer.alloc(0) }))
  let picture: Pixels = whole
  for (const [level, of] of levels.entries()) {
    if (level > 0) picture = halve(picture)
    for (let row = 0; row < of.rows; row++) {
      const pngs = scratch
        .slice(0, of.columns)
        .map((memory, column) => cutTile({ ...picture, orientation }, { of, column, row }, profile, memory))
      await onRow({ level, row, pngs })
    }
  }
  releasePixels(picture)
}

type Place = { of: TileLevel; column: number; row: number }

function cutTile(
  picture: StoredPixels,
  { of, column, row }: Place,
  profile: Buffer | null,
  scratch: Scratch,
): Buffer {
  const { edge } = tileLimits
  const [left, top] = [column * edge, row * edge]
  const box = { left, top, width: Math.min(edge, of.width - left), height: Math.min(edge, of.height - top) }
  if (picture.orientation === 1) return storedPng(picture, box, profile, scratch)
  const part = cutStored(picture, {
    x: left / of.width,
    y: top / of.height,
    width: box.width / of.width,
    height: box.height / of.height,
  })
  const upright = turnUpright(part, picture.orientation)
  return storedPng(upright, { ...box, left: 0, top: 0 }, profile, scratch)
}
