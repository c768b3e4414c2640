// Notices a runaway model: the same run of tokens coming again and again. Knows no text and no engine.

/** Longest repeated part that is looked for, in tokens. */
const maxPeriod = 256
/** A part counts as a loop when it came at least three times in a row and covers at least this many tokens. */
const minRepeats = 3
const minTokens = 32

export type LoopDetector = {
  /** Takes the next token; the number of tokens to keep once a loop is certain, otherwise null. */
  push: (token: number) => number | null
}

/**
 * For every period p, counts for how many tokens the text has equalled itself p tokens earlier. Lists, headings and
 * rulers pass: they repeat their beginnings, not whole runs. What is kept ends with the first occurrence.
 */
export function createLoopDetector(): LoopDetector {
  const recent = new Int32Array(maxPeriod).fill(-1)
  const runs = new Int32Array(maxPeriod + 1)
  let count = 0
  return {
    push: (token) => {
      let keep: number | null = null
      for (let period = 1; period <= Math.min(maxPeriod, count); period++) {
        const same = recent[(count - period) % maxPeriod] === token
        const run = same ? (runs[period] ?? 0) + 1 : 0
        runs[period] = run
        if (keep === null && run >= neededRun(period)) keep = count + 1 - run
      }
      recent[count % maxPeriod] = token
      count++
      return keep
    },
  }
}

/** Tokens that must equal those `period` earlier: all occurrences but the first. */
function neededRun(period: number): number {
  return Math.max(minRepeats, Math.ceil(minTokens / period)) * period - period
}
