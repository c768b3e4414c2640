// How much of its window whisper is to listen through, and whether what it wrote then can be meant.
import { sampleRate } from '../../shared/sound.ts'

/** Steps of 20 ms in whisper's window of 30 s. */
export const fullWindow = 1500
/** The decoder needs some room behind the speech; so much did well over Common Voice (whisper.cpp issue 1855). */
const room = 128
const least = 256
/** The encoder computes in blocks of so many. */
const block = 64

/** Steps of the window that a recording of so many samples wants. */
export function fittedWindow(samples: number): number {
  const steps = (samples / sampleRate) * 50 + room
  return Math.min(fullWindow, Math.max(least, Math.ceil(steps / block) * block))
}

/** Tokens that a second of speech may have, and those that every text has. The fastest speakers come to about six. */
const densest = { perSecond: 8, always: 10 }

/**
 * Whether a model lost its way, as some do in a window that is not the full one (whisper.cpp issue 1951): it repeats
 * itself, or writes more than anybody says in this time.
 */
export function isAstray(text: string, tokens: number, seconds: number): boolean {
  return tokens > densest.always + densest.perSecond * seconds || withoutLoop(text) !== text
}

/** Words that are repeated, at most; how often they come at least for a loop, and how many words those are. */
const loop = { longest: 12, times: 3, words: 6 }

/** The text up to the end of the first of several repetitions in a row; the whole text where there are none. */
export function withoutLoop(text: string): string {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    word: match[0].toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
    end: match.index + match[0].length,
  }))
  for (let period = 1; period <= loop.longest; period++) {
    const needed = Math.max(loop.times * period, loop.words) - period
    let same = 0
    for (let i = period; i < words.length; i++) {
      same = words[i]!.word === words[i - period]!.word ? same + 1 : 0
      if (same >= needed) return text.slice(0, words[i - same]!.end)
    }
  }
  return text
}
