import { openPixels } from './decode.ts'
import type { Pixels } from './pixels.ts'

/**
 * An upright sRGB JPEG of a raster, long edge at most `edge` pixels, without any metadata.
 * `quality` is libjpeg's, 1..100.
 */
export async function encodeJpeg(raster: Pixels, edge: number, quality: number): Promise<Buffer> {
  return await openPixels(raster)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer()
}
