// Speaks with the photo child for whoever wants a file measured: opens the file for it and hands over its bytes.
import { randomUUID } from 'node:crypto'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { Rotation } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import type { Budget } from '../workers/spending.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { openPhotoFile, type PhotoFile } from './photoFile.ts'

/** What the child finds out of a photo, on the way to `measured`. */
export type PhotoFinding = Extract<PhotoReply, { type: 'opened' | 'facts' | 'pictures' }>

type MeasureOptions = {
  path: string
  rotation: Rotation
  /** If it throws, so does the measuring. */
  onFinding: (finding: PhotoFinding) => void
  signal: AbortSignal
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
  const file = await openPhotoFile(path)
  const requestId = randomUUID()
  try {
    await child.renewAbove(mostBetweenPhotos)
    await child.run({
      request: { type: 'measure', requestId, size: file.size, rotation },
      onReply: (reply, post) => {
        if (reply.type === 'read') void readFor(file, reply).then(post)
        else if (reply.type === 'opened' || reply.type === 'facts' || reply.type === 'pictures')
          onFinding(reply)
      },
      isFinal: (reply) => reply.type === 'measured',
      deadlineMs,
      budget,
      signal,
    })
  } finally {
    await file.close()
  }
}

/** What a glance at a photo shows of it. */
export type Glanced = Extract<PhotoReply, { type: 'glanced' }>['picture']

/** The small picture of a file, null where it is not to be had quickly. Rejects as `measurePhotoFile` does. */
export async function glanceAtFile(
  child: Supervisor<PhotoRequest, PhotoReply>,
  { path, rotation, signal }: Omit<MeasureOptions, 'onFinding'>,
): Promise<Glanced> {
  const file = await openPhotoFile(path)
  const requestId = randomUUID()
  try {
    const reply = await child.run({
      request: { type: 'glance', requestId, size: file.size, rotation },
      onReply: (partial, post) => {
        if (partial.type === 'read') void readFor(file, partial).then(post)
      },
      isFinal: (candidate): candidate is Extract<PhotoReply, { type: 'glanced' }> =>
        candidate.type === 'glanced',
      deadlineMs,
      budget,
      signal,
    })
    return reply.picture
  } finally {
    await file.close()
  }
}

/** Never rejects. */
async function readFor(
  file: PhotoFile,
  { requestId, position, length }: Extract<PhotoReply, { type: 'read' }>,
): Promise<PhotoRequest> {
  try {
    return { type: 'bytes', requestId, bytes: await file.read(position, length) }
  } catch (error) {
    return { type: 'unreadable', requestId, error: toErrorRecord(error) }
  }
}
