import { z } from 'zod'

/** What a page of the local server holds in place of the token: strings that only the server can read. */
export const sessionSchema = z.object({
  /** Sent as `Authorization: Bearer`. */
  session: z.string(),
  /** Sent as `?key=` in the address of a picture; good for nothing else. */
  pictures: z.string(),
})
export type Session = z.infer<typeof sessionSchema>
