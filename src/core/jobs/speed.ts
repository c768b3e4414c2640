/** The sliding window over which live speed is read, milliseconds. */
const windowMs = 2000
/** No figure before this many tokens or this much time: the first tokens of a burst say nothing. */
const minTokens = 8
const minMs = 500

export type Speedometer = {
  /** `tokens` is the engine's count so far, `at` the monotonic time in milliseconds. */
  add: (tokens: number, at: number) => void
  /**
   * Generation speed at `at` in tokens per second over the last 2 s, prefill excluded; null while hidden.
   * It falls while nothing arrives, so a stall shows.
   */
  read: (at: number) => number | null
}

export function createSpeedometer(): Speedometer {
  const points: { tokens: number; at: number }[] = []
  let first: { tokens: number; at: number } | undefined

  return {
    add(tokens, at) {
      first ??= { tokens, at }
      points.push({ tokens, at })
      // The last point before the window stays: it tells how many tokens there were when the window opened.
      while (points.length > 2 && points[1]!.at <= at - windowMs) points.shift()
    },
    read(at) {
      const last = points.at(-1)
      if (!first || !last) return null
      const since = at - first.at
      if (since <= 0 || (last.tokens < minTokens && since < minMs)) return null
      const opened = at - windowMs
      const before = points.findLast((point) => point.at <= opened) ?? first
      const span = at - Math.max(before.at, opened)
      const tokens = last.tokens - before.tokens
      return span > 0 ? (tokens * 1000) / span : null
    },
  }
}
