// The commands of speaking and hearing. Sound goes in as a WAV file and is kept nowhere.
import { z } from 'zod'
import { command, idSchema as id } from './command.ts'
import { longestSoundBytes, spokenLanguageSchema } from './voice.ts'
import { heardSchema } from './voiceMessages.ts'

/** Of so many bytes: base64 has four characters for three. */
const sound = z.string().max(Math.ceil(longestSoundBytes / 3) * 4)

export const voiceCommands = {
  /**
   * Somebody is about to speak, or no longer. The host lets its page have the microphone while that is so, and the speech
   * model is loaded meanwhile: nothing waits for it. Rejects with `model-missing` where there is none, `engine-failed`
   * where this build has no ear.
   */
  'voice.arm': command(
    z.strictObject({ isArmed: z.boolean() }),
    /** The model that will listen; null where nobody is about to speak. */
    z.object({ model: z.string().nullable() }),
  ),
  /**
   * What was said in a recording, a stretch of an utterance or all of it. `transcription` events tell the text of the
   * utterance so far; `text` here is that of this stretch alone, empty where nothing was said in it. Stretches are written
   * down in the order in which they come.
   */
  'voice.transcribe': command(
    z.strictObject({
      utteranceId: id,
      /** A WAV file in base64. */
      sound,
      language: spokenLanguageSchema.default('auto'),
      isLast: z.boolean().default(true),
    }),
    heardSchema.extend({
      /** Of the utterance so far. */
      utterance: z.string(),
    }),
  ),
  /** A window tells which voice of the system speaks there; null for none. */
  'voice.mouth': command(z.strictObject({ voice: z.string().max(200).nullable() }), z.null()),
} as const
