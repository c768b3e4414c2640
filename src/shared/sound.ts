// What is speech in a recording, by its loudness alone, and where to cut it. Samples are 16-bit, 16 kHz, mono.

/** Samples a second of all sound here, as speech models want it. */
export const sampleRate = 16_000
/** Samples of a frame, the shortest stretch that is judged: 20 ms. */
export const frameSamples = 320

/** The root mean square of each whole frame, without its mean; 1 is full scale. */
export function frameLevels(samples: Int16Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / frameSamples) }, (_, i) =>
    levelOf(samples.subarray(i * frameSamples, (i + 1) * frameSamples)),
  )
}

function levelOf(frame: Int16Array): number {
  const mean = frame.reduce((sum, x) => sum + x, 0) / frame.length
  const power = frame.reduce((sum, x) => sum + (x - mean) ** 2, 0) / frame.length
  return Math.sqrt(power) / 32_768
}

/** Below this nothing is speech, however still the room: -50 dB. */
const quietest = 0.003
/** Above this everything is, however loud the room: -26 dB. */
const loudest = 0.05
/** How much louder than the room speech is: 9 dB. */
const aboveRoom = 2.8
/** Frames of speech that make a stretch worth listening to, 160 ms: a click of a shutter or a key is shorter. */
const fewestFrames = 8

/** The level from which on a frame is speech, where the room is this loud. */
export const speechLevel = (room: number): number => Math.min(loudest, Math.max(quietest, room * aboveRoom))

export type SoundSpan = { from: number; to: number }

/** Kept before the first frame of speech and behind the last one: consonants are quiet. 200 ms. */
const margin = 10 * frameSamples

/** From the first to the last frame of speech with a margin, in samples; null where nothing was said. */
export function findSpeech(samples: Int16Array): SoundSpan | null {
  const levels = frameLevels(samples)
  // The tenth part that is quietest lies in the pauses.
  const room = levels.toSorted()[Math.floor(levels.length / 10)] ?? 0
  const limit = speechLevel(room)
  if (levels.filter((level) => level >= limit).length < fewestFrames) return null
  const first = levels.findIndex((level) => level >= limit)
  const last = levels.findLastIndex((level) => level >= limit)
  return {
    from: Math.max(0, first * frameSamples - margin),
    to: Math.min(samples.length, (last + 1) * frameSamples + margin),
  }
}

/** A pause that ends a stretch: 360 ms. Shorter ones are within a sentence. */
const pauseFrames = 18
/** Seconds after which a stretch is cut where it is quietest, for those who speak without pauses. */
const longestSeconds = 10
const longestFrames = longestSeconds * (sampleRate / frameSamples)
/** Frames at its end among which it is cut then: 3 s. */
const cutFrames = 150
/** A pause behind which nothing more is coming, from who speaks without a key: 700 ms. */
const endingFrames = 35
/** Frames that are kept while nobody speaks, so that the first syllable is whole: 300 ms. */
const keptFrames = 15

export type Stretches = {
  /** Takes any number of samples. */
  add: (samples: Int16Array) => void
  /** Gives what is left, however short, and begins anew. */
  end: () => void
}

/**
 * Cuts sound at pauses while it comes, so that each stretch can be written down while the next one is spoken. What
 * nobody speaks in is dropped, but for the last stretch: whether something is speech `findSpeech` says. `onSilence` is told when
 * somebody has spoken and has been silent for 700 ms since.
 */
export function createStretches(
  onStretch: (samples: Int16Array, isLast: boolean) => void,
  onSilence: () => void = () => undefined,
): Stretches {
  let held = new Int16Array(0)
  let levels: number[] = []
  /** How loud the room is: the quietest that was heard, which slowly rises. */
  let room = 1
  let spoken = 0
  let quiet = 0
  /** Frames since somebody spoke; null before that. */
  let silent: number | null = null

  const take = (frames: number): Int16Array => {
    const taken = held.slice(0, frames * frameSamples)
    held = held.slice(frames * frameSamples)
    levels = levels.slice(frames)
    return taken
  }
  const cut = (frames: number): void => {
    onStretch(take(frames), false)
    spoken = 0
    quiet = 0
  }
  const judge = (level: number): void => {
    room = Math.min(room * 1.005, level)
    levels.push(level)
    const isSpeech = level >= speechLevel(room)
    spoken += Number(isSpeech)
    quiet = isSpeech ? 0 : quiet + 1
    if (isSpeech && (silent !== null || spoken >= fewestFrames)) silent = 0
    else if (silent !== null) silent++
    if (silent === endingFrames) onSilence()
    if (spoken >= fewestFrames && quiet >= pauseFrames) cut(levels.length - Math.floor(pauseFrames / 2))
    else if (spoken >= fewestFrames && levels.length >= longestFrames) cut(quietestEnd(levels))
    else if (spoken < fewestFrames && quiet > keptFrames) {
      take(levels.length - keptFrames)
      spoken = 0
    }
  }
  return {
    add(samples) {
      held = joined(held, samples)
      while (held.length >= (levels.length + 1) * frameSamples) {
        const at = levels.length * frameSamples
        judge(levelOf(held.subarray(at, at + frameSamples)))
      }
    },
    end() {
      onStretch(held, true)
      held = new Int16Array(0)
      levels = []
      spoken = 0
      quiet = 0
      silent = null
    },
  }
}

/** Behind the quietest frame among the last ones. */
function quietestEnd(levels: readonly number[]): number {
  const from = levels.length - cutFrames
  const end = levels.slice(from)
  return from + end.indexOf(Math.min(...end)) + 1
}

/** One recording behind the other. */
export function joined(a: Int16Array, b: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
