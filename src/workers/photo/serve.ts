import { hash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import { measureAll, measureEarly } from './facts/index.ts'
import { readPhoto } from './intake.ts'
import { openPhoto, type OpenPhoto } from './measure.ts'
import { hashPicture } from './pictureHash.ts'
import type { Pixels } from './pixels.ts'
import { encodeJpeg, writeError, writeWhole } from './render.ts'

/** Long edge in pixels and libjpeg quality of what is written beside a photo. */
const pictures = {
  'thumb.jpg': { edge: 512, quality: 82 },
  'model.jpg': { edge: 1024, quality: 90 },
}

/** Answers one request, whatever happens: the last reply is `measured` or `failed`. Never rejects. */
export async function serve(request: PhotoRequest, send: (reply: PhotoReply) => void): Promise<void> {
  const { requestId } = request
  try {
    await measure(request, send)
    send({ type: 'measured', requestId })
  } catch (error) {
    send({ type: 'failed', requestId, error: toErrorRecord(asAppError(error)) })
  }
}

async function measure(request: PhotoRequest, send: (reply: PhotoReply) => void): Promise<void> {
  const { requestId, path, outDir, rotation } = request
  const bytes = await readPhoto(path)
  const photo = await openPhoto(bytes, rotation)
  send({
    type: 'opened',
    requestId,
    ...describe(photo),
    size: bytes.length,
    sha256: hash('sha256', bytes),
    pictureHash: hashPicture(photo.raster),
  })
  const early = measureEarly(photo.scene)
  send({ type: 'facts', requestId, facts: early, complete: false })
  await writePictures(photo.raster, outDir)
  const facts = await measureAll(photo.scene, early, photo.readNative)
  send({ type: 'facts', requestId, facts, complete: true })
}

function describe({
  width,
  height,
  format,
  rendition,
  camera,
  warning,
}: OpenPhoto): Omit<OpenPhoto, 'raster' | 'scene' | 'readNative'> {
  return { width, height, format, rendition, camera, warning }
}

async function writePictures(raster: Pixels, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true }).catch((error: unknown) => {
    throw writeError(error)
  })
  for (const [name, { edge, quality }] of Object.entries(pictures)) {
    await writeWhole(join(outDir, name), await encodeJpeg(raster, edge, quality))
  }
}

/** What nobody foresaw, as a sentence: the message of a foreign error may hold a path. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  console.error(error)
  return new AppError('internal', 'Something went wrong while this photo was measured.', { cause: error })
}
