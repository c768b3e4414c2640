import { describe, expect, it } from 'vitest'
import { speech } from '../../../test/fixtures/speech.ts'
import { findSpeech } from '../../shared/sound.ts'
import { writeWav } from '../../shared/wav.ts'
import { readWav } from './readWav.ts'

type Shape = { form?: number; channels?: number; rate?: number; bits?: number }

/** A WAV file with these bytes of sound. */
function wav(data: Buffer, { form = 1, channels = 1, rate = 16_000, bits = 16 }: Shape = {}): Buffer {
  const head = Buffer.from(writeWav(new Int16Array(0)))
  head.writeUInt16LE(form, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt16LE(bits, 34)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

describe('readWav', () => {
  it('gives back what was written', () => {
    const samples = speech(0.5)
    expect(readWav(writeWav(samples))).toEqual(samples)
  })

  it.each([
    ['8 bits', wav(Buffer.from([128, 192, 255]), { bits: 8 }), [0, 16_384, 32_512]],
    ['24 bits', wav(Buffer.from([0, 0, 64, 0, 0, 192]), { bits: 24 }), [16_384, -16_384]],
    [
      'floats',
      wav(Buffer.from(new Float32Array([0.5, 2, -2]).buffer), { form: 3, bits: 32 }),
      [16_384, 32_767, -32_768],
    ],
    ['two channels', wav(Buffer.from(new Int16Array([100, 300, -2, -4]).buffer), { channels: 2 }), [200, -3]],
    ['48 kHz', wav(Buffer.from(new Int16Array([3, 6, 9, 30, 30, 30]).buffer), { rate: 48_000 }), [6, 30]],
    ['a part that is not known before it', withPart(wav(Buffer.from([1, 0]))), [1]],
    ['an end that is missing', wav(Buffer.from([1, 0, 2, 0])).subarray(0, 46), [1]],
  ])('reads %s', (_, file, samples) => expect([...readWav(file)]).toEqual(samples))

  it('finds the same speech at 44.1 kHz', () => {
    const samples = speech(1)
    const faster = Int16Array.from({ length: 44_100 }, (_, i) => samples[Math.floor((i * 16_000) / 44_100)]!)
    const read = readWav(wav(Buffer.from(faster.buffer), { rate: 44_100 }))
    expect(read.length).toBe(16_000)
    expect(findSpeech(read)).not.toBeNull()
  })

  it.each([
    ['another kind of file', Buffer.from('OggS and so on'), /no WAV file/],
    ['nothing', Buffer.alloc(0), /no WAV file/],
    ['no sound', wav(Buffer.alloc(0)).subarray(0, 36), /no sound/],
    ['a law for telephones', wav(Buffer.alloc(8), { form: 7, bits: 8 }), /not read/],
    ['no channel', wav(Buffer.alloc(8), { channels: 0 }), /not read/],
    ['more than a minute', writeWav(new Int16Array(61 * 16_000)), /60 seconds/],
  ])('refuses %s in a sentence', (_, file, sentence) => expect(() => readWav(file)).toThrow(sentence))
})

/** With an odd chunk before the sound, as editors write. */
function withPart(file: Buffer): Buffer {
  const part = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')])
  return Buffer.concat([file.subarray(0, 36), part, file.subarray(36)])
}
