import { join } from 'node:path'
import type { Context, Env, Hono, MiddlewareHandler } from 'hono'
import type { Core } from '../../core/index.ts'
import { previewPath } from '../../core/photos/previews.ts'
import { tilePath } from '../../core/photos/tileFolders.ts'
import { seenPath } from '../../core/photos/seen.ts'
import { AppError } from '../../shared/errors.ts'
import { isCritiqueJob } from '../../shared/jobs.ts'
import { idOf } from './ids.ts'
import { sendFile } from './sendFile.ts'

export type PictureSource = {
  core: Pick<Core, 'api'>
  /** The core's own data folder. */
  dataDir: string
}

/**
 * Adds /photo/ID, /thumb/ID, /seen/JOB, /preview/ID/NAME and /tile/ID/NAME/TILE, whole or in ranges: the small copies of a
 * photograph, what a job's model was given of it, how it would look after operations, and its pixels; never its original. /preview/JOB/N is that of
 * the job's remark N, counted from 1. Whoever asks has to get through `door`.
 */
export function addPictures<E extends Env>(
  app: Hono<E>,
  { core, dataDir }: PictureSource,
  door: MiddlewareHandler<E>,
): void {
  const send = async (c: Context, file: string): Promise<Response> => {
    const id = idOf(c)
    const { status, thumb } = await core.api['photos.get']({ id })
    if (status !== 'measured' && !(thumb && file === 'thumb.jpg'))
      throw new AppError('not-found', 'This photograph is not measured yet.')
    return sendFile(c, join(dataDir, 'photos', id, file), 'image/jpeg')
  }
  app.get('/photo/:id', door, (c) => send(c, 'model.jpg'))
  app.get('/thumb/:id', door, (c) => send(c, 'thumb.jpg'))
  app.get('/seen/:id', door, async (c) => {
    const id = idOf(c)
    const job = await core.api['jobs.get']({ id })
    if (!isCritiqueJob(job) || !(await core.api['jobs.seen']({ id }))) {
      throw new AppError('not-found', 'The model was given no picture for this critique.')
    }
    return sendFile(c, seenPath(dataDir, job), 'image/jpeg')
  })
  app.get('/tile/:id/:name/:tile', door, async (c) => {
    const id = idOf(c)
    await core.api['photos.get']({ id })
    const { name, tile } = c.req.param() as { name: string; tile: string }
    if (!/^[\da-f]{32}$/.test(name) || !/^\d{1,2}-\d{1,3}-\d{1,3}$/.test(tile))
      throw new AppError('not-found', 'There is nothing here.')
    const sent = await sendFile(c, tilePath(dataDir, id, name, tile), 'image/png')
    // Large, and quick to get: no browser needs to keep it on its disk.
    sent.headers.set('cache-control', 'no-store')
    return sent
  })
  app.get('/preview/:id/:which', door, async (c) => {
    const id = idOf(c)
    const { which } = c.req.param() as { which: string }
    if (/^[\da-f]{32}$/.test(which)) {
      await core.api['photos.get']({ id })
      return sendFile(c, previewPath(dataDir, id, which), 'image/jpeg')
    }
    const { photoId } = await core.api['jobs.get']({ id })
    const critique = photoId === null ? null : await core.api['jobs.critique']({ id })
    const operation = /^[1-9]\d{0,3}$/.test(which) ? critique?.remarks[Number(which) - 1]?.operation : null
    if (!operation || photoId === null) {
      throw new AppError('not-found', 'This remark has nothing to show.', {
        hint: 'Remarks are counted from 1, and those with an operation have a preview.',
      })
    }
    const { path } = await core.api['photos.preview']({ photoId, operations: [operation] })
    return sendFile(c, previewPath(dataDir, photoId, path.split('/').at(-1)!), 'image/jpeg')
  })
}
