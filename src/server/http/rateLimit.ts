/** A token bucket: true as long as there is something left to take. `now` is in milliseconds, monotonic. */
export function createBucket({ burst, perSecond }: { burst: number; perSecond: number }, now: () => number) {
  let left = burst
  let filledAt = now()
  return (): boolean => {
    const time = now()
    left = Math.min(burst, left + ((time - filledAt) / 1000) * perSecond)
    filledAt = time
    if (left < 1) return false
    left--
    return true
  }
}
