import type { Clock } from '../../clock.ts'

/** Bytes per second over the last half minute. */
export type Speed = { add: (bytes: number) => void; perSecond: () => number | null }

const windowMs = 30_000
const leastMs = 1000

export function createByteSpeed(clock: Clock): Speed {
  let pieces: { at: number; bytes: number }[] = []
  const begun = clock.now()
  return {
    add(bytes) {
      const at = clock.now()
      const last = pieces.at(-1)
      // One entry for a tenth of a second is enough.
      if (last && at - last.at < 100) last.bytes += bytes
      else pieces.push({ at, bytes })
    },
    perSecond() {
      const now = clock.now()
      pieces = pieces.filter(({ at }) => now - at <= windowMs)
      const span = Math.min(windowMs, now - begun)
      if (span < leastMs) return null
      return pieces.reduce((sum, { bytes }) => sum + bytes, 0) / (span / 1000)
    },
  }
}
