// The microphone, as samples of 16 kHz. Open from `openMicrophone` to `close`, and never longer.
import { sampleRate } from '../../shared/sound.ts'
import { MicrophoneError } from './microphoneError.ts'
import tapUrl from './tap.ts?worker&url'

export type Microphone = {
  /** Passes on what was heard of the last block; resolves when it is. */
  flush: () => Promise<void>
  close: () => void
}

type Passed = { why: 'full' | 'asked'; samples: Int16Array }

/** Opens it, and calls `onBlock` every 100 ms. Rejects with MicrophoneError. */
export async function openMicrophone(onBlock: (samples: Int16Array) => void): Promise<Microphone> {
  // A page that came from another machine without encryption has no such thing.
  if (!isSecureContext || !('mediaDevices' in navigator)) throw new MicrophoneError('insecure')
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1 } })
    .catch((error: unknown) => {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
      throw new MicrophoneError(isDenied ? 'denied' : 'missing', error)
    })
  const audio = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop()
    void audio.close()
  }
  try {
    await audio.audioWorklet.addModule(tapUrl)
    const tap = new AudioWorkletNode(audio, 'tap', { numberOfOutputs: 0 })
    let flushed = (): void => undefined
    tap.port.addEventListener('message', ({ data }: MessageEvent<Passed>) => {
      onBlock(data.samples)
      if (data.why === 'asked') flushed()
    })
    tap.port.start()
    audio.createMediaStreamSource(stream).connect(tap)
    await audio.resume()
    return {
      close,
      flush: () =>
        new Promise((resolve) => {
          flushed = resolve
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
          tap.port.postMessage('flush')
        }),
    }
  } catch (error) {
    close()
    throw new MicrophoneError('missing', error)
  }
}
