import { MicrophoneError, type MicrophoneRefusal } from './microphoneError.ts'

const sentences: Record<MicrophoneRefusal, string> = {
  insecure:
    'A page from another computer may not listen here; open Mondrian on this one, or type your question.',
  denied:
    'This page may not use the microphone; allow it in the browser or in the privacy settings of the system, or type your question.',
  missing: 'No microphone can be heard; connect one, or type your question.',
}

/** Why there is no microphone and what to do, in a sentence; null for an error of another kind. */
export const microphoneSentence = (error: unknown): string | null =>
  error instanceof MicrophoneError ? sentences[error.refusal] : null
