/** The value below which `share` (0..1) of the numbers lie; puts them into another order. Null for none. */
export function quantile(numbers: Float32Array | Float64Array, share: number): number | null {
  if (numbers.length === 0) return null
  return select(numbers, Math.min(numbers.length - 1, Math.floor(numbers.length * share)))
}

/** The number that would stand at `rank` if they were sorted (Hoare 1961, "Algorithm 65: Find"). */
function select(numbers: Float32Array | Float64Array, rank: number): number {
  let left = 0
  let right = numbers.length - 1
  while (left < right) {
    const pivot = numbers[rank]!
    let low = left
    let high = right
    while (low <= high) {
      while (numbers[low]! < pivot) low++
      while (numbers[high]! > pivot) high--
      if (low > high) break
      const swapped = numbers[low]!
      numbers[low++] = numbers[high]!
      numbers[high--] = swapped
    }
    if (high < rank) left = low
    if (rank < low) right = high
  }
  return numbers[rank]!
}

export function mean(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!
  return numbers.length > 0 ? sum / numbers.length : 0
}

/** Standard deviation of the whole population. */
export function deviation(numbers: ArrayLike<number>): number {
  const centre = mean(numbers)
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i]! - centre) ** 2
  return numbers.length > 0 ? Math.sqrt(sum / numbers.length) : 0
}

/** Reproducible random numbers 0..1 (Numerical Recipes' linear congruence), so that a photo always measures the same. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** Threshold (0..1) that best splits values 0..1 into two groups (Otsu 1979), on a 64-bin histogram. */
export function otsuThreshold(values: ArrayLike<number>): number {
  const bins = new Float64Array(64)
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(63, Math.floor(values[i]! * 64))
    bins[bin] = bins[bin]! + 1
  }
  const total = bins.reduce((sum, count, bin) => sum + count * bin, 0)
  let best = 0
  let threshold = 0.5
  let countBelow = 0
  let sumBelow = 0
  for (let bin = 0; bin < 63; bin++) {
    countBelow += bins[bin]!
    sumBelow += bins[bin]! * bin
    const countAbove = values.length - countBelow
    if (countBelow === 0 || countAbove === 0) continue
    const apart = sumBelow / countBelow - (total - sumBelow) / countAbove
    const between = countBelow * countAbove * apart * apart
    if (between > best) {
      best = between
      threshold = (bin + 1) / 64
    }
  }
  return threshold
}
