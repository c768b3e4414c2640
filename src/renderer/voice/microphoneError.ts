/** Why there is no microphone. insecure: the page came from another computer, without encryption. */
export type MicrophoneRefusal = 'insecure' | 'denied' | 'missing'

export class MicrophoneError extends Error {
  readonly refusal: MicrophoneRefusal

  constructor(refusal: MicrophoneRefusal, cause?: unknown) {
    super(`The microphone is ${refusal}`, { cause })
    this.name = 'MicrophoneError'
    this.refusal = refusal
  }
}
