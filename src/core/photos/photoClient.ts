// Speaks with the photo child for whoever wants a file measured, or its faces: opens the file for it and hands over its bytes.
import { randomUUID } from 'node:crypto'
import type { PartAnswer } from '../../shared/childMessages.ts'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Rotation } from '../../shared/photos.ts'
import type { Box, FaceDetail } from '../../shared/sight.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Budget } from '../workers/spending.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { openPhotoFile, type PhotoFile } from './photoFile.ts'

/** What the child finds out of a photo, on the way to `measured`. */
export type PhotoFinding = ReplyOf<'opened' | 'facts' | 'pictures'>

type ReplyOf<Type extends PhotoReply['type']> = Extract<PhotoReply, { type: Type }>

type MeasureOptions = {
  path: string
  rotation: Rotation
  /** If it throws, so does the measuring. */
  onFinding: (finding: PhotoFinding) => void
  signal: AbortSignal
}

type DetailOptions = Omit<MeasureOptions, 'onFinding'> & {
  /** Of the file in bytes, when it was measured. */
  size: number
  /** As shares of the whole upright picture; at most `mostDetailedFaces`. */
  boxes: readonly Box[]
}

/**
 * What one photo may take: most are refused by their header (workers/photo/cost.ts), the rest by what they take.
 * 1.2 GB are the bar; between two looks a child takes 0.05 more at most.
 */
const budget: Budget = {
  memoryBytes: 1.15e9,
  cpuSeconds: 10,
  overdrawn: (what) =>
    new AppError(
      'photo-too-large',
      what === 'memory'
        ? 'This photo takes more memory than Mondrian gives one photo: add a smaller copy.'
        : 'This photo takes longer to open than Mondrian gives one photo: add a smaller copy.',
    ),
}

/** Memory that a child may hold after a photo, bytes: from above, the next photo begins with a new one. */
const mostBetweenPhotos = 0.4e9

/** A photo that says nothing for this long is given up, milliseconds. */
const deadlineMs = 60_000

/**
 * Has a file measured. Rejects with what the file is refused for (photo-...), or as `Supervisor.run` does.
 */
export async function measurePhotoFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, onFinding, signal }: MeasureOptions,
): Promise<void> {
  await openFor(child, path, signal, {
    requestFor: (opening) => ({ type: 'measure', ...opening, rotation }),
    onReply(reply) {
      if (reply.type === 'opened' || reply.type === 'facts' || reply.type === 'pictures') onFinding(reply)
    },
    isFinal: (reply): reply is ReplyOf<'measured'> => reply.type === 'measured',
    mostBefore: mostBetweenPhotos,
  })
}

/** What a glance at a photo shows of it. */
export type Glanced = ReplyOf<'glanced'>['picture']

/** The small picture of a file, null where it is not to be had quickly. Rejects as `measurePhotoFile` does. */
export async function glanceAtFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, signal }: Omit<MeasureOptions, 'onFinding'>,
): Promise<Glanced> {
  const { picture } = await openFor(child, path, signal, {
    requestFor: (opening) => ({ type: 'glance', ...opening, rotation }),
    isFinal: (reply): reply is ReplyOf<'glanced'> => reply.type === 'glanced',
  })
  return picture
}

/**
 * What every pixel of a file says of some faces, in their order; rejects as `measurePhotoFile` does, and with
 * `photo-changed` where the file has not `size` bytes, as it had when the faces were found.
 */
export async function detailFacesOfFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, signal, size, boxes }: DetailOptions,
): Promise<FaceDetail[]> {
  const { details } = await openFor(child, path, signal, {
    requestFor(opening) {
      if (opening.size !== size)
        throw new AppError('photo-changed', 'The file changed since it was measured.')
      return { type: 'detail', ...opening, rotation, boxes: [...boxes] }
    },
    isFinal: (reply): reply is ReplyOf<'detailed'> => reply.type === 'detailed',
    mostBefore: mostBetweenPhotos,
  })
  return details
}

type WholeOptions = Omit<DetailOptions, 'boxes'> & { operations: readonly Operation[] }

/** Every pixel of a file with operations applied, as a JPEG; rejects as `detailFacesOfFile` does. */
export async function renderWholeFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, signal, size, operations }: WholeOptions,
): Promise<ReplyOf<'rendered'>> {
  return await openFor(child, path, signal, {
    requestFor(opening) {
      if (opening.size !== size)
        throw new AppError('photo-changed', 'The file changed since it was measured.')
      return { type: 'renderWhole', ...opening, rotation, operations: [...operations] }
    },
    isFinal: (reply): reply is ReplyOf<'rendered'> => reply.type === 'rendered',
    mostBefore: mostBetweenPhotos,
  })
}

type CutOptions = Omit<DetailOptions, 'boxes'> & {
  /** Of the file in pixels, upright, when it was measured. */
  width: number
  height: number
  /** If it rejects, so does the cutting. */
  keepRow: (row: ReplyOf<'tiles'>) => Promise<void>
}

/** Has every pixel of a file cut into tiles, a row at a time; rejects as `detailFacesOfFile` does. */
export async function cutFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, signal, size, width, height, keepRow }: CutOptions,
): Promise<void> {
  const kept = async (row: ReplyOf<'tiles'>): Promise<PhotoRequest> => {
    const { requestId } = row
    try {
      await keepRow(row)
      return { type: 'kept', requestId }
    } catch (error) {
      return { type: 'unreadable', requestId, error: toErrorRecord(error) }
    }
  }
  await openFor(child, path, signal, {
    requestFor(opening) {
      if (opening.size !== size)
        throw new AppError('photo-changed', 'The file changed since it was measured.')
      return { type: 'tile', ...opening, rotation, width, height }
    },
    onReply(reply, post) {
      if (reply.type === 'tiles') void kept(reply).then(post)
    },
    isFinal: (reply): reply is ReplyOf<'tiled'> => reply.type === 'tiled',
    mostBefore: mostBetweenPhotos,
  })
}

export type Opening<Final extends PhotoReply> = {
  requestFor: (file: { requestId: string; size: number }) => PhotoRequest
  /** `post` answers it. */
  onReply?: (reply: PhotoReply, post: (answer: PhotoRequest) => void) => void
  isFinal: (reply: PhotoReply) => reply is Final
  /** Memory in bytes that the child may hold before it begins; without it, however much it holds. */
  mostBefore?: number
}

/** Opens a file for a request, and hands over its bytes until the child has answered. */
export async function openFor<Final extends PhotoReply>(
  child: Supervisor<PhotoRequest, PhotoReply>,
  path: string,
  signal: AbortSignal,
  { requestFor, onReply, isFinal, mostBefore }: Opening<Final>,
): Promise<Final> {
  const file = await openPhotoFile(path)
  try {
    const request = requestFor({ requestId: randomUUID(), size: file.size })
    if (mostBefore !== undefined) await child.renewAbove(mostBefore)
    return await child.run({
      request,
      onReply(reply, post) {
        if (reply.type === 'read') void answerRead(file, reply).then(post)
        else onReply?.(reply, post)
      },
      isFinal,
      deadlineMs,
      budget,
      signal,
    })
  } finally {
    await file.close()
  }
}

/** What a child is answered that asks for a part of a file. Never rejects. */
export async function answerRead(
  file: PhotoFile,
  { requestId, position, length }: ReplyOf<'read'>,
): Promise<PartAnswer> {
  try {
    return { type: 'bytes', requestId, bytes: await file.read(position, length) }
  } catch (error) {
    return { type: 'unreadable', requestId, error: toErrorRecord(error) }
  }
}
