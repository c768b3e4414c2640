// The photos table. Never opens a photograph.
import { z } from 'zod'
import { AppError, errorRecordSchema } from '../../shared/errors.ts'
import { measurementScoreSchema } from '../../shared/measurementScore.ts'
import { foreignMarksSchema } from '../../shared/marks.ts'
import { cameraSchema, emptyCamera, photoSchema, pictureHashSchema, type Photo } from '../../shared/photos.ts'
import type { Database } from './db.ts'
import { hashDistance } from './hashDistance.ts'
import { jsonColumn, pageOf, readCursor, readRow } from './rows.ts'

/** What becomes known of a photo after it was added. */
export type PhotoPatch = Partial<
  Pick<
    Photo,
    | 'status'
    | 'thumb'
    | 'width'
    | 'height'
    | 'format'
    | 'rendition'
    | 'rotation'
    | 'size'
    | 'sha256'
    | 'camera'
    | 'measurementScore'
    | 'warning'
    | 'error'
  >
>

export type NewPhoto = Pick<Photo, 'id' | 'name' | 'path' | 'addedAt'> & { companion?: string | null }

/** `older`: how many follow after this page. */
type PhotoPage = { photos: Photo[]; next: string | null; older: number }

export type Photos = {
  /** Adds a photo that was not opened yet. */
  insert: (photo: NewPhoto) => Photo
  /** Throws AppError `not-found`. */
  get: (id: string) => Photo
  /** By its place in the order of arrival. Throws AppError `not-found`. */
  atNumber: (number: number) => Photo
  has: (id: string) => boolean
  /** Newest first. Throws AppError `bad-request` for a cursor that is none. */
  list: (page: { limit: number; before?: string | undefined }) => PhotoPage
  /** The ids of all, in the order of their arrival. */
  ids: () => string[]
  /** Changes the members in `patch`. Throws AppError `not-found`. */
  update: (id: string, patch: PhotoPatch) => Photo
  /** Keeps what the picture looks like: 16 hexadecimal digits, or null. */
  setPictureHash: (id: string, hash: string | null) => void
  /** What the picture looks like, null where that was not measured or it has no features. Throws AppError `not-found`. */
  pictureHash: (id: string) => string | null
  /** The photo and as many as `most` that came before it and after it, in the order of arrival. Throws AppError `not-found`. */
  around: (id: string, most: number) => Photo[]
  /** Every photo whose hash differs from that of photo `id` in at most `most` bits, the most alike first. */
  similar: (id: string, most: number) => { photo: Photo; distance: number }[]
  /** Those added later with the bytes of photo `id`, in the order of arrival. Throws AppError `not-found`. */
  copiesOf: (id: string) => Photo[]
  /** Photos still to be measured, oldest first. */
  pending: () => Photo[]
  /** With its facts, jobs and critiques; `removals` keeps in mind that its files are to go. Throws AppError `not-found`; `illegal-transition` while a job of it runs. */
  remove: (id: string) => void
}

const columns = `number, id, name, path, status, thumb, width, height, format, rendition, rotation, size, sha256, companion,
  camera, measurement_score AS measurementScore, warning, error, added_at AS addedAt,
  rating, flag, label, foreign_marks AS foreignMarks,
  (SELECT earlier.id FROM photos AS earlier WHERE earlier.sha256 = photos.sha256 AND earlier.number < photos.number
    ORDER BY earlier.number LIMIT 1) AS duplicateOf`

const photoRowSchema = photoSchema.extend({
  thumb: z.int().transform(Boolean),
  format: photoSchema.shape.format.catch(null),
  rendition: photoSchema.shape.rendition.catch(null),
  camera: jsonColumn
    .pipe(z.looseObject({}))
    .transform((camera) => ({ ...emptyCamera, ...camera }))
    .pipe(cameraSchema)
    .nullable()
    .catch(null),
  measurementScore: jsonColumn.pipe(measurementScoreSchema).nullable().catch(null),
  error: jsonColumn.pipe(errorRecordSchema).nullable().catch(null),
  flag: photoSchema.shape.flag.catch(null),
  label: photoSchema.shape.label.catch(null),
  foreignMarks: jsonColumn.pipe(foreignMarksSchema).nullable().catch(null),
})

const idRow = z.object({ id: z.string(), number: z.int() })
/** Ids that are read at once. */
const idsAtOnce = 1000
const countRow = z.object({ older: z.int() })
const hashRowSchema = z.object({ id: z.string(), hash: pictureHashSchema.nullable().catch(null) })

const readPhoto = (row: unknown): Photo => readRow(photoRowSchema, row)

const missing = (): AppError => new AppError('not-found', 'This photograph is not here (any more).')

/** The photos table of `db`. */
export function photoTable(db: Database): Photos {
  const insert = db.prepare(`
    INSERT INTO photos (id, name, path, companion, status, added_at)
    VALUES (@id, @name, @path, @companion, 'new', @addedAt)`)
  const select = db.prepare(`SELECT ${columns} FROM photos WHERE id = @id`)
  const selectNumber = db.prepare(`SELECT ${columns} FROM photos WHERE number = @number`)
  const selectPage = db.prepare(`
    SELECT ${columns} FROM photos WHERE number < @before ORDER BY number DESC LIMIT @limit`)
  const selectAfter = db.prepare(`
    SELECT ${columns} FROM photos WHERE number > @after ORDER BY number LIMIT @limit`)
  const countBefore = db.prepare('SELECT count(*) AS older FROM photos WHERE number < @before')
  const update = db.prepare(`
    UPDATE photos SET status = @status, thumb = @thumb, width = @width, height = @height, format = @format,
      rendition = @rendition, rotation = @rotation, size = @size, sha256 = @sha256, camera = @camera,
      measurement_score = @score, warning = @warning, error = @error
    WHERE id = @id`)
  const updateHash = db.prepare('UPDATE photos SET picture_hash = @hash WHERE id = @id')
  const selectHash = db.prepare('SELECT id, picture_hash AS hash FROM photos WHERE id = @id')
  // All of them, from the index alone: 50,000 hashes are compared in milliseconds.
  const selectHashes = db.prepare(
    'SELECT id, picture_hash AS hash FROM photos WHERE picture_hash IS NOT NULL AND id <> @id',
  )
  const selectCopies = db.prepare(`
    SELECT ${columns} FROM photos WHERE sha256 = @sha256 AND number > @number ORDER BY number`)
  const selectNew = db.prepare(`SELECT ${columns} FROM photos WHERE status = 'new' ORDER BY number`)
  const selectIds = db.prepare(
    `SELECT id, number FROM photos WHERE number > @after ORDER BY number LIMIT ${idsAtOnce}`,
  )
  const selectHas = db.prepare('SELECT 1 FROM photos WHERE id = @id')
  const selectRunning = db.prepare(`SELECT 1 FROM jobs WHERE photo_id = @id AND status = 'running' LIMIT 1`)
  const remove = db.prepare('DELETE FROM photos WHERE id = @id')
  const keepInMind = db.prepare('INSERT OR IGNORE INTO removals (photo_id) VALUES (@id)')

  const get = (id: string): Photo => {
    const row = select.get({ id })
    if (row === undefined) throw missing()
    return readPhoto(row)
  }

  const hashOf = (id: string): string | null => {
    const row = selectHash.get({ id })
    if (row === undefined) throw missing()
    return readRow(hashRowSchema, row).hash
  }

  return {
    get,
    atNumber: (number) => {
      const row = selectNumber.get({ number })
      if (row === undefined) throw missing()
      return readPhoto(row)
    },
    has: (id) => selectHas.get({ id }) !== undefined,
    ids: () => {
      const ids: string[] = []
      for (let after = 0; ;) {
        const rows = selectIds.all({ after }).map((row) => readRow(idRow, row))
        ids.push(...rows.map(({ id }) => id))
        if (rows.length < idsAtOnce) return ids
        after = rows.at(-1)!.number
      }
    },
    insert: (photo) => {
      insert.run({ companion: null, ...photo })
      return get(photo.id)
    },
    list: ({ limit, before }) => {
      const rows = selectPage.all({ before: readCursor(before), limit: limit + 1 })
      const { records, next } = pageOf(rows, limit, readPhoto)
      const { older } = readRow(countRow, countBefore.get({ before: records.at(-1)?.number ?? 0 }))
      return { photos: records, next, older }
    },
    update: (id, patch) =>
      db.transaction(() => {
        const photo = { ...get(id), ...patch }
        const { status, width, height, format, rendition, rotation, size, sha256, warning } = photo
        const camera = photo.camera && JSON.stringify(photo.camera)
        const score = photo.measurementScore && JSON.stringify(photo.measurementScore)
        const error = photo.error && JSON.stringify(photo.error)
        const plain = { id, status, width, height, format, rendition, rotation, size, sha256, warning }
        update.run({ ...plain, thumb: Number(photo.thumb), camera, score, error })
        return get(id)
      }),
    setPictureHash: (id, hash) => {
      if (updateHash.run({ id, hash }) === 0) throw missing()
    },
    pictureHash: hashOf,
    around: (id, most) => {
      const { number } = get(id)
      const before = selectPage.all({ before: number, limit: most }).map(readPhoto)
      const after = selectAfter.all({ after: number, limit: most }).map(readPhoto)
      return [...before.toReversed(), get(id), ...after]
    },
    similar: (id, most) => {
      const hash = hashOf(id)
      if (hash === null) return []
      const others = readRow(z.array(hashRowSchema), selectHashes.all({ id }))
      return others
        .map((other) => ({ id: other.id, distance: hashDistance(hash, other.hash ?? '') }))
        .filter(({ distance }) => distance <= most)
        .toSorted((a, b) => a.distance - b.distance)
        .map((other) => ({ photo: get(other.id), distance: other.distance }))
    },
    copiesOf: (id) => {
      const { sha256, number } = get(id)
      return selectCopies.all({ sha256, number }).map(readPhoto)
    },
    pending: () => selectNew.all().map(readPhoto),
    remove: (id) =>
      db.transaction(() => {
        if (selectRunning.get({ id }) !== undefined) {
          throw new AppError('illegal-transition', 'A critique of this photograph is being written.', {
            hint: 'Stop it first.',
          })
        }
        if (remove.run({ id }) === 0) throw missing()
        keepInMind.run({ id })
      }),
  }
}
