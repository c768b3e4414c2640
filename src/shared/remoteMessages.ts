// What is said to the remote child, which answers as the inference child does.
import { z } from 'zod'
import { bytes, requestId } from './childMessages.ts'
import { serverAccessSchema } from './servers.ts'
import { generateOptionsSchema } from './workers.ts'

/** As for the inference child, but the picture itself in place of its path: the remote child opens no file. */
export const remoteOptionsSchema = generateOptionsSchema
  .omit({ imagePath: true })
  .extend({ picture: bytes.optional() })
export type RemoteOptions = z.infer<typeof remoteOptionsSchema>

/** To the remote child. One generation at a time; `cancel` names the request to stop. */
export const remoteRequestSchema = z.discriminatedUnion('type', [
  /** Asks a server what it can do. */
  z.object({ type: z.literal('probe'), requestId, server: serverAccessSchema }),
  /** Makes a server the one that writes. */
  z.object({ type: z.literal('connect'), requestId, server: serverAccessSchema }),
  z.object({ type: z.literal('write'), requestId, options: remoteOptionsSchema }),
  z.object({ type: z.literal('cancel'), requestId }),
])
export type RemoteRequest = z.infer<typeof remoteRequestSchema>
