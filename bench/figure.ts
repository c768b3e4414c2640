/** One measured figure; `holds` compares it with its target. */
export type Figure = {
  name: string
  value: number
  /** The least a `>=` figure may be, the most a `<=` figure may be. */
  target: string
  unit: string
  holds: boolean
}

export function figure(
  name: string,
  value: number,
  bound: { atLeast: number } | { atMost: number },
  unit: string,
): Figure {
  const holds = 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
  const target = 'atLeast' in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`
  return { name, value: Math.round(value * 1000) / 1000, target, unit, holds }
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/**
 * Measures `ours` and `other` in alternating order, so that a machine that slows down slows both, and returns the
 * median of the ratios ours / other.
 */
export async function alternatingRatio(
  pairs: number,
  ours: () => Promise<number>,
  other: () => Promise<number>,
): Promise<number> {
  const ratios: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const oursFirst = pair % 2 === 0
    const first = await (oursFirst ? ours() : other())
    const second = await (oursFirst ? other() : ours())
    ratios.push(oursFirst ? first / second : second / first)
  }
  return median(ratios)
}
