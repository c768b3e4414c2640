// What the metadata child is asked, and what it answers.
import { z } from 'zod'
import { alive, bytes, failed, fault, partAnswers, readPart, ready, requestId } from './childMessages.ts'

/** The most bytes of a file that something is written into: the child and ExifTool hold it in memory. */
export const mostEmbeddedInBytes = 300e6

const size = z.int().positive().max(mostEmbeddedInBytes)

/** To the metadata child, which opens no file of a person's: of a photograph of `size` bytes. */
export const metadataRequestSchema = z.discriminatedUnion('type', [
  /** Asks for the XMP packet in it. */
  z.object({ type: z.literal('readPacket'), requestId, size }),
  /** Asks for the file with this packet in the place of the one that is in it. */
  z.object({ type: z.literal('writePacket'), requestId, size, xmp: bytes }),
  ...partAnswers,
])
export type MetadataRequest = z.infer<typeof metadataRequestSchema>

/** From the metadata child, per request: read (several), packet; read (several), piece (several), rewritten; or failed. */
export const metadataReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  fault,
  readPart,
  /** Null where there is none. */
  z.object({ type: z.literal('packet'), requestId, xmp: bytes.nullable() }),
  /** The next bytes of the new file; more come once they are `kept`. */
  z.object({ type: z.literal('piece'), requestId, bytes }),
  /** It is whole, and its picture is the same; SHA-256 of the file as it was and as it is to be, in hexadecimal. */
  z.object({ type: z.literal('rewritten'), requestId, size: z.int(), was: z.string(), sha256: z.string() }),
  failed,
])
export type MetadataReply = z.infer<typeof metadataReplySchema>
