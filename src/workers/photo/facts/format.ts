// How numbers are rounded and written, once, so that a fact's value, its display and its statement agree.
// It never measures.

/** Rounds to `decimals` places; never returns -0. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale + 0
}

/** A percentage (0..100) with two decimals below 10 and one above. */
export function roundPercent(value: number): number {
  return round(value, value < 10 ? 2 : 1)
}

/** "0.47 %", "12.5 %": a percentage rounded by `roundPercent`. */
export function formatPercent(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} %`
}

/** A share 0..1 as whole percent: "81 %". */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** "+1.2", "−0.3" (typographic minus), "0.0". */
export function formatSigned(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals)
  if (Number(size) === 0) return size
  return value < 0 ? `−${size}` : `+${size}`
}
