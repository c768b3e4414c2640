// Which of many messages stand on the page: so many at most, that a long conversation is typed in as fast as a short one.

/** Messages on the page at once. */
export const mostShown = 120
/** By how many a step goes to earlier or later ones. */
const step = 30

/** `hidden`: how many of the newest are not shown. */
export type TurnWindow = { start: number; end: number }

/** The messages that are shown of `count`, with `hidden` of the newest left out. */
export function turnWindow(count: number, hidden: number): TurnWindow {
  const end = Math.max(Math.min(count, mostShown), count - hidden)
  return { start: Math.max(0, end - mostShown), end }
}

/** How many of the newest are left out after a step to earlier ones, of `count` that are known by then. */
export const hiddenEarlier = (count: number, hidden: number): number =>
  Math.min(hidden + step, Math.max(0, count - mostShown))

/** How many are left out after a step to later ones. */
export const hiddenLater = (hidden: number): number => Math.max(0, hidden - step)
