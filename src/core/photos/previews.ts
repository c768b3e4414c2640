// Photographs as they would look after advice, kept beside their small pictures within a limit. The photo child makes them;
// no original is touched.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Operation } from '../../shared/operations.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Photo } from '../../shared/photos.ts'
import { storeError } from '../store/storeError.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { companionPath } from './companion.ts'
import { jpegSize } from './jpegSize.ts'
import { renderWholeFile } from './photoClient.ts'

export type PreviewSize = 'working' | 'full'

/** A preview by its name in the photo's folder of previews, and its size in pixels. */
export type Preview = { name: string; width: number; height: number }

export type Previews = {
  /**
   * The preview, made unless it is there. Rejects with `bad-request` before the photo is measured and for a crop that
   * leaves nothing, with what its file is refused for, or as the child does.
   */
  make: (photo: Photo, operations: readonly Operation[], size: PreviewSize) => Promise<Preview>
}

/** What is kept of each photo, the newest first. */
const kept = { files: 24, bytes: 64e6 }
/** Another photograph may be measured before, milliseconds. */
const deadlineMs = 60_000

/** The file of a preview. */
export const previewPath = (dataDir: string, photoId: string, name: string): string =>
  join(dataDir, 'photos', photoId, 'previews', `${name}.jpg`)

type PreviewOptions = { dataDir: string; child: Supervisor<PhotoRequest, PhotoReply> }
type ReplyOf<Type extends PhotoReply['type']> = Extract<PhotoReply, { type: Type }>

export function createPreviews({ dataDir, child }: PreviewOptions): Previews {
  const { signal } = new AbortController()
  const render = async (
    photo: MeasuredSize,
    operations: readonly Operation[],
    wanted: PreviewSize,
  ): Promise<Uint8Array> => {
    const { width, height, size, rotation } = photo
    if (wanted === 'full') return await renderFull({ ...photo, size, rotation }, operations)
    const jpeg = await readFile(join(dataDir, 'photos', photo.id, 'model.jpg'))
    const reply = await child.run({
      request: {
        type: 'render',
        requestId: randomUUID(),
        jpeg,
        width,
        height,
        operations: [...operations],
      },
      onReply: () => undefined,
      isFinal: (each): each is ReplyOf<'rendered'> => each.type === 'rendered',
      deadlineMs,
    })
    return reply.jpeg
  }
  /** From the file that was measured: the photo's own, or the raw file beside it. */
  const renderFull = async (photo: MeasuredSize, operations: readonly Operation[]): Promise<Uint8Array> => {
    const options = { rotation: photo.rotation, size: photo.size, operations, signal }
    const raw = companionPath(photo)
    try {
      return (await renderWholeFile(child, { path: photo.path, ...options })).jpeg
    } catch (error) {
      if (raw === null || (error instanceof AppError && error.code === 'bad-request')) throw error
      return (await renderWholeFile(child, { path: raw, ...options })).jpeg
    }
  }

  return {
    async make(photo, operations, size) {
      const measured = asMeasured(photo)
      const name = nameOf(measured, operations, size)
      const path = previewPath(dataDir, photo.id, name)
      const known = await readFile(path).catch(() => null)
      const bytes = known ?? Buffer.from(await render(measured, operations, size))
      if (known) await utimes(path, new Date(), new Date())
      else await keep(path, bytes)
      return { name, ...jpegSize(bytes) }
    },
  }
}

export type MeasuredSize = Photo & { width: number; height: number; size: number }

/** The photo with what measuring found; throws `bad-request` before that. */
export function asMeasured(photo: Photo): MeasuredSize {
  const { status, width, height, size } = photo
  if (status !== 'measured' || width === null || height === null || size === null) {
    throw new AppError('bad-request', 'This photograph is not measured yet: try again in a moment.')
  }
  return { ...photo, width, height, size }
}

/** The same picture has the same name; one that was turned or replaced has another. */
function nameOf(
  { sha256, rotation, id }: Photo,
  operations: readonly Operation[],
  size: PreviewSize,
): string {
  const of = JSON.stringify([sha256 ?? id, rotation, size, operations])
  return createHash('sha256').update(of).digest('hex').slice(0, 32)
}

/** Writes it whole or not at all, and removes the oldest beyond the limit. */
async function keep(path: string, bytes: Buffer): Promise<void> {
  const folder = join(path, '..')
  try {
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const part = `${path}.${randomUUID()}.part`
    await writeFile(part, bytes, { mode: 0o600 })
    await rename(part, path)
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name))
        return { name, size, mtimeMs }
      }),
    )
    let total = 0
    for (const [index, { name, size }] of files.toSorted((a, b) => b.mtimeMs - a.mtimeMs).entries()) {
      total += size
      const isOver = index >= kept.files || total > kept.bytes
      if (isOver && join(folder, name) !== path) await rm(join(folder, name), { force: true })
    }
  } catch (error) {
    throw storeError(error)
  }
}
