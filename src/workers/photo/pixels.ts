/** An 8-bit RGB picture: three bytes per pixel, row by row. */
export type Pixels = { width: number; height: number; rgb: Uint8Array }

/** A picture of 16 bits per channel: three numbers per pixel, row by row, from 0 to 65,535 for white. */
export type DeepPixels = { width: number; height: number; rgb: Uint16Array }

/** Every pixel of a file as it stores them, in its own RGB: upright only after `orientation` (Exif tag 274). */
export type StoredPixels = Pixels & { orientation: number }

/** One number per pixel, row by row. */
export type Plane = { width: number; height: number; values: Float32Array }

/**
 * Gives the memory of a picture back at once; the picture is empty afterwards.
 * Left to the garbage collector, the 72 MB of a 24-megapixel photo wait while the next ones are decoded.
 */
export function releasePixels({ rgb }: Pixels | DeepPixels): void {
  releaseMemory(rgb)
}

/** The same for numbers of any kind, if their memory is theirs alone. */
export function releaseMemory({ buffer, byteLength }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** A part of a picture, in its pixels. */
export type Box = { left: number; top: number; width: number; height: number }

/** A part of a picture as shares of its width and height. */
export type Area = { x: number; y: number; width: number; height: number }

/** The pixels of `picture` that lie wholly in an area; at least one. */
export function boxOf(area: Area, { width, height }: { width: number; height: number }): Box {
  const [left, right] = wholeCells(area.x, area.x + area.width, width)
  const [top, bottom] = wholeCells(area.y, area.y + area.height, height)
  return { left, top, width: right - left, height: bottom - top }
}

function wholeCells(from: number, to: number, count: number): [from: number, to: number] {
  // Shares of whole pixels come back as those pixels, whatever the last digits of a division.
  const first = Math.min(count - 1, Math.ceil(from * count - 1e-6))
  return [first, Math.max(first + 1, Math.floor(to * count + 1e-6))]
}

/** A copy of a part of a picture. */
export function cutOut({ width, rgb }: Pixels, box: Box): Pixels {
  const part = new Uint8Array(box.width * box.height * 3)
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * width + box.left) * 3
    part.set(rgb.subarray(from, from + 3 * box.width), y * box.width * 3)
  }
  return { width: box.width, height: box.height, rgb: part }
}

/** Rec. 709 luma (0..255, gamma-encoded) of a square cut out of `pixels` around a point given as shares 0..1. */
export function cropLuma(pixels: Pixels, centreX: number, centreY: number, size: number): Plane {
  const { width, height } = pixels
  const cropWidth = Math.min(size, width)
  const cropHeight = Math.min(size, height)
  const left = clamp(Math.round(centreX * width - cropWidth / 2), 0, width - cropWidth)
  const top = clamp(Math.round(centreY * height - cropHeight / 2), 0, height - cropHeight)
  return lumaOf(pixels, { left, top, right: left + cropWidth, bottom: top + cropHeight })
}

/** Sides in pixels; the right and the lower one are the first that do not belong to it. */
export type PixelBox = { left: number; top: number; right: number; bottom: number }

/** Rec. 709 luma (0..255, gamma-encoded) of the part of `box` that lies in the picture. */
export function lumaOf({ width, height, rgb }: Pixels, box: PixelBox): Plane {
  const left = clamp(box.left, 0, width)
  const top = clamp(box.top, 0, height)
  const across = clamp(box.right, left, width) - left
  const down = clamp(box.bottom, top, height) - top
  const values = new Float32Array(across * down)
  for (let y = 0, to = 0; y < down; y++) {
    let from = ((top + y) * width + left) * 3
    for (let x = 0; x < across; x++, to++, from += 3) {
      values[to] = 0.2126 * rgb[from]! + 0.7152 * rgb[from + 1]! + 0.0722 * rgb[from + 2]!
    }
  }
  return { width: across, height: down, values }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
