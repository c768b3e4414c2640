// Moves through a menu by keys, as the ARIA Authoring Practices have it (Menu pattern).

/** The place that a key leads to from `at` among `names`; null for a key that leads nowhere. */
export function placeOfKey(key: string, at: number, names: readonly string[]): number | null {
  const count = names.length
  if (count === 0) return null
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (!/^\S$/u.test(key)) return null
  // From the next one on, round to itself.
  const order = names.map((_, step) => (at + 1 + step) % count)
  return order.find((place) => names[place]!.toLowerCase().startsWith(key.toLowerCase())) ?? null
}

/** Where a menu begins so that all of it is seen: at the pointer, or as far before it as it has to; pixels. */
export const menuStart = (wanted: number, size: number, room: number): number =>
  Math.max(0, Math.min(wanted, room - size))
