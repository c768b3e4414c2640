// Reads recordings: WAV files of whole numbers or floats, of any rate and number of channels, as 16 kHz mono.
import { AppError } from '../../shared/errors.ts'
import { sampleRate } from '../../shared/sound.ts'
import { longestSoundSeconds } from '../../shared/voice.ts'

type Format = { isFloat: boolean; channels: number; rate: number; bits: number }

/** Numbers of the forms in a `fmt ` chunk; of the extensible one the true form stands further on. */
const form = { whole: 1, float: 3, extensible: 0xff_fe }

const readers: Record<string, (view: DataView, at: number) => number> = {
  '8': (view, at) => (view.getUint8(at) - 128) / 128,
  '16': (view, at) => view.getInt16(at, true) / 32_768,
  '24': (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608,
  '32': (view, at) => view.getInt32(at, true) / 2_147_483_648,
  float32: (view, at) => view.getFloat32(at, true),
}

/** The samples of a WAV file. @throws AppError `bad-request` for anything else, and for more than a minute */
export function readWav(file: Uint8Array): Int16Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const name = (at: number): string => Buffer.from(file.subarray(at, at + 4)).toString('latin1')
  if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') {
    throw new AppError('bad-request', 'This is no WAV file, the only kind of sound that is listened to.')
  }
  let format: Format | null = null
  for (let at = 12; at + 8 <= file.length;) {
    const size = view.getUint32(at + 4, true)
    const from = at + 8
    if (name(at) === 'fmt ' && from + 16 <= file.length) format = readFormat(view, from, size)
    if (name(at) === 'data' && format) {
      // A file that was cut off, or written while it grew, says more than it has.
      return samplesOf(view, format, from, Math.min(size, file.length - from))
    }
    at = from + size + (size % 2)
  }
  throw new AppError('bad-request', 'There is no sound in this WAV file.')
}

function readFormat(view: DataView, at: number, size: number): Format {
  const told = view.getUint16(at, true)
  const isExtended = told === form.extensible && size >= 26 && at + 26 <= view.byteLength
  const kind = isExtended ? view.getUint16(at + 24, true) : told
  const format = {
    isFloat: kind === form.float,
    channels: view.getUint16(at + 2, true),
    rate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  }
  const isKnown = (kind === form.whole || kind === form.float) && readerOf(format) !== undefined
  const isSound =
    format.channels >= 1 && format.channels <= 8 && format.rate >= 4000 && format.rate <= 192_000
  if (isKnown && isSound) return format
  throw new AppError('bad-request', 'The sound in this WAV file is packed in a way that is not read.', {
    hint: 'Save it as PCM with 16 bits.',
  })
}

const readerOf = ({ isFloat, bits }: Format): ((view: DataView, at: number) => number) | undefined =>
  readers[isFloat ? `float${bits}` : String(bits)]

function samplesOf(view: DataView, format: Format, from: number, bytes: number): Int16Array {
  const { channels, rate, bits } = format
  const read = readerOf(format)!
  const frameBytes = channels * (bits / 8)
  const count = Math.floor(bytes / frameBytes)
  if (count / rate > longestSoundSeconds) {
    throw new AppError(
      'bad-request',
      `At most ${longestSoundSeconds} seconds of sound are listened to at once.`,
    )
  }
  const mono = Float32Array.from({ length: count }, (_, i) => {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += read(view, from + i * frameBytes + channel * (bits / 8))
    return sum / channels
  })
  const samples = rate === sampleRate ? mono : resampled(mono, rate)
  return Int16Array.from(samples, (x) => Math.max(-32_768, Math.min(32_767, Math.round(x * 32_768))))
}

/** At 16 kHz: the mean of what lies under each new sample, a box filter against what that rate cannot hold. */
function resampled(samples: Float32Array, rate: number): Float32Array {
  const step = rate / sampleRate
  // Each sample begins where its sum so far ends; between two the sum grows evenly.
  const sums = new Float64Array(samples.length + 1)
  samples.forEach((x, i) => (sums[i + 1] = sums[i]! + x))
  const sumUpTo = (at: number): number => {
    const whole = Math.min(samples.length, Math.floor(at))
    return sums[whole]! + (at - whole) * (samples[whole] ?? 0)
  }
  return Float32Array.from(
    { length: Math.floor(samples.length / step) },
    (_, i) => (sumUpTo((i + 1) * step) - sumUpTo(i * step)) / step,
  )
}
