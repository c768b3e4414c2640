import { hash } from 'node:crypto'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import { scoreMeasurements } from '../../shared/measurementScore.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { measureAll, measureEarly } from './facts/index.ts'
import { marksOfCamera } from '../../shared/marks.ts'
import { gatherFile, type Ask, type ReadPart } from '../asking.ts'
import type { Channel } from '../channel.ts'
import { readCamera } from './camera.ts'
import { cutTiles } from './cutTiles.ts'
import { glanceAt } from './glance.ts'
import { exifParts } from './exifParts.ts'
import { measureFaces } from './faceDetails.ts'
import { formatOf } from './intake.ts'
import { openPhoto, type OpenPhoto } from './measure.ts'
import { hashPicture } from './pictureHash.ts'
import { encodeJpeg } from './render.ts'
import { makeSidecar } from './sidecar/index.ts'
import { marksIn } from './sidecar/marksIn.ts'
import { renderCopy, renderWhole } from './renderOperations.ts'
import { tryOperations } from './tryOperations.ts'

/** Long edge in pixels and libjpeg quality of what is kept beside a photo. */
const pictures = { thumb: { edge: 512, quality: 82 }, model: { edge: 1024, quality: 90 } }

/** What a photo is opened for. */
export type OpeningRequest = Exclude<PhotoRequest, { type: 'bytes' | 'kept' | 'unreadable' }>
type RequestOf<Type extends OpeningRequest['type']> = Extract<OpeningRequest, { type: Type }>

/**
 * Answers one request, whatever happens: the last reply is `measured`, `glanced`, `detailed`, `tried`, `rendered`, `tiled`,
 * `sidecar`, `marksRead` or `failed`. Never rejects.
 */
export async function serve(
  request: OpeningRequest,
  ask: Ask<PhotoReply>,
  { send, fault }: Channel<PhotoReply>,
): Promise<void> {
  const { requestId } = request
  const read: ReadPart = (position, length) => ask({ type: 'read', requestId, position, length })
  try {
    if (request.type === 'glance') return await glance(request, read, send)
    if (request.type === 'detail') return await detail(request, read, send)
    if (request.type === 'try') return await tryOut(request, send)
    if (request.type === 'render') {
      const { width, height, operations } = request
      const picture = await renderCopy(Buffer.from(request.jpeg), { width, height }, operations)
      return send({ type: 'rendered', requestId, ...picture })
    }
    if (request.type === 'renderWhole') {
      const bytes = await gatherFile(request.size, read)
      const picture = await renderWhole(bytes, request.rotation, request.operations)
      return send({ type: 'rendered', requestId, ...picture })
    }
    if (request.type === 'tile') {
      const bytes = await gatherFile(request.size, read)
      await cutTiles(bytes, request, (row) => ask({ type: 'tiles', requestId, ...row }))
      return send({ type: 'tiled', requestId })
    }
    if (request.type === 'readOwnMarks') {
      const marks = ownMarks(await gatherFile(request.size, read))
      return send({ type: 'marksRead', requestId, marks })
    }
    if (request.type === 'readMarks') {
      return send({ type: 'marksRead', requestId, marks: marksIn(request.existing) })
    }
    if (request.type === 'sidecar') {
      const { content, existing, rotation, width, height } = request
      const bytes = await gatherFile(request.size, read)
      const order = { content, existing, rotation, width, height }
      return send({ type: 'sidecar', requestId, ...(await makeSidecar(bytes, order)) })
    }
    await measure(request, read, send)
    send({ type: 'measured', requestId })
  } catch (error) {
    if (!(error instanceof AppError)) fault(error)
    send({ type: 'failed', requestId, error: toErrorRecord(asAppError(error)) })
  }
}

/** What stands in the file itself; throws photo-format. */
const ownMarks = (bytes: Buffer): ReturnType<typeof marksOfCamera> =>
  marksOfCamera(readCamera(exifParts(bytes, formatOf(bytes))))

async function glance(
  { requestId, size, rotation }: RequestOf<'glance'>,
  read: ReadPart,
  send: (reply: PhotoReply) => void,
): Promise<void> {
  const bytes = await gatherFile(size, read)
  send({ type: 'glanced', requestId, picture: await glanceAt(bytes, rotation, pictures.thumb) })
}

async function detail(
  { requestId, size, rotation, boxes }: RequestOf<'detail'>,
  read: ReadPart,
  send: (reply: PhotoReply) => void,
): Promise<void> {
  const bytes = await gatherFile(size, read)
  send({ type: 'detailed', requestId, details: await measureFaces(bytes, rotation, boxes) })
}

async function tryOut(
  { requestId, jpeg, width, height, ...trials }: RequestOf<'try'>,
  send: (reply: PhotoReply) => void,
): Promise<void> {
  const spent = process.cpuUsage()
  const results = await tryOperations({ ...trials, jpeg: Buffer.from(jpeg), native: { width, height } })
  const { user, system } = process.cpuUsage(spent)
  send({ type: 'tried', requestId, ...results, cpuMs: (user + system) / 1000 })
}

async function measure(
  { requestId, size, rotation }: RequestOf<'measure'>,
  read: ReadPart,
  send: (reply: PhotoReply) => void,
): Promise<void> {
  const bytes = await gatherFile(size, read)
  const photo = await openPhoto(bytes, rotation)
  const { raster } = photo
  send({
    type: 'opened',
    requestId,
    ...describe(photo),
    size,
    sha256: hash('sha256', bytes),
    pictureHash: hashPicture(raster),
  })
  const early = measureEarly(photo.scene)
  send({ type: 'facts', requestId, facts: early, complete: false, measurementScore: null })
  const { thumb, model } = pictures
  const small = {
    thumb: await encodeJpeg(raster, thumb.edge, thumb.quality),
    model: await encodeJpeg(raster, model.edge, model.quality),
  }
  send({ type: 'pictures', requestId, ...small })
  const facts = await measureAll(photo.scene, early, photo.readNative)
  const measurementScore = scoreMeasurements({ ...photo, facts })
  send({ type: 'facts', requestId, facts, complete: true, measurementScore })
}

function describe({
  width,
  height,
  format,
  rendition,
  camera,
  warning,
}: OpenPhoto): Omit<OpenPhoto, 'isDamaged' | 'raster' | 'scene' | 'readNative'> {
  return { width, height, format, rendition, camera, warning }
}

/** What nobody foresaw, as a sentence: the message of a foreign error may hold a path. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', 'Something went wrong while this photo was measured.', { cause: error })
}
