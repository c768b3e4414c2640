import { releasePixels, type Pixels } from './pixels.ts'

/**
 * The picture at half its size, rounded up, each pixel the mean of four; at an odd edge of those that are there twice. The
 * memory of `picture` is given back.
 */
export function halve(picture: Pixels): Pixels {
  const width = Math.ceil(picture.width / 2)
  const height = Math.ceil(picture.height / 2)
  const { rgb } = picture
  const half = new Uint8Array(width * height * 3)
  const row = 3 * picture.width
  /** Pixels that have a right neighbour. */
  const paired = 3 * (picture.width >> 1)
  for (let y = 0, to = 0; y < height; y++) {
    const upper = 2 * y * row
    const lower = 2 * y + 1 < picture.height ? upper + row : upper
    for (let x = 0; x < 2 * paired; x += 6, to += 3) {
      const up = (upper + x) | 0
      const low = (lower + x) | 0
      half[to] = (rgb[up]! + rgb[up + 3]! + rgb[low]! + rgb[low + 3]! + 2) >> 2
      half[to + 1] = (rgb[up + 1]! + rgb[up + 4]! + rgb[low + 1]! + rgb[low + 4]! + 2) >> 2
      half[to + 2] = (rgb[up + 2]! + rgb[up + 5]! + rgb[low + 2]! + rgb[low + 5]! + 2) >> 2
    }
    for (let x = 2 * paired; x < row; x++, to++) half[to] = (rgb[upper + x]! + rgb[lower + x]! + 1) >> 1
  }
  releasePixels(picture)
  return { width, height, rgb: half }
}
