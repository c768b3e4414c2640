import { z } from 'zod'

/** A photograph in the data folder that the library does not know; `size` in bytes. */
export const unlistedPhotoSchema = z.object({ id: z.string(), name: z.string(), size: z.int() })
export type UnlistedPhoto = z.infer<typeof unlistedPhotoSchema>

/** What every host says of them. */
export const unlistedSentence = (count: number): string =>
  count === 1
    ? '1 photograph is here that the library does not know.'
    : `${count} photographs are here that the library does not know.`
