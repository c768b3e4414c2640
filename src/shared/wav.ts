// WAV files of one kind: 16-bit, 16 kHz, mono. The voice child reads the other kinds.
import { sampleRate } from './sound.ts'

/** Bytes before the samples. */
const headerBytes = 44

/** The file of a recording: a RIFF header of the plain form (Multimedia Programming Interface 1.0, 1991) and the samples. */
export function writeWav(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const text = (at: number, value: string): void => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i))
  }
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, i) => view.setInt16(headerBytes + i * 2, sample, true))
  return bytes
}
