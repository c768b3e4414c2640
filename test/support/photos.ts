import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/** Writes a small photograph-like JPEG: a gradient with one shape, so that every fact has something to measure. */
export async function writePhoto(
  folder: string,
  name = 'photo.jpg',
  colour = '#c86432',
  caption = '',
): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#dfe7ef"/><stop offset="1" stop-color="#2c3a48"/></linearGradient></defs>
    <rect width="480" height="320" fill="url(#g)"/><rect x="300" y="120" width="90" height="140" fill="${colour}"/>
  </svg>`
  const path = join(folder, name)
  const image = sharp(Buffer.from(svg)).jpeg({ quality: 92 })
  if (caption !== '') image.withExif({ IFD0: { ImageDescription: caption } })
  await writeFile(path, await image.toBuffer())
  return path
}

/** A JPEG of one colour, `#rrggbb`, of so many pixels. */
export function solidJpeg(colour: string, width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg({ quality: 92 })
    .toBuffer()
}
