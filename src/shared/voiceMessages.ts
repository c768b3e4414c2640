// What the core and the voice child say to each other.
import { z } from 'zod'
import { alive, bytes, failed, fault, helper, ready, requestId } from './childMessages.ts'
import { spokenLanguageSchema } from './voice.ts'

/** Which ear, and how many threads it may take. */
const earSchema = z.object({
  /** The program that listens, a full path. */
  program: z.string(),
  /** Its model, a full path to a file in whisper.cpp's format. */
  modelPath: z.string(),
  threads: z.int().min(1),
})
export type EarOptions = z.infer<typeof earSchema>

/** To the voice child, which answers in turn; `cancel` overtakes and names the request to stop. */
export const voiceRequestSchema = z.discriminatedUnion('type', [
  /** Loads the model, so that the first words do not wait for it. */
  z.object({ type: z.literal('warm'), requestId, ear: earSchema }),
  z.object({
    type: z.literal('transcribe'),
    requestId,
    ear: earSchema,
    /** A WAV file. */
    sound: bytes,
    language: spokenLanguageSchema,
    /** Words that may be said, as a text before what was said. */
    prompt: z.string().max(1000),
  }),
  z.object({ type: z.literal('cancel'), requestId }),
  /** Gives the memory of the model back. */
  z.object({ type: z.literal('unload'), requestId }),
])
export type VoiceRequest = z.infer<typeof voiceRequestSchema>

/** What was said in one recording. */
export const heardSchema = z.object({
  /** Without blanks around it; empty where nothing was said. */
  text: z.string(),
  /** Of two or three letters; null where nothing was said. */
  language: z.string().nullable(),
  /** Seconds of the recording. */
  seconds: z.number(),
  /** Seconds that listening took. */
  tookSeconds: z.number(),
})
export type Heard = z.infer<typeof heardSchema>

/** From the voice child; a request fails with `bad-request`, `model-missing`, `model-damaged`, `engine-failed`, `engine-crashed`, `cancelled`. */
export const voiceReplySchema = z.discriminatedUnion('type', [
  ready,
  alive,
  fault,
  helper,
  z.object({ type: z.literal('warmed'), requestId, seconds: z.number() }),
  z.object({ type: z.literal('heard'), requestId, heard: heardSchema }),
  z.object({ type: z.literal('unloaded'), requestId }),
  failed,
])
export type VoiceReply = z.infer<typeof voiceReplySchema>
