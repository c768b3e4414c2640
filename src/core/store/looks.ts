// The looks table: that a photo was looked at, how it was turned then, and the fingerprint of what was seen.
import { z } from 'zod'
import { embeddingLength } from '../../shared/sight.ts'
import { rotationSchema, type Rotation } from '../../shared/photos.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type Look = {
  photoId: string
  rotation: Rotation
  /** Of length 1; null where its net was missing. */
  embedding: Float32Array | null
}

export type LookTable = {
  /** Stores or replaces the look at a photo. */
  put: (look: Look) => void
  /** Null where it was not looked at. */
  get: (photoId: string) => Look | null
}

const bytesPerNumber = Float32Array.BYTES_PER_ELEMENT

const rowSchema: z.ZodType<Look> = z.object({
  photoId: z.string(),
  rotation: rotationSchema,
  embedding: z
    .instanceof(Uint8Array)
    .nullable()
    .transform((bytes) => {
      if (bytes?.byteLength !== embeddingLength * bytesPerNumber) return null
      // A copy lies on a border of four bytes, which a view needs.
      return new Float32Array(new Uint8Array(bytes).buffer)
    }),
})

/** The looks table of `db`. */
export function lookTable(db: Database): LookTable {
  const put = db.prepare(`
    INSERT INTO looks (photo_id, rotation, embedding) VALUES (@photoId, @rotation, @embedding)
    ON CONFLICT (photo_id) DO UPDATE SET rotation = excluded.rotation, embedding = excluded.embedding`)
  const select = db.prepare(
    'SELECT photo_id AS photoId, rotation, embedding FROM looks WHERE photo_id = @photoId',
  )

  return {
    put: ({ photoId, rotation, embedding }) =>
      void put.run({ photoId, rotation, embedding: embedding && Buffer.from(embedding.buffer) }),
    get: (photoId) => {
      const row = select.get({ photoId })
      return row === undefined ? null : readRow(rowSchema, row)
    },
  }
}
