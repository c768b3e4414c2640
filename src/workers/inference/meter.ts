import type { Figures } from '../../shared/workers.ts'

export type MeterOptions = {
  /** The whole prompt. */
  promptTokens: number
  /** The part of it that the engine still had. */
  cachedTokens: number
  peakMemoryBytes: () => number
  /** Milliseconds, monotonic. */
  now: () => number
}

export type Meter = { countToken: () => void; figures: () => Figures }

/**
 * Counts and clocks one generation without a picture from the moment it is created.
 * promptTps = evaluated prompt tokens / (first token - start), generationTps = (n - 1) / (last token - first).
 */
export function createMeter({ promptTokens, cachedTokens, peakMemoryBytes, now }: MeterOptions): Meter {
  const startedAt = now()
  let firstAt = startedAt
  let lastAt = startedAt
  let generationTokens = 0
  return {
    countToken: () => {
      lastAt = now()
      if (generationTokens === 0) firstAt = lastAt
      generationTokens++
    },
    figures: () => ({
      promptTokens,
      cachedTokens,
      imageTokens: null,
      generationTokens,
      promptTps: generationTokens > 0 ? perSecond(promptTokens - cachedTokens, firstAt - startedAt) : null,
      generationTps: generationTokens > 1 ? perSecond(generationTokens - 1, lastAt - firstAt) : null,
      peakMemoryBytes: peakMemoryBytes(),
    }),
  }
}

/** Null where no time has passed: a speed that cannot be told. */
export function perSecond(count: number, milliseconds: number): number | null {
  return milliseconds > 0 ? (count / milliseconds) * 1000 : null
}
